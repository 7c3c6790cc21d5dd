import { z } from "zod";
import { addDays, type LocalDate, localDate } from "../../../domain/local-date";
import { instantOf, type Zone } from "../../../domain/zone-clock";
import { card, type Placement, type Stage } from "./placement";

/** A card as it stands in the form's fields. */
export interface CardDraft {
  name: string;
  stages: Stage[];
  title: string;
  text: string;
  button: string;
  link: string;
  /** Handles, one in each line. */
  products: string;
  from: string;
  until: string;
  live: boolean;
}

export const emptyCard: CardDraft = {
  name: "",
  stages: ["on_its_way"],
  title: "",
  text: "",
  button: "",
  link: "",
  products: "",
  from: "",
  until: "",
  live: true,
};

/** Days are the store's own; a card is shown until the end of its last day. */
export const draftOf = ({ card: it, ...p }: Placement, zone: Zone): CardDraft => ({
  name: p.name,
  stages: it.stages,
  title: it.title,
  text: it.text,
  button: it.button,
  link: it.link ?? "",
  products: it.products.join("\n"),
  from: p.startsAt ? localDate(p.startsAt, zone) : "",
  until: p.endsAt ? addDays(localDate(p.endsAt, zone), -1) : "",
  live: p.live,
});

const day = z.union([z.literal("").transform(() => null), z.iso.date("A day, such as 2026-11-24.")]);
const lines = z
  .string()
  .max(2_000)
  .transform((text) => text.split(/\s+/).filter(Boolean));

const form = card
  .extend({
    name: z.string().trim().min(1, "A name is needed.").max(60, "At most 60 characters."),
    products: lines.pipe(card.shape.products.unwrap()),
    from: day,
    until: day,
    live: z.boolean(),
  })
  .refine((it) => !it.from || !it.until || it.from <= it.until, {
    path: ["until"],
    message: "The last day is before the first.",
  });

export type EnteredCard = { placement: Placement } | { errors: Record<string, string> };

/** What the form sent, as one JSON text. Errors stand under the name of their field. */
export function enteredCard(text: string, id: string, zone: Zone): EnteredCard {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return { errors: { "": "The form could not be read." } };
  }
  const parsed = form.safeParse(sent);
  if (parsed.success) return { placement: placementOf(parsed.data, id, zone) };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? "")] ??= message;
  return { errors };
}

function placementOf(it: z.output<typeof form>, id: string, zone: Zone): Placement {
  const { name, from, until, live, ...rest } = it;
  const startOf = (date: LocalDate) => instantOf(date, "00:00", zone);
  return {
    id,
    name,
    card: card.parse(rest),
    live,
    startsAt: from ? startOf(from) : null,
    endsAt: until ? startOf(addDays(until, 1)) : null,
  };
}
