/** One cell of the grid: a count, a bar with its share, or a hatch with the number of its reason. */

import { formatCount, formatShare } from "@salus/core";
import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import type { Direction } from "../drawing/figure.ts";
import { hatchFill } from "../drawing/figure-svg.tsx";
import type { CoverageCell } from "./coverage-data.ts";

type Props = {
  readonly cell: CoverageCell;
  /** Place of the reason in the list below the grid. */
  readonly number: number | undefined;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly place: { readonly direction: Direction; readonly idPrefix: string };
};

const inset = 3;

export function CoverageCellMarks({ cell, number, box, place }: Props): ReactElement {
  const [left, top] = [box.x + inset, box.y + inset];
  const [width, height] = [box.width - 2 * inset, box.height - 2 * inset];
  const middle = coordinate(left + width / 2);
  const rectangle = {
    x: coordinate(left),
    y: coordinate(top),
    width: coordinate(width),
    height: coordinate(height),
    rx: 2,
  };
  if (cell.indicators === 0) {
    return (
      <g className="cell">
        <rect className="missing" fill={hatchFill(place.idPrefix)} {...rectangle} />
        {number !== undefined && (
          <>
            <circle className="clear" cx={middle} cy={coordinate(top + height / 2)} r="10" />
            <text
              className="n"
              x={middle}
              y={coordinate(top + height / 2 + 4)}
              textAnchor="middle"
              direction="ltr"
            >
              {number}
            </text>
          </>
        )}
      </g>
    );
  }
  const filled = coordinate(width * (cell.present ?? 0));
  return (
    <g className="cell" direction="ltr">
      <rect className="plate" {...rectangle} />
      <rect
        className="bar"
        x={coordinate(place.direction === "ltr" ? left : left + width - filled)}
        y={coordinate(top + height - 6)}
        width={filled}
        height="6"
        rx="1"
      />
      <text className="n b" x={coordinate(left + 8)} y={coordinate(top + 19)}>
        {formatCount(cell.indicators)}
      </text>
      <text className="n s" x={coordinate(left + width - 8)} y={coordinate(top + 19)} textAnchor="end">
        {formatShare(cell.present)}
      </text>
    </g>
  );
}
