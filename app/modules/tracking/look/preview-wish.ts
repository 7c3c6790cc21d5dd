import { z } from "zod";
import { languages } from "../../../platform/i18n/words";

/** Where in its journey the sample of the preview is. */
export const previewStages = ["preparing", "on_its_way", "delivered"] as const;
export type PreviewStage = (typeof previewStages)[number];

export const previewWish = z.object({
  language: z
    .string()
    .refine((code) => languages.some((l) => l.code === code))
    .catch("en"),
  stage: z.enum(previewStages).catch("on_its_way"),
});
export type PreviewWish = z.output<typeof previewWish>;
