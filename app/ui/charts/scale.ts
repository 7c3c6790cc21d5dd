/** Something that was counted in part: of `count`, the share `share`; the truth lies between `low` and `high`. */
export interface Measured {
  label: string;
  count: number;
  share: { share: number; low: number; high: number } | null;
}

/** From which share a plot begins: what is near 100 % would else all look the same. Round, and below everything that is drawn. */
export function floorOf(points: readonly Measured[], target: number | null): number {
  const lowest = Math.min(0.9, target ?? 1, ...points.flatMap(({ share }) => (share ? [share.low] : [])));
  return Math.max(0, Math.floor(lowest * 10 - 0.5) / 10);
}

/** Round shares from `floor` up to 1, at most six. */
export function ticksOf(floor: number): number[] {
  const step = 1 - floor > 0.5 ? 0.2 : 0.1;
  const ticks: number[] = [];
  for (let tick = 1; tick >= floor - 1e-9; tick -= step) ticks.unshift(Number(tick.toFixed(2)));
  return ticks;
}

/** `0.934` → `93 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** `93 % (between 90 % and 95 %) of 412` */
export function told({ share, count }: Measured): string {
  if (!share) return "nothing counted";
  return `${percent(share.share)}, between ${percent(share.low)} and ${percent(share.high)}, of ${count.toLocaleString("en")}`;
}

export const ink = {
  mark: "var(--p-color-icon-info)",
  target: "var(--p-color-icon-success)",
  grid: "var(--p-color-border-secondary)",
  text: "var(--p-color-text-secondary)",
};
