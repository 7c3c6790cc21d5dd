import type { AnyEffect } from "../../spine/definitions";
import { sendingEffects } from "./sending/effects.server";
import { testSend } from "./sending/test-send.server";
import { lookElsewhereEffect } from "./telling/look-elsewhere.server";
import { tellingEffects } from "./telling/tell.server";

export const effects: AnyEffect[] = [...sendingEffects, testSend, ...tellingEffects, lookElsewhereEffect];
