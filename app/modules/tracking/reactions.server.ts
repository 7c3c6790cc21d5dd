import type { Reaction } from "../../spine/definitions";
import { followReactions } from "./asking/follow.server";
import { attributePurchase } from "./placements/attribute.server";
import { repairReactions } from "./repairs/pass-on.server";
import { tellOrderReaction } from "./repairs/tell-order.server";

export const reactions: Reaction[] = [
  ...followReactions,
  ...repairReactions,
  tellOrderReaction,
  attributePurchase,
];
