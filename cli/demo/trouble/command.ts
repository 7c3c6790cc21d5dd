import { rm } from "node:fs/promises";
import path from "node:path";
import { exceptionKinds } from "../../../app/domain/exception";
import { aside, directions, untilStopped } from "../manner";
import { Store } from "../story";
import type { Seen } from "./look";
import { DAYS_BEFORE, type DayOfTrouble, playTrouble } from "./play";
import { dayInWords } from "./print";
import { type HurriedStage, raiseHurriedStage } from "./stage";

interface Wish {
  json?: boolean;
  dataDir: string;
}

/**
 * Raises the stage two weeks ago and plays until now.
 *
 * @param atItsWorst is asked while all of today's troubles stand.
 */
export async function raiseTrouble(
  dataDir: string,
  say: (line: string) => void,
  atItsWorst?: (stage: HurriedStage, kinds: readonly Seen[]) => Promise<void>,
): Promise<{ stage: HurriedStage; store: Store; day: DayOfTrouble }> {
  const stage = await raiseHurriedStage({ dataDir, say }, new Date(Date.now() - DAYS_BEFORE * 86_400_000));
  try {
    const store = await Store.open(stage, say, stage.runtime);
    return {
      stage,
      store,
      day: await playTrouble(stage, store, say, async (kinds) => atItsWorst?.(stage, kinds)),
    };
  } catch (error) {
    await stage.stop();
    throw error;
  }
}

/** What did not come out as it should, in words; empty when all did. */
export function amiss({ kinds }: DayOfTrouble): string[] {
  const seen = new Set(kinds.map((k) => k.kind));
  return [
    ...exceptionKinds.filter((kind) => !seen.has(kind)).map((kind) => `${kind}: not seen`),
    ...kinds.flatMap((k) => k.differences.map((difference) => `${k.kind}: ${difference}`)),
    ...kinds.filter((k) => k.endedBy === "").map((k) => `${k.kind}: not ended`),
    ...kinds.filter((k) => k.endedBy.includes("ticket")).map((k) => `${k.kind}: ended by ${k.endedBy}`),
  ];
}

export async function troubleOnce({ json, dataDir }: Wish): Promise<void> {
  const dir = path.join(dataDir, `trouble-${process.pid}`);
  try {
    const { stage, day } = await raiseTrouble(dir, aside);
    await stage.stop();
    process.stdout.write(json ? `${JSON.stringify(day)}\n` : `${dayInWords(day)}\n`);
    for (const line of amiss(day)) {
      aside(line);
      process.exitCode = 1;
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

export async function troubleStay({ dataDir }: Wish): Promise<void> {
  const stopped = untilStopped();
  const { stage, day } = await raiseTrouble(dataDir, aside);
  try {
    aside(`\n${dayInWords(day)}\n`);
    aside(directions(stage));
    await stopped;
  } finally {
    aside("\nStopping …");
    await stage.stop();
  }
}
