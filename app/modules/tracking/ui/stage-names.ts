import type { Stage } from "../placements/placement";

/** Where an order is when a card is shown, as a merchant says it. */
export const stageNames: Record<Stage, string> = {
  preparing: "Being prepared",
  on_its_way: "On its way",
  out_for_delivery: "Out for delivery",
  delivered: "Delivered",
};
