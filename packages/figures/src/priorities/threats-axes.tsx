/** Both axes from 0 to 1 with their rules, numbers and names; the one upwards stands where reading starts. */

import { formatTick } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import type { FigurePlace } from "../drawing/figure.ts";

const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];

type ThreatsAxesProps = {
  readonly place: FigurePlace;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly width: number;
};

export function ThreatsAxes({ place, x, y, width }: ThreatsAxesProps): ReactElement {
  const { say, direction } = place;
  const [left, right] = x.range() as [number, number];
  const [bottom, top] = y.range() as [number, number];
  const ltr = direction === "ltr";
  const middle = (left + right) / 2;
  return (
    <g>
      <path
        className="rule"
        d={ticks
          .map(
            (tick) =>
              `M${coordinate(left)} ${coordinate(y(tick))}H${coordinate(right)}M${coordinate(x(tick))} ${coordinate(top)}V${coordinate(bottom)}`,
          )
          .join("")}
      />
      <path
        className="axis"
        d={`M${coordinate(left)} ${coordinate(bottom)}H${coordinate(right)}M${coordinate(ltr ? left : right)} ${coordinate(top)}V${coordinate(bottom)}`}
      />
      <g direction="ltr">
        {ticks.map((tick) => (
          <text
            key={`y${tick}`}
            className="s n"
            x={ltr ? left - 6 : right + 6}
            y={coordinate(y(tick) + 4)}
            textAnchor={ltr ? "end" : "start"}
          >
            {formatTick(tick)}
          </text>
        ))}
        {ticks.map((tick) => (
          <text
            key={`x${tick}`}
            className="s n"
            x={coordinate(x(tick))}
            y={coordinate(bottom + 14)}
            textAnchor="middle"
          >
            {formatTick(tick)}
          </text>
        ))}
      </g>
      <text
        className="s"
        x={fromStart(0, width, direction)}
        y={coordinate(top - 12)}
        textAnchor={anchor(startEdge(direction), direction)}
      >
        {say("figure.threats.axis-severity")}
      </text>
      <text className="s" x={coordinate(middle)} y={coordinate(bottom + 30)} textAnchor="middle">
        {say("figure.threats.axis-pervasiveness")}
      </text>
    </g>
  );
}
