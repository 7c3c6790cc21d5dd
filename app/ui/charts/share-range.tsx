import { ink, type Measured, told } from "./scale";

export interface ShareRangeProps {
  point: Measured;
  /** From `floorOf` over everything that stands in the same column, so that rows can be compared. */
  floor: number;
  target: number | null;
}

/** One share with its interval and the target, as small as a table's cell. */
export function ShareRange({ point, floor, target }: ShareRangeProps) {
  const { share } = point;
  const x = (value: number) => `${4 + (92 * (Math.max(floor, value) - floor)) / (1 - floor)}%`;
  return (
    <svg
      role="img"
      aria-label={told(point)}
      width="100%"
      height="20"
      style={{ display: "block", minWidth: "7rem", printColorAdjust: "exact" }}
    >
      <line x1="4%" x2="96%" y1="10" y2="10" stroke={ink.grid} />
      {target === null ? null : (
        <line x1={x(target)} x2={x(target)} y1="1" y2="19" stroke={ink.target} strokeWidth="2" />
      )}
      {share ? (
        <>
          <line
            x1={x(share.low)}
            x2={x(share.high)}
            y1="10"
            y2="10"
            stroke={ink.mark}
            strokeOpacity="0.35"
            strokeWidth="8"
            strokeLinecap="round"
          />
          <circle cx={x(share.share)} cy="10" r="4" fill={ink.mark} />
        </>
      ) : null}
    </svg>
  );
}
