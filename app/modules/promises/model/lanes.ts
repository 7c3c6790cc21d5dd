import type { Facts } from "./parcel";

/** Weighted mean of what a family of parcels took, in log days. */
interface Voice {
  weight: number;
  sum: number;
}

/** How many parcels' worth its parent counts in each family. */
const BORROWED = { destination: 20, lane: 25, service: 25 } as const;
const BORROWED_ASIDE = 12;

/** Families from wide to narrow; each shrinks to the one before it. Unknown parts give a family of their own. */
const chain = (f: Facts): [name: keyof typeof BORROWED, key: string][] => {
  const to = `${f.destinationCountry ?? "?"}-${f.destinationRegion ?? "?"}`;
  const from = `${f.originCountry ?? "?"}-${f.originRegion ?? "?"}`;
  return [
    ["destination", `d|${to}`],
    ["lane", `l|${from}>${to}`],
    ["service", `s|${from}>${to}|${f.carrier ?? "?"}|${f.service ?? "?"}`],
  ];
};

/** Families that stand beside the lane: each told as its distance from what the lane says. */
const aside = (f: Facts): string[] => [
  `op|${f.originCountry ?? "?"}-${f.originPostal ?? "?"}`,
  `o3|${f.originCountry ?? "?"}-${f.originPostal?.slice(0, 3) ?? "?"}`,
  `dp|${f.destinationCountry ?? "?"}-${f.destinationPostal?.slice(0, 3) ?? "?"}`,
  `d5|${f.destinationCountry ?? "?"}-${f.destinationPostal ?? "?"}`,
  `sv|${f.carrier ?? "?"}|${f.service ?? "?"}`,
  `lo|${f.location ?? "?"}`,
  `ca|${f.category ?? "?"}`,
];

/** What lanes say: hierarchical means of log days, each shrunk to its parent. */
export class Lanes {
  private constructor(private readonly voices: Map<string, Voice>) {}

  static learn(facts: readonly Facts[], y: Float64Array, w: Float64Array): Lanes {
    const voices = new Map<string, Voice>();
    const tell = (key: string, weight: number, value: number) => {
      const voice = voices.get(key);
      if (voice) {
        voice.weight += weight;
        voice.sum += weight * value;
      } else voices.set(key, { weight, sum: weight * value });
    };
    facts.forEach((f, i) => {
      tell("all", w[i]!, y[i]!);
      for (const [, key] of chain(f)) tell(key, w[i]!, y[i]!);
    });
    const lanes = new Lanes(voices);
    facts.forEach((f, i) => {
      const rest = y[i]! - lanes.mean(f);
      for (const key of aside(f)) tell(key, w[i]!, rest);
    });
    return lanes;
  }

  static from(entries: [string, number, number][]): Lanes {
    return new Lanes(new Map(entries.map(([key, weight, sum]) => [key, { weight, sum }])));
  }

  entries(): [string, number, number][] {
    return [...this.voices].map(([key, { weight, sum }]) => [key, weight, sum]);
  }

  /** Mean log days of the lane. */
  mean(f: Facts): number {
    const all = this.voices.get("all");
    let mean = all && all.weight > 0 ? all.sum / all.weight : Math.log(5);
    for (const [name, key] of chain(f)) {
      const voice = this.voices.get(key);
      const borrowed = BORROWED[name];
      mean = voice ? (voice.sum + borrowed * mean) / (voice.weight + borrowed) : mean;
    }
    return mean;
  }

  /** How far each family beside the lane lies from it, shrunk to nothing where it is small. */
  beside(f: Facts): number[] {
    return aside(f).map((key) => {
      const voice = this.voices.get(key);
      return voice ? voice.sum / (voice.weight + BORROWED_ASIDE) : 0;
    });
  }

  /** The narrowest family with enough parcels of its own to speak, and how many. */
  speaking(f: Facts): { level: "service" | "lane" | "destination" | "store"; parcels: number } {
    for (const [name, key] of chain(f).toReversed()) {
      const weight = this.voices.get(key)?.weight ?? 0;
      if (weight >= BORROWED[name]) return { level: name, parcels: weight };
    }
    return { level: "store", parcels: this.voices.get("all")?.weight ?? 0 };
  }
}
