import { z } from "zod";
import { plainText } from "../../../domain/plain-text";
import type { Deed } from "./act.server";

/** As many cases as one act may be about: each is an act of its own. */
export const MOST_CHOSEN = 100;

const line = (most: number) => z.string().max(most, `At most ${most} characters.`).transform(plainText);
const words = line(10_000).pipe(z.string().trim().min(1, "Write something first."));

const assign = z.object({
  do: z.literal("assign"),
  owner: line(200).transform((name) => name.trim() || null),
});
const team = z.object({
  do: z.literal("team"),
  team: line(80).pipe(z.string().trim().min(1, "Choose a team.")),
});
const state = z.object({ do: z.literal("state"), state: z.enum(["open", "waiting"]) });
const resolve = z.object({ do: z.literal("resolve") });

/** What is done about one case, as its page asks for it. */
export const deedForm: z.ZodType<Deed> = z.discriminatedUnion("do", [
  assign,
  team,
  state,
  resolve,
  z.object({
    do: z.literal("step"),
    step: z.string().max(40),
    done: z.enum(["yes", "no"]).transform((done) => done === "yes"),
  }),
  z.object({ do: z.literal("note"), words }),
  z.object({ do: z.literal("reply"), words }),
  z.object({ do: z.literal("reopen") }),
  z.object({ do: z.literal("treat_as_lost") }),
]);

export type BulkDeed = Extract<Deed, { do: "assign" | "team" | "state" | "resolve" }>;

/** What is done about several at once, as the queue asks for it. */
export const bulkDeedForm: z.ZodType<BulkDeed> = z.discriminatedUnion("do", [assign, team, state, resolve]);

/** Ids with commas between them, as the queue sends them. */
export const chosenCases = z
  .string()
  .max(MOST_CHOSEN * 100)
  .transform((text) => [...new Set(text.split(",").filter(Boolean))])
  .pipe(
    z
      .array(z.string().max(80))
      .min(1, "Choose at least one case.")
      .max(MOST_CHOSEN, `At most ${MOST_CHOSEN} cases at once.`),
  );

/** Shopify does not tell an app who sits before it: people sign with the name that their team knows. */
export const signer = line(80)
  .transform((name) => name.trim() || "team")
  .catch("team");
