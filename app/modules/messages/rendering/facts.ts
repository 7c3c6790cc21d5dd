import type { Medium } from "../../../adapters/channels/contract";
import type { TriggerId } from "../triggers";

/**
 * Everything a template may name, in the reader's language already. All of it is somebody's text (a product title, a carrier's remark, a
 * shopper's name): data, never template.
 */
export interface Facts {
  trigger: TriggerId;
  medium: Medium;
  /** BCP 47 of the words; `rtl` where they run so. */
  language: string;
  direction: "ltr" | "rtl";
  shop: { name: string; url: string; email: string | null };
  shopper: { name: string | null };
  order: { name: string; placed_on: string; link: string };
  /** The parcel that it is about; null while there is none. */
  parcel: {
    carrier: string;
    number: string | null;
    /** This one of so many. */
    n: number;
    total: number;
  } | null;
  items: { title: string; quantity: number }[];
  /** The next-step record in words: what is happening, why, when it comes, what is next, whose turn it is. */
  outlook: {
    headline: string;
    cause: string | null;
    when: string | null;
    next: string;
    by: string;
    /** What the shopper may do, each with the page where it is done. */
    choices: { label: string; link: string }[];
  };
  /** What only this message knows: an amount, a new day, a reason. Missing ones are empty. */
  event: {
    amount: string;
    date: string;
    reason: string;
    reference: string;
  };
  /** Ends messages of this kind; null where none may be ended. */
  unsubscribe_link: string | null;
}

/** What a template says, before it is filled: Liquid. */
export interface Template {
  subject: string;
  /** The first line, larger. */
  title: string;
  /** Paragraphs, in Liquid; line breaks part them. */
  body: string;
  /** For sms and whatsapp: all of it. */
  short: string;
}

export interface Brand {
  /** #rrggbb */
  color: string;
  logoUrl: string | null;
  footer: string;
}

export interface Rendered {
  subject: string;
  text: string;
  html: string | null;
}
