import { all } from "../../../adapters/channels/_all";
import type { AnyChannel, DeliveryWord } from "../../../adapters/channels/contract";
import { ok, type Result, retry } from "../../../domain/result";
import type { Intake } from "../../../spine/definitions";
import { recorder } from "../../../spine/record.server";
import type { Unit } from "../../../spine/unit.server";
import { unwrapped } from "../../../spine/wrapped";
import { keepReceipt } from "./receipts.store.server";
import { release, suppress } from "./suppression.store.server";

const record = recorder("messages");

/** A word that comes sooner than our own note of the message is read again so long; an older one is about somebody else's. */
const PATIENCE_MS = 120_000;

/** What a provider says became of a message: kept on it, once, whatever order the words come in. */
async function hear(
  unit: Unit,
  channel: AnyChannel,
  word: DeliveryWord,
  receivedAt: Date,
): Promise<Result<string | null>> {
  if (!("permanent" in word)) {
    if (word.kind === "resumed")
      return ok((await release(unit, channel.medium, word.address)) ? "resumed" : null);
    await suppress(unit, channel.medium, word.address, { reason: "stopped", covers: "all" });
    return ok("stopped");
  }
  const { kind, address, permanent } = word;
  if (address && (permanent || kind === "complained")) {
    const reason = kind === "complained" ? "complained" : "bounced";
    await suppress(unit, channel.medium, address, { reason, covers: "all" });
  }
  if (kind === "deferred") return ok(null);
  const at = word.at ?? receivedAt;
  const message = await keepReceipt(unit, channel.id, { ...word, at }, kind);
  if (message === "unknown" && unit.clock.now().getTime() - at.getTime() < PATIENCE_MS)
    return retry("message_not_noted_yet", channel.id);
  if (message === "unknown" || message === "known") return ok(null);
  await record(unit, "messages.receipt_heard", {
    subject: { kind: "message", id: message.id },
    at,
    key: `${message.id}:${kind}`,
    payload: { messageId: message.id, orderId: message.orderId, receipt: kind, medium: channel.medium },
  });
  return ok(kind);
}

/** One intake for each channel that tells us. */
export const intakes: Intake[] = all.flatMap((channel) => {
  const { read } = channel;
  if (!read) return [];
  return {
    name: `messages.hear-${channel.id}`,
    source: `channel.${channel.id}`,
    topics: ["*"],
    async run(unit, message) {
      const { raw, type } = unwrapped(message);
      const words = read(raw, type);
      if (!words.ok) return words;
      const heard: string[] = [];
      for (const word of words.value) {
        const said = await hear(unit, channel, word, message.receivedAt);
        if (!said.ok) return said;
        if (said.value) heard.push(said.value);
      }
      // Addresses stand in the body: what was of use is kept, the body is not.
      return ok(
        heard.length > 0
          ? { done: heard.join(", "), forget: true }
          : { nothing: "nothing new", forget: true },
      );
    },
  } satisfies Intake;
});
