import { z } from "zod";
import { type ExceptionKind, exceptionKinds } from "../../../domain/exception";
import { type Milestone, milestones } from "../../../domain/milestone";

/** What a word may say of where a parcel is. That nothing is known is no meaning. */
export const sayable = milestones.filter((m) => m !== "unknown");

/** The form in which the team says what a word means; `nothing`: it says nothing about the journey. */
export const wordForm = z
  .object({
    source: z.string().min(1).max(100),
    code: z.string().min(1).max(300),
    milestone: z.union([z.literal(""), z.literal("nothing"), z.enum(sayable)]),
    exception: z.union([z.literal(""), z.enum(exceptionKinds)]),
  })
  .transform((it, context) => {
    if (it.milestone === "" && it.exception === "") {
      context.addIssue({ code: "custom", path: ["milestone"], message: "Choose what it means." });
      return z.NEVER;
    }
    return { source: it.source, code: it.code, ...meaningOf(it.milestone, it.exception) };
  });

const meaningOf = (
  milestone: "" | "nothing" | Milestone,
  exception: "" | ExceptionKind,
): { milestone: Milestone | null; exception: ExceptionKind | null } => ({
  milestone: milestone === "" || milestone === "nothing" ? null : milestone,
  exception: exception || null,
});
