import type { ExceptionKind } from "../../../domain/exception";
import type { Milestone } from "../../../domain/milestone";
import type { DetectionSettings, OwnRule, Stage } from "./settings";
import { paceOf, publishedWait } from "./waits";

export interface QuietFacts {
  milestone: Milestone;
  carrier: string;
  service: string | null;
  originCountry: string | null;
  destCountry: string | null;
  /** Customs have it. */
  customs: boolean;
  /** Day of the last word. */
  on: string;
}

/** How long silence lasted where it ended well, by place: see learn.server.ts. */
export interface Learnt {
  carrier: string;
  service: string;
  lane: string;
  stage: string;
  hours: number;
  gaps: number;
}

export interface Quiet {
  kind: ExceptionKind;
  stage: Stage;
  /** Hours of working days. */
  hours: number;
  /** Where the number comes from: shown beside it. */
  from: "store" | "learnt" | "published";
}

const stageOf: Partial<Record<Milestone, { stage: Stage; kind: ExceptionKind }>> = {
  unknown: { stage: "label", kind: "never_shipped" },
  label_created: { stage: "label", kind: "never_shipped" },
  picked_up: { stage: "moving", kind: "stalled" },
  in_transit: { stage: "moving", kind: "stalled" },
  out_for_delivery: { stage: "out", kind: "stalled" },
  available_for_pickup: { stage: "pickup", kind: "unclaimed" },
  returning: { stage: "back", kind: "stalled" },
};

/** Gaps from which what was learnt is trusted at all. */
const ENOUGH = 200;
/** What was learnt may tighten a published wait to half and stretch it to three times, no more: a quiet year is no law. */
const BOUNDS = { least: 0.5, most: 3 } as const;

/** Which silence would be news where the parcel stands, and after how long; nothing for a parcel at rest. */
export function quietAt(
  facts: QuietFacts,
  settings: DetectionSettings,
  learnt: readonly Learnt[],
): Quiet | null {
  const place = stageOf[facts.milestone];
  if (!place) return null;
  const stage = place.stage === "moving" && facts.customs ? "customs" : place.stage;
  return { kind: place.kind, ...waitAt(stage, facts, settings, learnt) };
}

/** After how long nobody expects to hear of it any more. */
export function lostAt(
  facts: QuietFacts,
  settings: DetectionSettings,
  learnt: readonly Learnt[],
): Quiet | null {
  const underWay: readonly Milestone[] = ["picked_up", "in_transit", "out_for_delivery"];
  if (!underWay.includes(facts.milestone)) return null;
  const lost = waitAt("lost", facts, settings, learnt);
  const first = quietAt(facts, settings, learnt);
  // It stalls before it is lost, whatever numbers were entered.
  return { kind: "presumed_lost", ...lost, hours: Math.max(lost.hours, (first?.hours ?? 0) + 24) };
}

function waitAt(
  stage: Stage,
  facts: QuietFacts,
  settings: DetectionSettings,
  learnt: readonly Learnt[],
): Omit<Quiet, "kind"> {
  const own = closest(settings.rules, stage, facts);
  if (own) return { stage, hours: own.hours, from: "store" };
  const published = publishedWait(stage, paceOf(facts), facts.on);
  const known = settings.learn ? learntFor(learnt, stage, facts) : null;
  if (!known) return { stage, hours: published, from: "published" };
  return { stage, hours: bounded(known.hours, published), from: "learnt" };
}

/** What was learnt, as far as it may lead away from what is published. */
export const bounded = (learnt: number, published: number): number =>
  Math.min(Math.max(learnt, published * BOUNDS.least), published * BOUNDS.most);

const laneFits = (lane: string, { originCountry, destCountry }: QuietFacts): boolean => {
  if (lane === "") return true;
  const [from, to] = lane.split(">");
  return (from === "*" || from === originCountry) && (to === "*" || to === destCountry);
};

/** The store's rule that names most of the parcel: lane before service before carrier; the later entered among equals. */
function closest(rules: readonly OwnRule[], stage: Stage, facts: QuietFacts): OwnRule | undefined {
  const weight = (r: OwnRule) => (r.lane ? 4 : 0) + (r.service ? 2 : 0) + (r.carrier ? 1 : 0);
  return rules
    .filter(
      (r) =>
        r.stage === stage &&
        (r.carrier === "" || r.carrier === facts.carrier) &&
        (r.service === "" || r.service.toLowerCase() === facts.service?.toLowerCase()) &&
        laneFits(r.lane, facts),
    )
    .reduce<OwnRule | undefined>((best, r) => (best && weight(best) > weight(r) ? best : r), undefined);
}

export const laneName = (from: string | null, to: string | null): string =>
  from && to ? `${from}>${to}` : "";

/** From the lane itself up to the carrier: the first that was seen often enough. */
function learntFor(learnt: readonly Learnt[], stage: Stage, facts: QuietFacts): Learnt | undefined {
  const lane = laneName(facts.originCountry, facts.destCountry);
  const service = facts.service ?? "";
  const levels = [
    [service, lane],
    ["", lane],
    ["", ""],
  ] as const;
  for (const [s, l] of levels) {
    const found = learnt.find(
      (row) =>
        row.stage === stage &&
        row.carrier === facts.carrier &&
        row.service === s &&
        row.lane === l &&
        row.gaps >= ENOUGH,
    );
    if (found) return found;
  }
  return undefined;
}
