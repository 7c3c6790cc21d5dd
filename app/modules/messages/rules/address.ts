import { z } from "zod";
import { media } from "../../../adapters/channels/contract";

/** One address that is to be left alone, or written to again. */
export const addressForm = z
  .object({
    intent: z.enum(["suppress", "release"]),
    medium: z.enum(media),
    address: z.string().trim().max(254),
  })
  .refine(
    ({ medium, address }) =>
      medium === "email" ? z.email().safeParse(address).success : address.replace(/\D/g, "").length >= 8,
    { path: ["address"], error: "This is no address for it." },
  );
