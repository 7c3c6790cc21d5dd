import type { Reaction } from "../../spine/definitions";
import { reactions as giving } from "./ledger/giving.reactions.server";
import { reactions as expecting } from "./ledger/expecting.reactions.server";
import { reactions as learning } from "./forecasting/learning.reactions.server";

export const reactions: Reaction[] = [...giving, ...expecting, ...learning];
