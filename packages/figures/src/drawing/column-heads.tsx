/** Names above the columns of values of a figure, each at the middle of its column. */

import type { ReactElement } from "react";
import type { Columns } from "./columns.ts";
import { coordinate } from "./coordinate.ts";

type ColumnHeadsProps = {
  /** From the plot outwards. */
  readonly heads: readonly string[];
  readonly layout: Columns;
  /** Upper end of the rows. */
  readonly top: number;
};

export function ColumnHeads({ heads, layout, top }: ColumnHeadsProps): ReactElement {
  return (
    <g textAnchor="middle">
      {heads.map((head, column) => (
        <text key={head} className="s" x={coordinate(layout.valueX[column]!)} y={top - 5}>
          {head}
        </text>
      ))}
    </g>
  );
}
