/** What a store stands in for. Its own money, decided in the background: the shopper pays and decides nothing. */
export interface Policy {
  /** Parcels worth at least this are covered, in minor units of the store's currency. */
  coverFromMinor: number;
  /** The most that is given back for one parcel without a person. */
  limitMinor: number;
  /** Losses and damages in a hundred parcels at which a lane is flagged, and how many parcels must have gone. */
  flagAtPercent: number;
  flagFromParcels: number;
  flagDays: number;
}

export const defaultPolicy: Policy = {
  coverFromMinor: 50_00,
  limitMinor: 500_00,
  flagAtPercent: 1.5,
  flagFromParcels: 1,
  flagDays: 30,
};

export interface CoverVerdict {
  covered: boolean;
  reasons: ("worth_covering" | "lane_flagged" | "below_threshold")[];
}

/** Is this parcel covered? Every reason that applies is kept, so the answer can be explained. */
export function decideCover(policy: Policy, it: { valueMinor: number; laneFlagged: boolean }): CoverVerdict {
  const reasons: CoverVerdict["reasons"] = [];
  if (it.valueMinor >= policy.coverFromMinor) reasons.push("worth_covering");
  if (it.laneFlagged) reasons.push("lane_flagged");
  return reasons.length > 0 ? { covered: true, reasons } : { covered: false, reasons: ["below_threshold"] };
}

export interface RemedyVerdict {
  offered: boolean;
  options: ("replacement" | "refund")[];
  reasons: string[];
}

/** What each way of making good needs the store to have granted. */
const needs = { replacement: "write_draft_orders", refund: "write_orders" } as const;

/** What a shopper is offered for a lost or damaged parcel: only what can be carried out. Above the limit a person decides. */
export function decideRemedy(
  policy: Policy,
  it: { covered: boolean; valueMinor: number; coverReasons: string[]; scopes: readonly string[] },
): RemedyVerdict {
  if (!it.covered) return { offered: false, options: [], reasons: it.coverReasons };
  if (it.valueMinor > policy.limitMinor) return { offered: false, options: [], reasons: ["above_limit"] };
  const options = (["replacement", "refund"] as const).filter((option) => it.scopes.includes(needs[option]));
  if (options.length === 0) return { offered: false, options, reasons: ["scopes_missing"] };
  return { offered: true, options, reasons: it.coverReasons };
}

/** Does a lane's record call for a flag? */
export function decideFlag(policy: Policy, it: { shipped: number; lost: number; damaged: number }): boolean {
  if (it.shipped < policy.flagFromParcels) return false;
  return ((it.lost + it.damaged) / it.shipped) * 100 >= policy.flagAtPercent;
}
