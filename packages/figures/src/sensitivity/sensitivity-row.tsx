/** One choice: its share alone above, its share in all below, each a point on its interval, and the same in figures. */

import { formatShare } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, type Columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, wideWidth } from "../drawing/figure.ts";
import { TextLines } from "../drawing/text-lines.tsx";
import { wrapText } from "../drawing/text-width.ts";
import { firstOf, type SensitivityRow, type Share, totalOf } from "./sensitivity-data.ts";

type Props = {
  readonly row: SensitivityRow;
  readonly place: FigurePlace;
  readonly layout: Columns;
  readonly scale: ScaleLinear<number, number>;
  readonly y: number;
};

/** Distance of the two marks from the middle of their row. */
const apart = 9;

export function SensitivityRowMarks({ row, place, layout, scale, y }: Props): ReactElement {
  const { direction } = place;
  const labelWidth = direction === "ltr" ? layout.labelX : (place.width ?? wideWidth) - layout.labelX;
  const shares = { first: firstOf(row), total: totalOf(row) };
  return (
    <g>
      <TextLines
        className="name"
        lines={wrapText(row.title, labelWidth, 12, 3)}
        x={layout.labelX}
        y={y}
        anchor={anchor(layout.labelEdge, direction)}
      />
      {shares.first === null || shares.total === null ? (
        <text
          className="s"
          x={coordinate((layout.plotLeft + layout.plotRight) / 2)}
          y={coordinate(y + 4)}
          textAnchor="middle"
        >
          {place.say("sensitivity.figure.none")}
        </text>
      ) : (
        <>
          <Mark share={shares.first} kind="first" y={y - apart} {...{ place, layout, scale }} />
          <Mark share={shares.total} kind="total" y={y + apart} {...{ place, layout, scale }} />
        </>
      )}
    </g>
  );
}

type MarkProps = Omit<Props, "row"> & { readonly share: Share; readonly kind: "first" | "total" };

function Mark({ share, kind, place, layout, scale, y }: MarkProps): ReactElement {
  const { value, low, high } = share;
  const whole = low !== null && high !== null;
  return (
    <>
      {whole && (
        <path className="w" d={`M${coordinate(scale(low))} ${coordinate(y)}H${coordinate(scale(high))}`} />
      )}
      <circle
        className={kind === "total" ? "point p" : "point open"}
        cx={coordinate(scale(value))}
        cy={coordinate(y)}
        r="4.5"
      />
      <text
        className={kind === "total" ? "n b" : "n"}
        direction="ltr"
        textAnchor="middle"
        x={coordinate(layout.valueX[0]!)}
        y={coordinate(y + 4)}
      >
        {formatShare(value)}
      </text>
      {layout.valueX[1] !== undefined && whole && (
        <text className="n s" textAnchor="middle" x={coordinate(layout.valueX[1])} y={coordinate(y + 4)}>
          {place.say("sensitivity.figure.range", { low: formatShare(low), high: formatShare(high) })}
        </text>
      )}
    </>
  );
}
