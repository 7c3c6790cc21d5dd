import { stableId } from "../../../domain/stable-id.server";
import { done, nothing } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import type { Unit } from "../../../spine/unit.server";
import { readOrder } from "../../orders/index.server";
import { writeMessage } from "../messages.store.server";
import type { News } from "../news";
import { readSettings } from "../settings.store.server";
import { mediaOf } from "../settings";
import { triggerOf } from "../triggers";
import { tellTools } from "../telling/tell.server";
import { dispatch, wakeAt } from "./dispatch.server";
import { firstOpen } from "./reach.server";

const record = recorder("messages");

export const messageIdOf = (news: Pick<News, "trigger" | "key">): string =>
  stableId("msg", news.trigger, news.key);

/**
 * Something happened that a shopper may want to know: decides over what it would be told, keeps the decision with its reason, and
 * sends it, holds it, or does not. Marketing tools hear of it in any case: what they do with it is the store's own doing there.
 */
export async function offer(unit: Unit, news: News) {
  const order = await readOrder(unit, news.orderId);
  if (!order?.personId) return nothing("nobody to tell");
  const trigger = triggerOf(news.trigger);
  await tellTools(unit, news, order.personId);
  const settings = await readSettings(unit);
  const media = mediaOf(settings, news.trigger);
  if (media.length === 0) return nothing("turned off");
  const elsewhere = settings.saidElsewhere[news.trigger];
  const reach = elsewhere
    ? { bar: "said_elsewhere" as const }
    : await firstOpen(unit, trigger, {
        personId: order.personId,
        country: order.shipTo.country,
        media,
        settings,
      });
  const open = "medium" in reach;
  const now = unit.clock.now();
  const due = new Date(
    Math.max(now.getTime() + trigger.settleSeconds * 1_000, news.notBefore?.getTime() ?? 0),
  );
  const id = messageIdOf(news);
  const written = await writeMessage(unit, {
    id,
    order_id: news.orderId,
    subject_id: news.subjectId,
    person_id: order.personId,
    trigger: news.trigger,
    line: trigger.line,
    weight: trigger.weight,
    class: trigger.class,
    medium: open ? reach.medium : (media[0] ?? ""),
    event: JSON.stringify(news.event),
    latest: news.latest ?? null,
    state: open ? "held" : "dropped",
    reason: open ? "settling" : reach.bar,
    happened_at: news.notBefore ?? news.happenedAt,
    decided_at: now,
    due_at: open ? due : null,
  });
  if (!written) return nothing("decided already");
  await record(unit, "messages.decided", {
    subject: { kind: "message", id },
    at: now,
    key: id,
    payload: {
      messageId: id,
      orderId: news.orderId,
      trigger: news.trigger,
      state: open ? "held" : "dropped",
      reason: open ? "settling" : reach.bar,
    },
  });
  if (!open) return done(`${news.trigger}: not told, ${reach.bar}`);
  if (due <= now) await dispatch(unit, news.orderId);
  else await wakeAt(unit, news.orderId, due);
  return done(news.trigger);
}
