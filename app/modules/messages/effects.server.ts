import type { AnyEffect } from "../../spine/definitions";
import { sendingEffects } from "./sending/effects.server";
import { tellingEffects } from "./telling/tell.server";

export const effects: AnyEffect[] = [...sendingEffects, ...tellingEffects];
