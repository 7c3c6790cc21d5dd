import type { Parts } from "../spine/registry.server";
import { alarms } from "./_alarms.server";
import { effects } from "./_effects.server";
import { intakes } from "./_intakes.server";
import { reactions } from "./_reactions.server";

/** Everything that the modules put into the spine. */
export const spineParts: Parts = { reactions, intakes, effects, alarms };
