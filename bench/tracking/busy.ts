import { loadavg } from "node:os";

/** How busy the machine was with everything, in programs that wanted a processor: of the last minute, and of the last five. */
export const busy = (): string =>
  loadavg()
    .slice(0, 2)
    .map((n) => n.toFixed(1))
    .join("/");

export const at = (sorted: Float64Array | readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

export interface Line {
  what: string;
  figure: string;
  must: string;
  /** null: told, and nothing is asked of it. */
  holds: boolean | null;
}
