import { readReturnWebhook } from "../../adapters/shopify/other-webhooks";
import { done, type Intake, nothing } from "../../spine/definitions";
import { recorder } from "../../spine/record.server";
import { keepReturn } from "./store.server";

const record = recorder("returns");

export const intakes: Intake[] = [
  {
    name: "returns.note-return",
    source: "shopify",
    topics: ["request", "approve", "decline", "cancel", "close", "reopen", "process", "update"].map(
      (verb) => `returns/${verb}`,
    ),
    async run(unit, message) {
      const word = readReturnWebhook(message.json);
      if (!word.ok) return word;
      const { id, orderId, status } = word.value;
      // Returns carry no time of their own: the sender's is the only clock they have.
      const at = message.triggeredAt ?? message.receivedAt;
      const version = at.toISOString();
      if (!(await keepReturn(unit, { ...word.value, version }))) return nothing("a newer word is known");
      await record(unit, "returns.changed", {
        subject: { kind: "return", id },
        at,
        key: `${id}@${version}`,
        payload: { returnId: id, orderId, status },
      });
      return done(status);
    },
  },
];
