import { z } from "zod";
import type { Milestone } from "../../../domain/milestone";
import { plainText } from "../../../domain/plain-text";

/** Where in its journey an order is when a card is shown: while nothing is the matter with it. */
export const stages = ["preparing", "on_its_way", "out_for_delivery", "delivered"] as const;
export type Stage = (typeof stages)[number];

/** The stage of a page; null while something is the matter: then nothing is sold. */
export function stageOf(parcels: readonly { milestone: Milestone; trouble: boolean }[]): Stage | null {
  if (
    parcels.some((p) => p.trouble || ["returning", "returned", "failed", "cancelled"].includes(p.milestone))
  )
    return null;
  const slowest = (wanted: readonly Milestone[]) => parcels.some((p) => wanted.includes(p.milestone));
  if (parcels.length === 0 || slowest(["unknown", "label_created"])) return "preparing";
  if (slowest(["picked_up", "in_transit"])) return "on_its_way";
  return slowest(["out_for_delivery", "available_for_pickup"]) ? "out_for_delivery" : "delivered";
}

const path = z
  .string()
  .trim()
  .max(300)
  .regex(/^\/(?![/\\])[^\s<>"'{}\\]*$/, "A path of the store, such as /collections/new.");

const plain = z.string().transform((text) => plainText(text).trim());

/** What a card says. Products are named by their handles; the theme fills in name, price and picture as they are now. */
export const card = z.object({
  stages: z.array(z.enum(stages)).min(1, "Choose at least one stage."),
  title: plain.pipe(z.string().min(1, "A title is needed.").max(80)),
  text: plain.pipe(z.string().max(300)).default(""),
  button: plain.pipe(z.string().max(40)).default(""),
  link: z.union([z.literal("").transform(() => null), z.null(), path]).default(null),
  products: z
    .array(
      z.string().regex(/^[a-z0-9][a-z0-9-]{0,200}$/, "A product's handle: the last part of its address."),
    )
    .max(6)
    .default([]),
});
export type Card = z.output<typeof card>;

export interface Placement {
  id: string;
  name: string;
  card: Card;
  live: boolean;
  startsAt: Date | null;
  endsAt: Date | null;
}

/** The cards of a stage at a moment, newest first and no more than two: the page is about the parcel. */
export const shownAt = (all: readonly Placement[], stage: Stage | null, now: Date): Placement[] =>
  stage === null
    ? []
    : all
        .filter((p) => p.live && p.card.stages.includes(stage))
        .filter((p) => (!p.startsAt || p.startsAt <= now) && (!p.endsAt || p.endsAt > now))
        .slice(0, 2);

/** Where a click on a card leads: its link, or one of its products. Nothing that a request says can lead anywhere else. */
export function targetOf({ card: it }: Placement, product: string | null): string | null {
  if (product !== null) return it.products.includes(product) ? `/products/${product}` : null;
  // A header holds no letters beyond ASCII. A path is not taken apart here: `/.//there` would come out as another host.
  return it.link && plainText(it.link).replace(/[^\x21-\x7e]/gu, encodeURIComponent);
}

/** An order counts as a card's within this time after the click. */
export const ATTRIBUTION_MS = 7 * 86_400_000;
