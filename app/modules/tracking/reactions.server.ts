import type { Reaction } from "../../spine/definitions";
import { followReaction } from "./follow.server";
import { watchReactions } from "./watch.server";

export const reactions: Reaction[] = [followReaction, ...watchReactions];
