import type { BadgeProps } from "@shopify/polaris";

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const singular = (owner: string): string => (owner === "people" ? "person" : owner.replace(/s$/, ""));

/** `shipments.exception_opened` → `Exception opened`, `claims.opened` → `Claim opened`. */
export function eventTitle(type: string): string {
  const [owner = type, name] = type.split(".");
  if (name === undefined) return sentence(owner.replaceAll("_", " "));
  return sentence(name.includes("_") ? name.replaceAll("_", " ") : `${singular(owner)} ${name}`);
}

/** `protection.decide-remedy` → `Decide remedy`. */
export function partTitle(name: string): string {
  return sentence((name.split(".")[1] ?? name).replaceAll("-", " "));
}

export const ownerOf = (name: string): string => name.split(".")[0] ?? name;

interface Said {
  text: string;
  tone?: BadgeProps["tone"];
}

const outcomes: Record<string, Said> = {
  done: { text: "Done", tone: "success" },
  nothing_to_do: { text: "Nothing to do" },
  due: { text: "Waiting", tone: "info" },
  stuck: { text: "Stuck", tone: "critical" },
};

/** How a reaction ended, or where it stands. */
export const outcomeWord = (outcome: string): Said =>
  outcomes[outcome] ?? { text: outcome.replaceAll("_", " ") };

const states: Record<string, Said> = {
  waiting: { text: "Waiting", tone: "info" },
  queued: { text: "Under way", tone: "info" },
  done: { text: "Done", tone: "success" },
  failed: { text: "Failed", tone: "critical" },
};

/** Where an effect outside stands. */
export const stateWord = (state: string): Said => states[state] ?? { text: state.replaceAll("_", " ") };

const consequences: Record<string, string> = {
  "exceptions.case_opened": "A case was opened",
  "exceptions.case_resolved": "The case was closed",
  "exceptions.ticket_opened": "A ticket stands in the helpdesk",
  "messages.sent": "The shopper was told",
  "promises.made": "A date was promised",
  "promises.revised": "Another day is expected",
  "promises.put_at_risk": "A promise is at risk",
  "protection.cover_decided": "Cover was decided",
  "protection.remedy_offered": "A replacement or refund was offered",
  "protection.remedy_refused": "A remedy was refused",
  "protection.remedy_taken": "The shopper chose a remedy",
  "protection.remedy_settled": "The remedy was carried out",
  "protection.lane_flagged": "The lane was marked as risky",
  "claims.opened": "A claim was prepared",
  "claims.filed": "The claim was filed with the carrier",
  "insights.lane_rerated": "The lane's record was updated",
  "payouts.granted": "Money or goods were given back",
};

/** What a fact means to a merchant; nothing for facts that only carry others. */
export const consequenceOf = (type: string): string | undefined => consequences[type];

const reasons: Record<string, string> = {
  word_unknown: "It uses a word that has no known meaning. A guess could tell a shopper something false.",
  shape_unknown: "It is not built as the sender documents it.",
  topic_unknown: "Nothing here reads messages of this kind.",
  not_json: "It is not JSON.",
  not_utf8: "It is not text that can be read.",
  holds_nul: "It holds a character that cannot be kept.",
  nested_too_deep: "It is nested deeper than any real message.",
  shop_unknown: "It is for a store that never had the app.",
};

/** Why a message was set aside. */
export const reasonText = (reason: string): string =>
  reasons[reason] ?? `${sentence(reason.replaceAll("_", " "))}.`;

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
