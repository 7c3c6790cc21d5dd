import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { XMLParser } from "fast-xml-parser";
import { all } from "../../app/adapters/carriers/_all";
import { normalize } from "../../app/modules/tracking/index.server";
import { bytesOf, type CarrierSamples } from "../../tests/batteries/carriers/samples";
import { median } from "../processes";

export interface AdapterSpeed {
  id: string;
  bytes: number;
  floor: "JSON.parse" | "XMLParser.parse" | "split by lines";
  floorPerSecond: number;
  perSecond: number;
  /** Of the floor's speed. */
  share: number;
}

const received = new Date("2026-11-21T12:00:00Z");
const samplesDir = path.resolve(import.meta.dirname, "../../tests/batteries/carriers");

/** How often in a second, over so many milliseconds. */
function rate(work: () => unknown, ms: number): number {
  const end = performance.now() + ms;
  const from = performance.now();
  let times = 0;
  while (performance.now() < end) for (let i = 0; i < 20; i++, times++) work();
  return times / ((performance.now() - from) / 1_000);
}

const xml = new XMLParser({ ignoreAttributes: false });

function floorOf(raw: Buffer): [AdapterSpeed["floor"], () => unknown] {
  const first = raw.toString("utf8").trimStart().charAt(0);
  if (first === "{" || first === "[")
    return ["JSON.parse", () => JSON.parse(raw.toString("utf8")) as unknown];
  if (first === "<") return ["XMLParser.parse", () => xml.parse(raw.toString("utf8")) as unknown];
  return ["split by lines", () => raw.toString("utf8").split("\n")];
}

/** Reading and normalizing each source's sample, beside taking the same bytes apart and nothing else; in turn. */
export async function measureNormalizing(rounds: number, ms: number): Promise<AdapterSpeed[]> {
  const speeds: AdapterSpeed[] = [];
  for (const file of readdirSync(samplesDir).filter((f) => f !== "samples.ts")) {
    const { default: sample } = (await import(pathToFileURL(path.join(samplesDir, file)).href)) as {
      default: CarrierSamples;
    };
    const carrier = all.find((c) => `${c.id}.ts` === file);
    if (!carrier) throw new Error(`no adapter for ${file}`);
    const raw = bytesOf(sample.known.payload);
    const [floor, takeApart] = floorOf(raw);
    const hear = () => {
      const read = carrier.read(raw);
      if (!read.ok) throw new Error(`${carrier.id}: ${read.failure.code}`);
      return read.value.parcels.map((report) => normalize(report, carrier.zone, received));
    };
    for (const work of [takeApart, hear]) rate(work, ms);
    const told = Array.from({ length: rounds }, () => ({ floor: rate(takeApart, ms), ours: rate(hear, ms) }));
    speeds.push({
      id: carrier.id,
      bytes: raw.length,
      floor,
      floorPerSecond: median(told.map((t) => t.floor)),
      perSecond: median(told.map((t) => t.ours)),
      share: median(told.map((t) => t.ours / t.floor)),
    });
  }
  return speeds;
}
