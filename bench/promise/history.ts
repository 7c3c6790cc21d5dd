/**
 * A made-up history of parcels, the same for the same seed: `node --import tsx bench/promise/history.ts FILE ROWS [SEED]`. Two years of
 * orders in a country of 27 regions, with lanes of their own pace, a slow season, weekly rhythm and a long tail; some never arrive.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { pathToFileURL } from "node:url";

const MINUTE = 60_000;
const DAY_MINUTES = 1_440;
const DAYS = 730;
export const FIRST_DAY = Date.UTC(2024, 0, 1);
const REGIONS = 27;

export const HEADER =
  "order_id,ordered_at,approved_at,handed_over_at,delivered_at,origin_country,origin_region,origin_postal," +
  "destination_country,destination_region,destination_postal,distance_km,service,items,weight_g,volume_cm3," +
  "price_minor,freight_minor,category\n";

/** Chance from a seed (mulberry32): a bench must be repeatable. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const wall = (minutes: number): string => new Date(FIRST_DAY + minutes * MINUTE).toISOString().slice(0, 16);

/** Rows in the order of ordering, spread evenly from the day `from` over `days`. */
export function* historyRows(rows: number, seed: number, from = 0, days = DAYS): Generator<string> {
  const draw = chance(seed);
  const spread = () =>
    Math.exp(0.55 * Math.sqrt(-2 * Math.log(draw() + 1e-12)) * Math.cos(6.283185 * draw()));
  const end = (from + days) * DAY_MINUTES;
  for (let i = 0; i < rows; i++) {
    const ordered = Math.floor((from + (days * i) / rows) * DAY_MINUTES);
    const [origin, to] = [Math.floor(draw() ** 3 * REGIONS), Math.floor(draw() ** 2 * REGIONS)];
    const distance = 30 + Math.abs(origin - to) * 110 + Math.floor(draw() * 200);
    const season = 1 + 0.6 * Math.max(0, Math.sin((ordered / DAY_MINUTES / 365) * 6.283185));
    const approved = ordered + Math.floor(30 * spread());
    const handed = approved + Math.floor(1.2 * DAY_MINUTES * spread() * season);
    const express = draw() < 0.2;
    const transit = (express ? 1.1 : 2.5) + (distance / 400) * (express ? 0.5 : 1);
    const delivered = handed + Math.floor(transit * DAY_MINUTES * spread() * season);
    const open = delivered > end || draw() < 0.004;
    const weight = Math.floor(400 * spread());
    yield (
      `${seed.toString(36)}-${i.toString(36).padStart(10, "0")},${wall(ordered)},${wall(approved)},${handed > end ? "" : wall(handed)},${open ? "" : wall(delivered)}` +
      `,BR,R${origin},${10_000 + origin * 1_000 + Math.floor(draw() * 60)},BR,R${to},${10_000 + to * 1_000 + Math.floor(draw() * 900)}` +
      `,${distance},${express ? "express" : "standard"},${1 + Math.floor(draw() ** 6 * 6)},${weight},${weight * 6}` +
      `,${Math.floor(9_000 * spread())},${Math.floor(900 + distance)},c${Math.floor(draw() * 70)}\n`
    );
  }
}

export function writeHistory(file: string, lines: Iterable<string>): void {
  const to = openSync(file, "w");
  let block = HEADER;
  for (const line of lines) {
    block += line;
    if (block.length < 1 << 20) continue;
    writeSync(to, block);
    block = "";
  }
  writeSync(to, block);
  closeSync(to);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [file, rows, seed] = process.argv.slice(2);
  if (!file || !(Number(rows) > 0)) throw new Error("history.ts FILE ROWS [SEED]");
  writeHistory(file, historyRows(Number(rows), Number(seed ?? 1)));
}
