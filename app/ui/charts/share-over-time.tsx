import { Box, Text } from "@shopify/polaris";
import { useId } from "react";
import { floorOf, ink, type Measured, percent, ticksOf, told } from "./scale";

export interface ShareOverTimeProps {
  /** What is drawn, in a sentence: also what is read out instead of it. */
  title: string;
  points: readonly Measured[];
  target: number | null;
  /** Heads the first column of the table: "Week". */
  of: string;
}

const HEIGHT = 200;
const TOP = 12;
const BOTTOM = 168;

/**
 * A share as it moves, each point with its interval and all of it beside the target. Positions across are percentages, so that
 * letters keep their size on a phone and on paper.
 */
export function ShareOverTime({ title, points, target, of }: ShareOverTimeProps) {
  const id = useId();
  const floor = floorOf(points, target);
  const y = (share: number) => BOTTOM - ((share - floor) / (1 - floor)) * (BOTTOM - TOP);
  const x = (at: number) => `${((at + 0.5) / Math.max(1, points.length)) * 100}%`;
  return (
    <figure style={{ margin: 0, breakInside: "avoid" }}>
      <div style={{ display: "flex" }}>
        <svg aria-hidden width="44" height={HEIGHT} style={{ flex: "none" }}>
          {ticksOf(floor).map((tick) => (
            <text key={tick} x="38" y={y(tick) + 4} textAnchor="end" fontSize="12" fill={ink.text}>
              {percent(tick)}
            </text>
          ))}
        </svg>
        <svg
          role="img"
          aria-labelledby={id}
          height={HEIGHT}
          style={{ flex: "1 1 0", minWidth: 0, overflow: "visible", printColorAdjust: "exact" }}
        >
          <title id={id}>{title}</title>
          {ticksOf(floor).map((tick) => (
            <line key={tick} x1="0" x2="100%" y1={y(tick)} y2={y(tick)} stroke={ink.grid} />
          ))}
          {target === null ? null : (
            <line
              x1="0"
              x2="100%"
              y1={y(target)}
              y2={y(target)}
              stroke={ink.target}
              strokeWidth="2"
              strokeDasharray="6 4"
            />
          )}
          <Points points={points} x={x} y={y} />
        </svg>
      </div>
      <figcaption>
        <Text as="span" variant="bodySm" tone="subdued">
          {title} Bars show between which shares the truth lies, 19 times of 20.
          {target === null ? "" : ` The dashed line is your target, ${percent(target)}.`}
        </Text>
        <Box paddingBlockStart="200">
          <details>
            <summary>As a table</summary>
            <table style={{ borderSpacing: "var(--p-space-300) var(--p-space-100)", textAlign: "start" }}>
              <thead>
                <tr>
                  <th scope="col">{of}</th>
                  <th scope="col">Kept</th>
                </tr>
              </thead>
              <tbody>
                {points.map((p) => (
                  <tr key={p.label}>
                    <th scope="row" style={{ fontWeight: "normal" }}>
                      {p.label}
                    </th>
                    <td>{told(p)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </Box>
      </figcaption>
    </figure>
  );
}

interface PointsProps {
  points: readonly Measured[];
  x: (at: number) => string;
  y: (share: number) => number;
}

function Points({ points, x, y }: PointsProps) {
  // A label for each point only while they do not touch.
  const every = Math.ceil(points.length / 6);
  const drawn = points.flatMap((p, at) => (p.share ? [{ at, ...p.share }] : []));
  return (
    <>
      {drawn.slice(1).map((p, n) => (
        <line
          key={p.at}
          x1={x(drawn[n]?.at ?? p.at)}
          y1={y(drawn[n]?.share ?? p.share)}
          x2={x(p.at)}
          y2={y(p.share)}
          stroke={ink.mark}
          strokeWidth="2"
        />
      ))}
      {drawn.map((p) => (
        <g key={p.at}>
          <line
            x1={x(p.at)}
            x2={x(p.at)}
            y1={y(p.low)}
            y2={y(p.high)}
            stroke={ink.mark}
            strokeOpacity="0.35"
            strokeWidth="8"
            strokeLinecap="round"
          />
          <circle cx={x(p.at)} cy={y(p.share)} r="4" fill={ink.mark} />
        </g>
      ))}
      {points.map((p, at) =>
        at % every === 0 ? (
          <text key={p.label} x={x(at)} y={188} textAnchor="middle" fontSize="12" fill={ink.text}>
            {p.label}
          </text>
        ) : null,
      )}
    </>
  );
}
