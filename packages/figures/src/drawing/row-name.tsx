/** The name of a row: beside its marks, or on a phone above them. */

import type { ReactElement } from "react";
import { anchor, type Columns, fromStart, startEdge } from "./columns.ts";
import { coordinate } from "./coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "./figure.ts";
import { TextLines } from "./text-lines.tsx";
import { fitText, wrapText } from "./text-width.ts";

/** Height that a name above its marks takes. */
export function rowNameHeight(width: number): number {
  return isNarrow(width) ? 18 : 0;
}

export function RowName({
  name,
  place: { direction, width = wideWidth },
  layout,
  baseline,
  middle,
  mostLines,
}: {
  readonly name: string;
  readonly place: FigurePlace;
  readonly layout: Columns;
  /** Of a name above its marks. */
  readonly baseline: number;
  /** Of a name beside them. */
  readonly middle: number;
  readonly mostLines: number;
}): ReactElement {
  if (isNarrow(width)) {
    return (
      <text
        className="name on"
        x={coordinate(fromStart(0, width, direction))}
        y={coordinate(baseline)}
        textAnchor={anchor(startEdge(direction), direction)}
      >
        {fitText(name, width)}
      </text>
    );
  }
  const room = direction === "ltr" ? layout.labelX : width - layout.labelX;
  return (
    <TextLines
      className="name"
      lines={wrapText(name, room, 12, mostLines)}
      x={layout.labelX}
      y={middle}
      anchor={anchor(layout.labelEdge, direction)}
    />
  );
}
