import { formatMoney } from "../../../domain/money";
import { type Choice, nextStepOf, type NextStepCode } from "../../../domain/next-step";
import { type Words, words } from "../../../platform/i18n/words";
import type { TriggerId } from "../triggers";
import type { Facts } from "./facts";

export const samples = ["whole", "lost", "split", "minimal"] as const;
export type Sample = (typeof samples)[number];

const page = "https://shop.example.com/apps/doorstep/track?t=preview";

/** What a parcel is said to be when a message of this kind goes out. */
function stateOf(trigger: TriggerId, sample: Sample): string {
  if (sample === "lost") return "lost";
  if (trigger === "order.confirmed") return "preparing";
  if (trigger === "order.cancelled") return "cancelled";
  const [about, state = ""] = trigger.split(".");
  return about === "exception" || about === "parcel" ? state : "in_transit";
}

const steps: Record<string, NextStepCode> = {
  lost: "remedy_offered",
  damaged: "remedy_offered",
  address_issue: "confirm_address",
  failed_attempt: "collect_or_rearrange",
  customs_hold: "duties_or_documents",
  presumed_lost: "we_search",
  carrier_rejected: "we_send_again",
  fulfilment_delayed: "we_pack",
  preparing: "we_pack",
  cancelled: "nothing_comes",
};

const stepOf = (trigger: TriggerId, headline: string): NextStepCode => {
  if (trigger === "remedy.replacement") return "remedy_taken_replacement";
  if (trigger === "remedy.refund") return "remedy_taken_refund";
  return steps[headline] ?? "we_watch";
};

const amount = (say: Words): string => formatMoney({ minor: 4_900, currency: "EUR" }, say.language);

function outlook(say: Words, trigger: TriggerId, sample: Sample): Facts["outlook"] {
  const headline = stateOf(trigger, sample);
  const nextStep = stepOf(trigger, headline);
  const { by, choices } = nextStepOf(nextStep);
  const cause = trigger.startsWith("exception.") || sample === "lost" ? say.cause(headline) : null;
  if (sample === "minimal")
    return { headline: say.headline(headline), cause: null, when: null, next: "", by: "", choices: [] };
  return {
    headline: say.headline(headline),
    cause,
    when: say.when({ headline, nextStep, dates: { likely: "2026-11-26", latest: "2026-11-28" } }),
    next: say.next(nextStep, { options: "replacement,refund", amount: amount(say) }),
    by: say.by(by),
    choices: choices.map((choice: Choice) => ({ label: say.choice(choice), link: `${page}#${choice}` })),
  };
}

/** What only one message knows: an amount for those about money, a number for returns and claims, the wish for a wish. */
function event(say: Words, trigger: TriggerId): Facts["event"] {
  const about = trigger.split(".")[0];
  return {
    amount: ["refund", "remedy", "credit"].includes(about ?? "") ? amount(say) : "",
    date: "",
    reason: trigger === "wish.received" ? say.label.wish_redeliver : "",
    reference: about === "return" ? "R-1001-1" : about === "claim" ? "C-1001" : "",
  };
}

/** An invented order for previews. In the minimal one everything is missing that can be. */
export function sample(
  kind: Sample,
  { trigger, medium, language }: Pick<Facts, "trigger" | "medium" | "language">,
): Facts {
  const say = words(language);
  const bare = kind === "minimal";
  const items = [
    { title: "Linen shirt, sand, M", quantity: 1 },
    { title: "Wool socks", quantity: 3 },
    { title: "Enamel mug", quantity: 2 },
  ];
  return {
    trigger,
    medium,
    language: say.language,
    direction: say.direction,
    shop: {
      name: "Harbour & Pine",
      url: "https://shop.example.com/",
      email: bare ? null : "hello@shop.example.com",
    },
    shopper: { name: bare ? null : "Robin" },
    order: { name: "#1001", placed_on: say.day("2026-11-20"), link: page },
    parcel: bare
      ? null
      : { carrier: "Northwind Post", number: "NP5550100123", n: 1, total: kind === "split" ? 2 : 1 },
    items: bare ? [] : items.slice(0, kind === "split" ? 1 : 3),
    outlook: outlook(say, trigger, kind),
    event: bare ? { amount: "", date: "", reason: "", reference: "" } : event(say, trigger),
    unsubscribe_link: bare ? null : "https://shop.example.com/apps/doorstep/stop?t=preview",
  };
}
