/** One threat: three marks on their intervals, one above the other, and how far worry and measure lie apart. */

import { formatShare, type GapLevel, type GapRow } from "@salus/core";
import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import type { Columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, wideWidth } from "../drawing/figure.ts";
import { RowName, rowNameHeight } from "../drawing/row-name.tsx";
import { peerDiamond } from "../profile/peer-diamond.ts";
import { type GapSide, gapSides, hasInterval } from "./gap-data.ts";
import { periodValues, tipOf } from "./gap-texts.ts";

type Props = {
  readonly row: GapRow;
  readonly place: FigurePlace;
  readonly layout: Columns;
  readonly scale: ScaleLinear<number, number>;
  /** Top of the row. */
  readonly y: number;
};

const lineHeight = 17;

export function gapRowHeight(width: number): number {
  return gapSides.length * lineHeight + rowNameHeight(width) + 12;
}

function marksTop(y: number, width: number): number {
  return y + 5 + rowNameHeight(width);
}

/** How far worry and measure lie apart, shaded: drawn beneath the lines. */
export function GapShade({ row, place, scale, y }: Omit<Props, "layout">): ReactElement | null {
  const { worry, measured } = row;
  if (worry === null || measured === null) return null;
  const top = marksTop(y, place.width ?? wideWidth);
  const [from, to] = [coordinate(scale(worry.value)), coordinate(scale(measured.value))];
  return (
    <path
      className="plate"
      d={`M${from} ${coordinate(top)}H${to}V${coordinate(top + gapSides.length * lineHeight)}H${from}Z`}
    />
  );
}

export function GapRowMarks({ row, place, layout, scale, y }: Props): ReactElement {
  const top = marksTop(y, place.width ?? wideWidth);
  return (
    <g>
      <title>{tipOf(row, place.say)}</title>
      <RowName
        name={row.title}
        baseline={y + 16}
        middle={top + (gapSides.length * lineHeight) / 2}
        mostLines={3}
        {...{ place, layout }}
      />
      {gapSides.map((side, line) => (
        <SideMark
          key={side}
          side={side}
          level={row[side]}
          y={top + (line + 0.5) * lineHeight}
          {...{ place, layout, scale }}
        />
      ))}
    </g>
  );
}

type SideProps = Omit<Props, "row"> & { readonly side: GapSide; readonly level: GapLevel | null };

function SideMark({ side, level, place, layout, scale, y }: SideProps): ReactElement {
  const { say } = place;
  const words =
    level === null
      ? say("figure.gap.missing")
      : say("figure.gap.value", { value: formatShare(level.value), ...periodValues(level) });
  return (
    <>
      {level !== null && hasInterval(level) && (
        <path
          className={side === "measured" ? "break" : "w"}
          d={`M${coordinate(scale(level.low))} ${coordinate(y)}H${coordinate(scale(level.high))}`}
        />
      )}
      {level !== null && (
        <g transform={`translate(${coordinate(scale(level.value))} ${coordinate(y)})`}>
          <SideShape side={side} />
        </g>
      )}
      <text className="n s" x={coordinate(layout.valueX[0]!)} y={coordinate(y + 4)} textAnchor="middle">
        {words}
      </text>
    </>
  );
}

/** The mark of one side, around 0, 0: told apart by its shape alone. */
export function SideShape({ side }: { readonly side: GapSide }): ReactElement {
  if (side === "measured") return <path className="peer" d={peerDiamond(0, 0, 5.5)} />;
  return <circle className={side === "worry" ? "p" : "open"} r="4.5" />;
}
