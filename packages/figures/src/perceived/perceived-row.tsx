/** One perceived threat: its name, a full circle for worry, an open one for experience, and their figures. */

import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import type { Columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, wideWidth } from "../drawing/figure.ts";
import { RowName, rowNameHeight } from "../drawing/row-name.tsx";
import { ShareLine, ShareValues } from "../drawing/share-values.tsx";
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

export function perceivedRowHeight(width: number): number {
  return 2 * lineHeight + rowNameHeight(width) + 12;
}

export function PerceivedRowMarks({ row, place, layout, scale, y }: Props): ReactElement {
  const top = y + 6 + rowNameHeight(place.width ?? wideWidth);
  return (
    <g>
      <title>{tipOf(row, place.say)}</title>
      <RowName
        name={row.title}
        baseline={y + 17}
        middle={top + lineHeight}
        mostLines={2}
        {...{ place, layout }}
      />
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
  const share = asked ?? { value: null, low: null, high: null };
  const { value } = share;
  const missing = asked === null ? "figure.perceived.not-asked" : "deprivation.withheld";
  return (
    <>
      <ShareLine {...{ share, scale, y }} />
      {value !== null && (
        <circle
          className={side === "worry" ? "p" : "open"}
          cx={coordinate(scale(value))}
          cy={coordinate(y)}
          r="4.5"
        />
      )}
      <ShareValues missing={value === null ? say(missing) : null} {...{ share, layout, say, y }} />
    </>
  );
}
