/** A share that was counted, and between which shares the truth lies nineteen times of twenty. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

const Z = 1.96;

/** Wilson's interval: honest for few parcels, and never outside 0 … 1. */
export function wilson(kept: number, of: number): Share | null {
  if (of <= 0) return null;
  const share = kept / of;
  const wide = 1 + (Z * Z) / of;
  const middle = (share + (Z * Z) / (2 * of)) / wide;
  const half = (Z / wide) * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  return {
    share,
    low: Math.min(share, Math.max(0, middle - half)),
    high: Math.max(share, Math.min(1, middle + half)),
  };
}
