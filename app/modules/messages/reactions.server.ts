import { stableId } from "../../domain/stable-id.server";
import { defineReaction, done, nothing, type Reaction } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import { request } from "../../spine/unit.server";
import { readOrder } from "../orders/index.server";
import { writeMessage } from "./store.server";

const record = recorder("messages");

/** Troubles that pass by themselves within a day or so: the page says them, a letter would only disturb. */
const quiet = new Set(["held", "weather"]);

export const reactions: Reaction[] = [
  defineReaction({
    name: "messages.tell-shopper",
    on: "orders.outlook_changed",
    records: ["messages.decided"],
    effects: ["messages.email"],
    async run(unit, { payload }) {
      const { exceptionId, orderId, subjectId, headline, revision } = payload;
      if (!exceptionId) return nothing("all is well");
      if (quiet.has(headline)) return nothing("the page says it");
      const order = await readOrder(unit, orderId);
      if (!order?.personId) return nothing("nobody to tell");
      // One exception, one letter: a later change of mind updates the page, not the mailbox.
      const messageId = stableId("msg", "exception", exceptionId);
      const template = `exception.${headline}`;
      const written = await writeMessage(unit, {
        id: messageId,
        order_id: orderId,
        subject_id: subjectId,
        person_id: order.personId,
        channel: "email",
        template,
        revision,
        decided_at: unit.clock.now(),
      });
      if (!written) return nothing("told already");
      await record(unit, "messages.decided", {
        subject: { kind: "message", id: messageId },
        at: unit.clock.now(),
        key: messageId,
        payload: { messageId, orderId, template, channel: "email" },
      });
      await request(unit, {
        kind: "messages.email",
        key: messageId,
        orderKey: `letters:${orderId}`,
        payload: { messageId },
      });
      return done(template);
    },
  }),
];
