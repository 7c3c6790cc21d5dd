import { BINS } from "./trees";

/** Upper edges of the bins of one feature, ascending; bin 0 is kept for "unknown". */
export type Edges = Float64Array;

/** Edges such that each bin holds about as many of the values; fewer where values repeat. */
export function edgesOf(values: Float64Array): Edges {
  const known = values.filter((v) => !Number.isNaN(v)).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS - 1; bin++) {
    const edge = known[Math.floor((known.length * bin) / (BINS - 1))];
    if (edge !== undefined && edge > (edges.at(-1) ?? -Infinity)) edges.push(edge);
  }
  return Float64Array.from(edges);
}

export function binOf(edges: Edges, value: number): number {
  if (Number.isNaN(value)) return 0;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}
