import { iso } from "../support/clock";
import type { Letter } from "./letter";

const BOUNCES = {
  HardBounce: [1, "Hard bounce", "The server was unable to deliver the message: unknown user."],
  Transient: [2, "Message delayed", "The server could not take the message for the time being."],
  Unsubscribe: [16, "Unsubscribe request", "Unsubscribe or Remove request."],
  AutoResponder: [64, "Auto responder", "An automatic answer: out of office."],
  DnsError: [256, "DNS error", "A temporary DNS error."],
  SpamNotification: [512, "Spam notification", "The message was delivered, but marked as spam."],
  SoftBounce: [4096, "Soft bounce", "The mailbox is full."],
  BadEmailAddress: [100000, "Invalid email address", "The address is not a valid email address."],
  SpamComplaint: [100001, "Spam complaint", "The receiver marked the message as spam."],
  Blocked: [100006, "ISP block", "Blocked from this ISP due to content or blocklisting."],
} as const;

type BounceType = keyof typeof BOUNCES;
export type Happening = BounceType | "Delivery" | "Open" | "Click" | "ManualSuppression";

const SERVER = 123_456;

const about = ({ id, mail }: Letter) => ({
  MessageID: id,
  ServerID: SERVER,
  MessageStream: mail.MessageStream,
  Tag: mail.Tag ?? "",
  Metadata: mail.Metadata,
});

const CLIENT = { Name: "Example Mail", Company: "Example", Family: "Example Mail" };
const OS = { Name: "Example OS", Company: "Example", Family: "Example OS" };
const READER = { Client: CLIENT, OS, Platform: "Desktop", UserAgent: "Mozilla/5.0 (example)", Geo: {} };

export function wordOf(letter: Letter, happening: Happening, at: Date): { RecordType: string } {
  const base = { ...about(letter), Recipient: letter.to };
  if (happening === "Delivery")
    return {
      RecordType: "Delivery",
      ...base,
      DeliveredAt: iso(at),
      Details: `smtp;250 2.0.0 OK <${letter.to}>`,
    } as { RecordType: string };
  const read = { ...base, ...READER, ReceivedAt: iso(at) };
  return happening === "Open"
    ? ({ RecordType: "Open", FirstOpen: true, ...read } as { RecordType: string })
    : ({
        RecordType: "Click",
        ClickLocation: "HTML",
        OriginalLink: "https://store.example/track",
        ...read,
      } as { RecordType: string });
}

export function bounceOf(letter: Letter, happening: Happening, id: number, at: Date): { RecordType: string } {
  const [TypeCode, Name, Description] = BOUNCES[happening as BounceType];
  const told = {
    RecordType: happening === "SpamComplaint" ? "SpamComplaint" : "Bounce",
    ...about(letter),
    ID: id,
    Type: happening,
    TypeCode,
    Name,
    Description,
    Details: `smtp;550 5.1.1 <${letter.to}> ${Description}`,
    Email: letter.to,
    From: letter.from,
    BouncedAt: iso(at),
    DumpAvailable: true,
    Inactive: ["HardBounce", "BadEmailAddress", "SpamComplaint"].includes(happening),
    CanActivate: happening !== "SpamComplaint",
    Subject: letter.mail.Subject ?? "",
  };
  return told;
}

/** `reason` null: the address gets mail again. */
export function subscriptionOf(
  address: string,
  letter: Letter | null,
  reason: Happening | null,
  at: Date,
): { RecordType: string } {
  const told = {
    RecordType: "SubscriptionChange",
    MessageID: letter?.id ?? null,
    ServerID: SERVER,
    MessageStream: letter?.mail.MessageStream ?? "outbound",
    ChangedAt: iso(at),
    Recipient: address,
    Origin: reason ? "Recipient" : "Admin",
    SuppressSending: reason !== null,
    SuppressionReason: reason === "BadEmailAddress" ? "HardBounce" : reason,
    Tag: letter?.mail.Tag ?? null,
    Metadata: letter?.mail.Metadata ?? {},
  };
  return told;
}
