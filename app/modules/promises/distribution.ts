/** How likely each number of days is: index is days, values sum to 1. */
export type Distribution = readonly number[];

/** How many parcels took how many days. */
export type Histogram = ReadonlyMap<number, number>;

export const LONGEST = 60;

const total = (h: Histogram): number => [...h.values()].reduce((a, b) => a + b, 0);

/**
 * Experience of a lane blended with that of its parent, which counts as `weight` parcels: a lane with many parcels speaks for
 * itself, one with few borrows.
 */
export function blend(experience: Histogram, parent: Distribution, weight: number): Distribution {
  const n = total(experience);
  return Array.from(
    { length: LONGEST + 1 },
    (_, days) => ((experience.get(days) ?? 0) + weight * (parent[days] ?? 0)) / (n + weight),
  );
}

/** The distribution of the sum of two independent times. Everything past the longest counts as the longest. */
export function add(a: Distribution, b: Distribution): Distribution {
  const sum = new Array<number>(LONGEST + 1).fill(0);
  a.forEach((p, i) => {
    b.forEach((q, j) => {
      const days = Math.min(i + j, LONGEST);
      sum[days] = (sum[days] ?? 0) + p * q;
    });
  });
  return sum;
}

/** What remains likely once it is known that more than `elapsed` days have passed. */
export function given(d: Distribution, elapsed: number): Distribution {
  const left = d.map((p, days) => (days >= elapsed ? p : 0));
  const mass = left.reduce((a, b) => a + b, 0);
  // Later than anything seen: all that can be said is soon, or never.
  if (mass < 1e-9) return left.map((_, days) => (days === Math.min(elapsed + 1, LONGEST) ? 1 : 0));
  return left.map((p) => p / mass);
}

/** The first day by which the share `q` has arrived. */
export function quantile(d: Distribution, q: number): number {
  let sum = 0;
  for (const [days, p] of d.entries()) {
    sum += p;
    if (sum >= q - 1e-12) return days;
  }
  return LONGEST;
}

/** A triangle over `from` … `to` with its top at `top`: what a published commitment knows. */
export function triangle(from: number, top: number, to: number): Distribution {
  const height = (d: number) =>
    d < from || d > to ? 0 : d <= top ? (d - from + 1) / (top - from + 1) : (to - d + 1) / (to - top + 1);
  const raw = Array.from({ length: LONGEST + 1 }, (_, d) => height(d));
  const mass = raw.reduce((a, b) => a + b, 0);
  return raw.map((p) => p / mass);
}
