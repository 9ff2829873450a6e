/** The scale of widths of intervals, beside the plot where reading starts. */

import { formatTick } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, type TextEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";

/** Room for its numbers. */
export const tickWidth = 34;

type Props = {
  readonly y: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
  readonly textX: number;
  readonly edge: TextEdge;
};

export function SpreadAxis({ y, left, right, textX, edge }: Props): ReactElement {
  const ticks = y.ticks(5);
  return (
    <g direction="ltr" textAnchor={anchor(edge, "ltr")}>
      <path
        className="rule"
        d={ticks.map((tick) => `M${coordinate(left)} ${coordinate(y(tick))}H${coordinate(right)}`).join("")}
      />
      {ticks.map((tick) => (
        <text key={tick} className="s n" x={textX} y={coordinate(y(tick) + 4)}>
          {formatTick(tick)}
        </text>
      ))}
    </g>
  );
}
