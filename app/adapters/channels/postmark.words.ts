import { z } from "zod";
import { ok, type Result } from "../../domain/result";
import type { DeliveryWord } from "./contract";
import { eventIdOf, reasonOf, shapeUnknown } from "./reasons";

/** The name under which our key travels with a message. */
export const KEY_FIELD = "doorstep_key";

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const text = z.string().nullish();

const about = z.object({
  MessageID: text,
  Metadata: z.object({ [KEY_FIELD]: text }).nullish(),
});

const bounce = about.extend({
  ID: z.number().int(),
  Type: z.string().min(1),
  Email: z.string().min(1),
  BouncedAt: moment,
  Name: text,
  Description: text,
});
type Bounce = z.output<typeof bounce>;

/** Only what tells of a message or of a receiver's wish; the others mean nothing to us. */
const record = z.discriminatedUnion("RecordType", [
  about.extend({
    RecordType: z.literal("Delivery"),
    Recipient: z.string(),
    DeliveredAt: moment,
    Details: text,
  }),
  about.extend({ RecordType: z.literal("Open"), Recipient: z.string(), ReceivedAt: moment }),
  about.extend({ RecordType: z.literal("Click"), Recipient: z.string(), ReceivedAt: moment }),
  bounce.extend({ RecordType: z.literal("Bounce") }),
  bounce.extend({ RecordType: z.literal("SpamComplaint") }),
  about.extend({
    RecordType: z.literal("SubscriptionChange"),
    Recipient: z.string().min(1),
    ChangedAt: moment,
    SuppressSending: z.boolean(),
    SuppressionReason: text,
  }),
]);
type Told = z.output<typeof record>;

const known = new Set(record.options.map((option) => option.shape.RecordType.value as string));
const named = z.object({ RecordType: z.string().min(1) });

/** Types of bounces after which Postmark itself sends nothing more, and that no receiver asked for. */
const PERMANENT = ["HardBounce", "BadEmailAddress", "ManuallyDeactivated"];
/** Bounces by name that say nothing of the message: answers of machines and wishes of other kinds. */
const SILENT = ["AutoResponder", "AddressChange", "Subscribe", "OpenRelayTest", "Unconfirmed"];
const FAILED = ["SMTPApiError", "TemplateRenderingFailed", "InboundError"];

export function read(raw: Buffer): Result<DeliveryWord[]> {
  let json: unknown;
  try {
    json = JSON.parse(raw.toString("utf8"));
  } catch {
    return shapeUnknown("Postmark: not JSON");
  }
  const kind = named.safeParse(json);
  if (kind.success && !known.has(kind.data.RecordType)) return ok([]);
  const parsed = record.safeParse(json);
  return parsed.success ? ok(wordsOf(parsed.data)) : shapeUnknown("Postmark: another shape");
}

function wordsOf(told: Told): DeliveryWord[] {
  const message = {
    providerId: told.MessageID ?? null,
    idempotencyKey: told.Metadata?.[KEY_FIELD] ?? null,
    permanent: false,
    detail: null,
  };
  const id = told.MessageID ?? "";
  switch (told.RecordType) {
    case "Delivery": {
      const { Recipient: address, DeliveredAt: at } = told;
      const eventId = eventIdOf("delivered", id, address, at.toISOString());
      return [{ ...message, kind: "delivered", eventId, at, address, detail: reasonOf(told.Details) }];
    }
    case "Open":
    case "Click": {
      const { Recipient: address, ReceivedAt: at } = told;
      const kind = told.RecordType === "Open" ? "opened" : "clicked";
      return [{ ...message, kind, eventId: eventIdOf(kind, id, address, at.toISOString()), at, address }];
    }
    case "Bounce":
    case "SpamComplaint":
      return bounced(told, message);
    case "SubscriptionChange": {
      const { Recipient: address, ChangedAt: at, SuppressSending: ends, SuppressionReason: reason } = told;
      const eventId = eventIdOf("subscription", address, at.toISOString(), String(ends));
      // Nobody wished it: streams for broadcasts tell of dead addresses in this way alone.
      if (ends && reason === "HardBounce")
        return [{ ...message, kind: "bounced", eventId, at, address, permanent: true, detail: reason }];
      return [{ kind: ends ? "stopped" : "resumed", eventId, at, address }];
    }
  }
}

function bounced(
  told: Bounce & { RecordType: "Bounce" | "SpamComplaint" },
  message: { providerId: string | null; idempotencyKey: string | null },
): DeliveryWord[] {
  const { ID, Type: type, Email: address, BouncedAt: at } = told;
  if (SILENT.includes(type)) return [];
  const eventId = `bounce-${ID}`;
  if (type === "Unsubscribe") return [{ kind: "stopped", eventId, at, address }];
  const complained = told.RecordType === "SpamComplaint" || type === "SpamComplaint";
  const kind = complained
    ? "complained"
    : type === "Transient"
      ? "deferred"
      : FAILED.includes(type)
        ? "failed"
        : "bounced";
  const permanent = kind === "bounced" && PERMANENT.includes(type);
  return [
    {
      ...message,
      kind,
      eventId,
      at,
      address,
      permanent,
      detail: reasonOf(type, told.Description ?? told.Name),
    },
  ];
}
