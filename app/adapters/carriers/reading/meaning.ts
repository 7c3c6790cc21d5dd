import type { ExceptionKind } from "../../../domain/exception";
import type { Milestone } from "../../../domain/milestone";
import type { Meaning } from "./reading";

/** A vendor's words as a table: a new word is a new line. */
export type Words = Readonly<Record<string, Meaning>>;

export const at = (milestone: Milestone, exception?: ExceptionKind): Meaning =>
  exception ? { milestone, exception } : { milestone };
export const only = (exception: ExceptionKind): Meaning => ({ milestone: null, exception });
/** Known, and says nothing of where the parcel is: a signature picture, a refund. */
export const silent: Meaning = { milestone: null };

/** What a table says of a word; null when it does not have it. Own words only: "constructor" is no word, though every object knows it. */
export const meaningIn = (words: Words, word: string | null | undefined): Meaning | null =>
  word && Object.hasOwn(words, word) ? (words[word] ?? null) : null;
