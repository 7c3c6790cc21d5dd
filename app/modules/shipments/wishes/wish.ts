import { z } from "zod";
import type { ExceptionKind } from "../../../domain/exception";
import { addDays, type LocalDate } from "../../../domain/local-date";
import { isFinal, type Milestone } from "../../../domain/milestone";

export const wishes = ["redeliver", "hold", "correct_address"] as const;
export type Wish = (typeof wishes)[number];

/** What a shopper may have done about a parcel, by what is the matter with it. */
const offered: Partial<Record<ExceptionKind, readonly Wish[]>> = {
  failed_attempt: ["redeliver", "hold", "correct_address"],
  address_issue: ["correct_address"],
  held: ["redeliver", "hold"],
  unclaimed: ["redeliver", "hold"],
  undeliverable: ["correct_address", "redeliver"],
  refused: ["redeliver"],
};

/** The wishes that make sense now; none where nothing is the matter, or its way has ended. */
export const wishesFor = (parcel: {
  milestone: Milestone;
  exception: ExceptionKind | "";
}): readonly Wish[] =>
  parcel.exception && !isFinal(parcel.milestone) ? (offered[parcel.exception] ?? []) : [];

/** Plain text of one line: no control characters, nothing that begins a formula in somebody's table. */
const lineOf = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^[^\p{C}<>{}]*$/u, "Only letters, digits and signs.");

const needed = (most: number) => lineOf(most).pipe(z.string().min(1));
const day = z.iso.date();

/** What the shopper's form sends. */
export const wishForm = z.discriminatedUnion("wish", [
  z.object({ wish: z.literal("redeliver"), on: day, phone: lineOf(40).default("") }),
  z.object({ wish: z.literal("hold"), on: z.union([day, z.literal("")]).default("") }),
  z.object({
    wish: z.literal("correct_address"),
    street: needed(120),
    city: needed(80),
    postal: needed(20),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/),
    phone: lineOf(40).default(""),
  }),
]);
export type WishForm = z.output<typeof wishForm>;

/** Days for which a delivery can be wished: from tomorrow, for two weeks. */
export const wishDays = (today: LocalDate): { first: LocalDate; last: LocalDate } => ({
  first: addDays(today, 1),
  last: addDays(today, 14),
});

/** What is corrected, as it is sealed. */
export const details = z.object({
  address: z
    .object({ street: z.string(), city: z.string(), postal: z.string(), country: z.string() })
    .nullable(),
  phone: z.string().nullable(),
});
export type WishDetails = z.output<typeof details>;

export const detailsOf = (form: WishForm): WishDetails => ({
  address:
    form.wish === "correct_address"
      ? { street: form.street, city: form.city, postal: form.postal, country: form.country }
      : null,
  phone: form.wish === "hold" ? null : form.phone || null,
});
