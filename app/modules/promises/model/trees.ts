/** Boosted regression trees for one quantile, on features sorted into bins. Small, seeded, and the same on every machine. */
export interface Tree {
  /** Which feature a node asks; -1 is a leaf. Children of node n stand at `left[n]` and `left[n] + 1`. */
  feature: Int16Array;
  /** Goes left when the feature's bin is at most this. */
  upTo: Uint8Array;
  left: Int16Array;
  value: Float32Array;
}

export interface Boosted {
  start: number;
  trees: Tree[];
}

export interface BoostOptions {
  quantile: number;
  trees: number;
  rate: number;
  depth: number;
  /** Parcels (by weight) that a leaf must have. */
  leaf: number;
  /** Share of rows and of features that each tree sees. */
  rows: number;
  features: number;
  seed: number;
}

/** Rows × features as bins, feature by feature. Bin 0 is "unknown". */
export interface Binned {
  rows: number;
  columns: Uint8Array[];
}

export const BINS = 64;

/** Linear congruential: chance that can be told again. */
export function chances(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296;
}

const BUCKETS = 512;
const buckets = new Float64Array(BUCKETS);

/** The value below which the share `q` of the weight of these rows lies, told apart finely enough: no sorting, for it is asked often. */
export function weightedQuantile(
  values: Float64Array,
  weights: Float64Array,
  rows: Uint32Array,
  q: number,
): number {
  let low = Infinity;
  let high = -Infinity;
  let total = 0;
  for (let k = 0; k < rows.length; k++) {
    const value = values[rows[k]!]!;
    if (value < low) low = value;
    if (value > high) high = value;
    total += weights[rows[k]!]!;
  }
  if (!(high > low)) return rows.length === 0 ? 0 : low;
  const width = (high - low) / BUCKETS;
  buckets.fill(0);
  for (let k = 0; k < rows.length; k++) {
    const at = Math.min(BUCKETS - 1, Math.floor((values[rows[k]!]! - low) / width));
    buckets[at]! += weights[rows[k]!]!;
  }
  let sum = 0;
  for (let at = 0; at < BUCKETS; at++) {
    const here = buckets[at]!;
    if (sum + here >= q * total && here > 0) return low + (at + (q * total - sum) / here) * width;
    sum += here;
  }
  return high;
}

/** Yields after each tree, so that whoever learns beside other work can let that work go on. */
export function* boost(
  x: Binned,
  y: Float64Array,
  w: Float64Array,
  options: BoostOptions,
): Generator<void, Boosted> {
  const chance = chances(options.seed);
  const everyone = new Uint32Array(x.rows).map((_, i) => i);
  const start = x.rows === 0 ? 0 : weightedQuantile(y, w, everyone, options.quantile);
  const predicted = new Float64Array(x.rows).fill(start);
  const pull = new Float64Array(x.rows);
  const rest = new Float64Array(x.rows);
  const trees: Tree[] = [];
  for (let round = 0; round < options.trees; round++) {
    for (let i = 0; i < x.rows; i++) {
      rest[i] = y[i]! - predicted[i]!;
      pull[i] = rest[i]! > 0 ? options.quantile : options.quantile - 1;
    }
    const seen = sample(everyone, chance, options.rows);
    const asked = x.columns.flatMap((_, f) => (chance() < options.features ? [f] : []));
    const tree = grow({ x, w, pull, rest }, seen, asked, options);
    if (tree.feature.length < 2) continue;
    trees.push(tree);
    for (let i = 0; i < x.rows; i++) predicted[i]! += leafOf(tree, x.columns, i);
    yield;
  }
  return { start, trees };
}

function sample(rows: Uint32Array, chance: () => number, share: number): Uint32Array {
  const taken = new Uint32Array(rows.length);
  let size = 0;
  for (let k = 0; k < rows.length; k++) if (chance() < share) taken[size++] = rows[k]!;
  return taken.subarray(0, size);
}

interface Ground {
  x: Binned;
  w: Float64Array;
  pull: Float64Array;
  rest: Float64Array;
}

interface Split {
  feature: number;
  upTo: number;
  gain: number;
}

/** Weight and pull in each bin of each asked feature. */
type Histogram = Float64Array;

interface Open {
  node: number;
  rows: Uint32Array;
  depth: number;
  histogram: Histogram;
}

