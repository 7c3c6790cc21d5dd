import type { AnyEffect } from "../../spine/definitions";
import { ask } from "./asking/ask.server";
import { follow } from "./asking/follow.server";
import { passOn } from "./repairs/pass-on.server";
import { tellOrder } from "./repairs/tell-order.server";

export const effects: AnyEffect[] = [follow, ask, passOn, tellOrder];
