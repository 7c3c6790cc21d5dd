import { z } from "zod";
import { isCompany } from "../../../adapters/carriers/companies";

/** As many parcels as one act may be about. */
export const MOST_CHOSEN = 250;

/** Ids with commas between them, as the list sends them. */
const ids = z
  .string()
  .max(MOST_CHOSEN * 100)
  .transform((text) => [...new Set(text.split(",").filter(Boolean))])
  .pipe(
    z
      .array(z.string().max(80))
      .min(1, "Choose at least one shipment.")
      .max(MOST_CHOSEN, `At most ${MOST_CHOSEN} shipments at once.`),
  );

export const carrierChoice = z.string().refine(isCompany, "Choose a carrier from the list.");

/** What can be done with chosen parcels, as the list asks for it. */
export const bulkForm = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("remap"), ids, carrier: carrierChoice }),
  z.object({
    intent: z.literal("deliver"),
    ids,
    reason: z.string().trim().min(1, "A reason is needed.").max(200, "At most 200 characters."),
  }),
  z.object({ intent: z.literal("ask"), ids }),
]);
