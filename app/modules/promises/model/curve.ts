/**
 * How survival falls along the stretched time `z` of a stage: 0 is the middle of its parcels, 1 about their ninth tenth. Learnt
 * like a life table (Kaplan–Meier), so parcels still open count for as long as they have been.
 */
export interface Curve {
  z: Float64Array;
  alive: Float64Array;
}

const KNOTS = 240;

export function curveOf(z: Float64Array, arrived: Uint8Array, w: Float64Array): Curve {
  const order = new Uint32Array(z.length).map((_, i) => i).sort((a, b) => z[a]! - z[b]! || a - b);
  let atRisk = 0;
  for (const i of order) atRisk += w[i]!;
  const every = atRisk / KNOTS;
  const knots: number[] = [];
  const alive: number[] = [];
  let survival = 1;
  let since = 0;
  for (const i of order) {
    if (arrived[i] && atRisk > 1e-9) survival *= 1 - Math.min(1, w[i]! / atRisk);
    atRisk -= w[i]!;
    since += w[i]!;
    if (since >= every || atRisk < 5 * every) {
      if (z[i]! > (knots.at(-1) ?? -Infinity)) {
        knots.push(z[i]!);
        alive.push(Math.max(survival, 1e-6));
      } else alive[alive.length - 1] = Math.max(survival, 1e-6);
      if (atRisk >= 5 * every) since = 0;
    }
  }
  return { z: Float64Array.from(knots), alive: Float64Array.from(alive) };
}

/** Share not arrived at `z`. Past the last knot it falls on at the rate of the last twentieth. */
export function aliveAt({ z, alive }: Curve, at: number): number {
  const last = z.length - 1;
  if (last < 0) return 1;
  if (at <= z[0]!) return 1 - (1 - alive[0]!) * Math.exp((at - z[0]!) * 4);
  if (at >= z[last]!) {
    const from = Math.max(0, Math.floor(last * 0.93));
    const fall = Math.log(alive[from]! / alive[last]!) / Math.max(0.05, z[last]! - z[from]!);
    return alive[last]! * Math.exp(-Math.max(0.3, Math.min(fall, 6)) * (at - z[last]!));
  }
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (z[middle]! <= at) low = middle;
    else high = middle;
  }
  const share = (at - z[low]!) / (z[high]! - z[low]!);
  return Math.exp(Math.log(alive[low]!) * (1 - share) + Math.log(alive[high]!) * share);
}
