/** The scale of scores: 0 to 1 from left to right in every language, with words at its ends and band edges. */

import { formatTick } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor } from "./columns.ts";
import { coordinate } from "./coordinate.ts";
import type { FigurePlace } from "./figure.ts";
import { textWidth } from "./text-width.ts";

type Props = {
  readonly place: FigurePlace;
  readonly scale: ScaleLinear<number, number>;
  readonly top: number;
  readonly bottom: number;
  /** Edges between bands, drawn dashed. */
  readonly edges: readonly number[];
  /** Numbers above the plot as well, for a picture taller than a screen. */
  readonly above?: boolean;
};

/** Height of numbers and words below the plot. */
export const axisHeight = 36;

export function scoreScale(left: number, right: number): ScaleLinear<number, number> {
  return scaleLinear([0, 1], [left, right]);
}

export function ScoreAxis({ place, scale, top, bottom, edges, above = false }: Props): ReactElement {
  const [left, right] = scale.range() as [number, number];
  const ticks = scale
    .ticks(right - left > 240 ? 10 : 5)
    .filter((_, index) => right - left <= 240 || index % 2 === 0);
  const xs = ticks.map((tick) => coordinate(scale(tick)));
  return (
    <g>
      <path className="rule" d={xs.map((x) => `M${x} ${coordinate(top)}V${coordinate(bottom)}`).join("")} />
      {edges.length > 0 && (
        <path
          className="edge"
          d={edges
            .map((edge) => `M${coordinate(scale(edge))} ${coordinate(top)}V${coordinate(bottom)}`)
            .join("")}
        />
      )}
      <path className="axis" d={`M${coordinate(left)} ${coordinate(bottom)}H${coordinate(right)}`} />
      <g direction="ltr" textAnchor="middle">
        {ticks.map((tick, index) => (
          <text key={tick} className="s n" x={xs[index]} y={coordinate(bottom + 14)}>
            {formatTick(tick)}
          </text>
        ))}
        {above &&
          ticks.map((tick, index) => (
            <text key={tick} className="s n" x={xs[index]} y={coordinate(top - 5)}>
              {formatTick(tick)}
            </text>
          ))}
      </g>
      <EndWords place={place} left={left} right={right} y={bottom + 30} />
    </g>
  );
}

/** What the two ends mean; a long word may reach under the columns beside the plot, never into the other word. */
function EndWords({
  place,
  left,
  right,
  y,
}: {
  place: FigurePlace;
  left: number;
  right: number;
  y: number;
}): ReactElement {
  const low = place.say("figure.axis.low");
  const high = place.say("figure.axis.high");
  const middle = (left + right) / 2;
  const lowFits = textWidth(low, 11) < middle - left - 4;
  const highFits = textWidth(high, 11) < right - middle - 4;
  return (
    <>
      <text
        className="s"
        x={coordinate(lowFits ? left : middle - 6)}
        y={coordinate(y)}
        textAnchor={anchor(lowFits ? "left" : "right", place.direction)}
      >
        {low}
      </text>
      <text
        className="s"
        x={coordinate(highFits ? right : middle + 6)}
        y={coordinate(y)}
        textAnchor={anchor(highFits ? "right" : "left", place.direction)}
      >
        {high}
      </text>
    </>
  );
}
