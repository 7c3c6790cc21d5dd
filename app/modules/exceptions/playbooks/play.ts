import { z } from "zod";
import { nextSteps, type NextStepCode } from "../../../domain/next-step";
import { plainText } from "../../../domain/plain-text";

export const priorities = ["low", "normal", "high", "urgent"] as const;
export type Priority = (typeof priorities)[number];

/** What happens next is one of the named steps; `remedy` leaves it to what the store offers for the loss. */
export const nextCodes = ["remedy", ...(Object.keys(nextSteps) as NextStepCode[])] as const;

const hours = z.number("A number of hours.").positive("More than 0 hours.").max(2_000, "At most 2000 hours.");
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1, "Something is needed here.")
    .max(most, `At most ${most} characters.`)
    .transform(plainText);

/** How a store handles one kind of trouble: who, how fast, what is said, what is done, and what if nobody does it. */
export const play = z.object({
  /** Group that takes it, by its name in the helpdesk. */
  team: words(80),
  /** E-mail address of the agent who takes it; empty: whoever is free. */
  assignee: z.union([z.literal(""), z.email("An e-mail address, or nothing.")]),
  priority: z.enum(priorities),
  /** Hours until a person must have acted, and until it must be over. */
  respondHours: hours,
  resolveHours: hours,
  /** Does the helpdesk get a ticket, or only the queue here a case? */
  ticket: z.boolean(),
  next: z.enum(nextCodes),
  /** The answer that agents are offered. {name}, {order}, {headline}, {when}, {next}, {link} and {shop} are filled in. */
  answer: words(2_000),
  /** What is to be done, in order, each by when (hours since it opened). */
  steps: z
    .array(z.object({ id: z.string().regex(/^[a-z0-9_]{1,40}$/), text: words(200), byHours: hours }))
    .max(12, "At most 12 steps."),
  /** Where it goes when it is still open. */
  escalations: z
    .array(z.object({ afterHours: hours, team: words(80), priority: z.enum(priorities) }))
    .max(5, "At most 5 of them."),
});
export type Play = z.output<typeof play>;
