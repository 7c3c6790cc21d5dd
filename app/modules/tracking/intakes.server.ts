import { all } from "../../adapters/carriers/_all";
import { ok } from "../../domain/result";
import type { Intake, Message } from "../../spine/definitions";
import { unwrapped, WRAPPED } from "../../spine/wrapped";
import { asked } from "./hearing/answered";
import { hear, type Heard, type Told } from "./hearing/hear.server";

/** What the source said, byte for byte, and whom it was asked about. */
function wordsOf(message: Message): { raw: Buffer; told: Told } {
  const { source, deliveryId, receivedAt } = message;
  const parcels = message.topic === WRAPPED ? asked.parse(message.json).parcels : [];
  return {
    raw: unwrapped(message).raw,
    told: {
      source,
      deliveryId,
      receivedAt,
      askedFor: new Map(parcels.map((p) => [p.number, p.shipmentId])),
    },
  };
}

/** One intake for each carrier source: read, find the parcels, hand over what was seen. */
export const intakes: Intake[] = all.map((carrier) => ({
  name: `tracking.hear-${carrier.id}`,
  source: `carrier.${carrier.id}`,
  topics: ["*"],
  async run(unit, message) {
    const { raw, told } = wordsOf(message);
    const read = carrier.read(raw);
    if (!read.ok) return read;
    const { parcels, errors } = read.value;
    const all: Heard[] = [];
    for (const report of parcels) {
      const heard = await hear(unit, carrier, report, told);
      // One of many that is not ours is no reason to wait with the others.
      if (!heard.ok && parcels.length === 1) return heard;
      if (heard.ok) all.push(heard.value);
    }
    return ok(outcomeOf(all, errors));
  },
}));

function outcomeOf(heard: Heard[], errors: { code: string }[]) {
  const scans = heard.reduce((sum, h) => sum + h.newScans, 0);
  const unknown = [...new Set(heard.flatMap((h) => h.unknown))];
  const aside =
    unknown.length > 0 ? { aside: { code: "word_unknown", detail: unknown.join(", ").slice(0, 300) } } : {};
  if (scans > 0) {
    const opened = heard.flatMap((h) => h.opened);
    return { done: [`${scans} scans`, ...opened.map((kind) => `${kind} opened`)].join(", "), ...aside };
  }
  const why = heard.length > 0 ? "seen already" : (errors[0]?.code ?? "not about a journey");
  return { nothing: why, ...aside };
}
