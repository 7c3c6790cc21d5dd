import type { ExceptionKind } from "../../../domain/exception";
import type { Milestone } from "../../../domain/milestone";
import { final, ok, type Result } from "../../../domain/result";
import { recorder } from "../../../spine/record.server";
import { rereadWaiting } from "../../../spine/replay.server";
import type { Unit } from "../../../spine/unit.server";
import { keepMeaning } from "./words.store.server";

const record = recorder("tracking");

/** As many messages as one transaction reads again; the rest follow by pressing once more, or as newer ones repeat their scans. */
const AT_ONCE = 500;

/** The store says what a word means: from now on it is read so, and what waits because of it is read again. */
export async function sayMeaning(
  unit: Unit,
  word: { source: string; code: string; milestone: Milestone | null; exception: ExceptionKind | null },
): Promise<Result<number>> {
  if (!(await keepMeaning(unit, word))) return final("word_never_seen", word.code);
  const { source, code, milestone, exception } = word;
  await record(unit, "tracking.word_said", {
    subject: { kind: "source", id: source },
    at: unit.clock.now(),
    key: `${source}:${code}@${unit.clock.now().toISOString()}`,
    payload: { source, code, milestone, exception },
  });
  return ok(await readAgain(unit, source));
}

/** Reads again what waits because of words that nobody knew: after the store said their meaning, or a new version brought it. */
export const readAgain = (unit: Unit, source: string): Promise<number> =>
  rereadWaiting(unit, source, "word_unknown", AT_ONCE);
