/** How likely each number of days is: index is days, values sum to 1. */
export type Distribution = readonly number[];

/** Days after which nothing counts. */
const LONGEST = 60;

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

/** A triangle over `from` … `to` with its top at `top`: what a published commitment knows. */
export function triangle(from: number, top: number, to: number): Distribution {
  const height = (d: number) =>
    d < from || d > to ? 0 : d <= top ? (d - from + 1) / (top - from + 1) : (to - d + 1) / (to - top + 1);
  const raw = Array.from({ length: LONGEST + 1 }, (_, d) => height(d));
  const mass = raw.reduce((a, b) => a + b, 0);
  return raw.map((p) => p / mass);
}
