/** How far a parcel has come. What is wrong with it is a separate thing: see exception.ts. */
export const milestones = [
  "unknown",
  "label_created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "available_for_pickup",
  "delivered",
  "returning",
  "returned",
  "failed",
  "cancelled",
] as const;
export type Milestone = (typeof milestones)[number];

/** The edges a parcel may take. Anything else an observation says is kept as a scan and moves nothing. */
export const edges: Record<Milestone, readonly Milestone[]> = {
  unknown: milestones.filter((m) => m !== "unknown"),
  label_created: milestones.filter((m) => !["unknown", "label_created"].includes(m)),
  picked_up: [
    "in_transit",
    "out_for_delivery",
    "available_for_pickup",
    "delivered",
    "returning",
    "returned",
    "failed",
    "cancelled",
  ],
  in_transit: [
    "out_for_delivery",
    "available_for_pickup",
    "delivered",
    "returning",
    "returned",
    "failed",
    "cancelled",
  ],
  // Back on the belt after a failed attempt is a normal way to go.
  out_for_delivery: ["in_transit", "available_for_pickup", "delivered", "returning", "returned", "failed"],
  // A shop gives back what it cannot keep; a second attempt is made after all.
  available_for_pickup: ["in_transit", "out_for_delivery", "delivered", "returning", "returned", "failed"],
  // Refused after a mistaken delivery scan.
  delivered: ["returning"],
  returning: ["returned", "failed"],
  returned: [],
  failed: [],
  cancelled: [],
};

export const isFinal = (m: Milestone): boolean => edges[m].length === 0 || m === "delivered";

export interface Sighting {
  milestone: Milestone;
  /** Carrier's time of the scan, epoch milliseconds. */
  at: number;
}

/**
 * Where a set of sightings leaves a parcel: walk them in carrier time along the edges. The answer depends on the set alone,
 * so late, doubled and disordered scans end in the same place.
 */
export function walk(sightings: readonly Sighting[]): Sighting {
  const inOrder = [...sightings].sort(
    (a, b) => a.at - b.at || milestones.indexOf(a.milestone) - milestones.indexOf(b.milestone),
  );
  let here: Sighting = { milestone: "unknown", at: inOrder[0]?.at ?? 0 };
  for (const next of inOrder) if (edges[here.milestone].includes(next.milestone)) here = next;
  return here;
}
