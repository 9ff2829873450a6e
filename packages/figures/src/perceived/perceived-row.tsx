/** One perceived threat: its name, a full circle for worry, an open one for experience, and their figures. */

import { formatShare } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { anchor, type Columns, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { TextLines } from "../drawing/text-lines.tsx";
import { fitText, wrapText } from "../drawing/text-width.ts";
import type { AskedShare, PerceivedRow } from "./perceived-data.ts";
import { tipOf } from "./perceived-texts.ts";

type Props = {
  readonly row: PerceivedRow;
  readonly place: FigurePlace;
  readonly layout: Columns;
  readonly scale: ScaleLinear<number, number>;
  /** Top of the row. */
  readonly y: number;
};

const lineHeight = 18;
const nameHeight = 18;

/** On a phone the name stands above its marks. */
export function perceivedRowHeight(width: number): number {
  return 2 * lineHeight + (isNarrow(width) ? nameHeight : 0) + 12;
}

export function PerceivedRowMarks({ row, place, layout, scale, y }: Props): ReactElement {
  const { direction, width = wideWidth } = place;
  const narrow = isNarrow(width);
  const top = y + 6 + (narrow ? nameHeight : 0);
  return (
    <g>
      <title>{tipOf(row, place.say)}</title>
      {narrow ? (
        <text
          className="name on"
          x={coordinate(fromStart(0, width, direction))}
          y={coordinate(y + 17)}
          textAnchor={anchor(startEdge(direction), direction)}
        >
          {fitText(row.title, width)}
        </text>
      ) : (
        <TextLines
          className="name"
          lines={wrapText(row.title, direction === "ltr" ? layout.labelX : width - layout.labelX, 12, 2)}
          x={layout.labelX}
          y={top + lineHeight}
          anchor={anchor(layout.labelEdge, direction)}
        />
      )}
      <SideMark side="worry" asked={row.worry} y={top + lineHeight / 2} {...{ place, layout, scale }} />
      <SideMark
        side="experience"
        asked={row.experience}
        y={top + 1.5 * lineHeight}
        {...{ place, layout, scale }}
      />
    </g>
  );
}

type SideProps = Omit<Props, "row"> & {
  readonly side: "worry" | "experience";
  readonly asked: AskedShare | null;
};

function SideMark({ side, asked, place, layout, scale, y }: SideProps): ReactElement {
  const { say } = place;
  const [valueX, rangeX] = layout.valueX;
  const { value, low, high } = asked ?? { value: null, low: null, high: null };
  const hasInterval = low !== null && high !== null;
  const missing = asked === null ? "figure.perceived.not-asked" : "deprivation.withheld";
  return (
    <>
      {hasInterval && (
        <path className="w" d={`M${coordinate(scale(low))} ${coordinate(y)}H${coordinate(scale(high))}`} />
      )}
      {value !== null && (
        <circle
          className={side === "worry" ? "p" : "open"}
          cx={coordinate(scale(value))}
          cy={coordinate(y)}
          r="4.5"
        />
      )}
      <text
        className={value === null ? "s" : "n"}
        textAnchor="middle"
        x={coordinate(valueX!)}
        y={coordinate(y + 4)}
      >
        {value === null ? say(missing) : formatShare(value)}
      </text>
      {rangeX !== undefined && hasInterval && (
        <text className="n s" textAnchor="middle" x={coordinate(rangeX)} y={coordinate(y + 4)}>
          {say("deprivation.range", { low: formatShare(low), high: formatShare(high) })}
        </text>
      )}
    </>
  );
}