function grow(ground: Ground, seen: Uint32Array, asked: number[], options: BoostOptions): Tree {
  const most = 2 ** (options.depth + 1);
  const tree = {
    feature: new Int16Array(most).fill(-1),
    upTo: new Uint8Array(most),
    left: new Int16Array(most),
    value: new Float32Array(most),
  };
  let size = 1;
  const open: Open[] = [{ node: 0, rows: seen, depth: 0, histogram: histogramOf(ground, seen, asked) }];
  for (let next = open.shift(); next; next = open.shift()) {
    const { node, rows, depth, histogram } = next;
    const split = depth < options.depth ? bestSplit(histogram, asked, options.leaf) : null;
    if (!split) {
      tree.value[node] = options.rate * weightedQuantile(ground.rest, ground.w, rows, options.quantile);
      continue;
    }
    tree.feature[node] = split.feature;
    tree.upTo[node] = split.upTo;
    tree.left[node] = size;
    const [left, right] = part(rows, ground.x.columns[split.feature]!, split.upTo);
    // What the smaller child holds is counted; the rest of the parent is its sibling's.
    const smaller = histogramOf(ground, left.length < right.length ? left : right, asked);
    const larger = histogram.map((n, i) => n - smaller[i]!);
    const [ofLeft, ofRight] = left.length < right.length ? [smaller, larger] : [larger, smaller];
    open.push({ node: size, rows: left, depth: depth + 1, histogram: ofLeft });
    open.push({ node: size + 1, rows: right, depth: depth + 1, histogram: ofRight });
    size += 2;
  }
  return {
    feature: tree.feature.slice(0, size),
    upTo: tree.upTo.slice(0, size),
    left: tree.left.slice(0, size),
    value: tree.value.slice(0, size),
  };
}

function part(rows: Uint32Array, bins: Uint8Array, upTo: number): [Uint32Array, Uint32Array] {
  const left = new Uint32Array(rows.length);
  const right = new Uint32Array(rows.length);
  let toLeft = 0;
  let toRight = 0;
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    if (bins[row]! <= upTo) left[toLeft++] = row;
    else right[toRight++] = row;
  }
  return [left.subarray(0, toLeft), right.subarray(0, toRight)];
}

function histogramOf({ x, w, pull }: Ground, rows: Uint32Array, asked: number[]): Histogram {
  const histogram = new Float64Array(asked.length * BINS * 2);
  asked.forEach((feature, nth) => {
    const bins = x.columns[feature]!;
    const base = nth * BINS * 2;
    for (let k = 0; k < rows.length; k++) {
      const row = rows[k]!;
      const at = base + bins[row]! * 2;
      const weight = w[row]!;
      histogram[at]! += weight;
      histogram[at + 1]! += weight * pull[row]!;
    }
  });
  return histogram;
}

function bestSplit(histogram: Histogram, asked: number[], leaf: number): Split | null {
  let best: Split | null = null;
  for (const [nth, feature] of asked.entries()) {
    const base = nth * BINS * 2;
    let weight = 0;
    let force = 0;
    for (let at = base; at < base + BINS * 2; at += 2) {
      weight += histogram[at]!;
      force += histogram[at + 1]!;
    }
    const whole = (force * force) / weight;
    let weightLeft = 0;
    let forceLeft = 0;
    for (let bin = 0; bin < BINS - 1; bin++) {
      const here = histogram[base + bin * 2]!;
      weightLeft += here;
      forceLeft += histogram[base + bin * 2 + 1]!;
      const weightRight = weight - weightLeft;
      if (here <= 0 || weightLeft < leaf || weightRight < leaf) continue;
      const forceRight = force - forceLeft;
      const gain = (forceLeft * forceLeft) / weightLeft + (forceRight * forceRight) / weightRight - whole;
      if (gain > (best?.gain ?? 1e-9)) best = { feature, upTo: bin, gain };
    }
  }
  return best;
}

function leafOf(tree: Tree, columns: Uint8Array[], row: number): number {
  let node = 0;
  for (let feature = tree.feature[0]!; feature >= 0; feature = tree.feature[node]!)
    node = tree.left[node]! + (columns[feature]![row]! <= tree.upTo[node]! ? 0 : 1);
  return tree.value[node]!;
}

/** What the trees say of one parcel, its features as bins. */
export function said(model: Boosted, bins: Uint8Array): number {
  let sum = model.start;
  for (const tree of model.trees) {
    let node = 0;
    for (let feature = tree.feature[0]!; feature >= 0; feature = tree.feature[node]!)
      node = tree.left[node]! + (bins[feature]! <= tree.upTo[node]! ? 0 : 1);
    sum += tree.value[node]!;
  }
  return sum;
}
