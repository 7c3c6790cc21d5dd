import { exceptions, type ExceptionKind } from "./exception";
import type { Milestone } from "./milestone";

export interface Sign {
  milestone: Milestone | null;
  exception: ExceptionKind | null;
  at: Date;
}

/** One stretch of one trouble: the second delay of a parcel is another episode than the first. */
export interface Episode {
  kind: ExceptionKind;
  /** 1 for the first of its kind on this parcel. */
  number: number;
  openedAt: Date;
  resolvedAt: Date | null;
}

/** Reads the troubles of a parcel out of all its scans, in carrier time. Depends on the set of scans alone. */
export function episodesOf(signs: readonly Sign[]): Episode[] {
  const inOrder = [...signs].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.exception ?? "").localeCompare(b.exception ?? ""),
  );
  const all: Episode[] = [];
  const open = new Map<ExceptionKind, Episode>();
  for (const sign of inOrder) {
    for (const episode of [...open.values()]) {
      if (!ends(episode, sign)) continue;
      episode.resolvedAt = sign.at;
      open.delete(episode.kind);
    }
    if (!sign.exception || open.has(sign.exception)) continue;
    const number = all.filter((e) => e.kind === sign.exception).length + 1;
    const episode = { kind: sign.exception, number, openedAt: sign.at, resolvedAt: null };
    open.set(sign.exception, episode);
    all.push(episode);
  }
  return all;
}

/** A scan ends a trouble when it shows the parcel moving on, and is not itself another word of the same trouble. */
export function ends(episode: { kind: ExceptionKind; openedAt: Date }, sign: Sign): boolean {
  if (!sign.milestone || sign.exception === episode.kind || sign.at <= episode.openedAt) return false;
  return exceptions[episode.kind].resolvedBy.includes(sign.milestone);
}
