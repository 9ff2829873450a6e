/** A band as a column: name, number and share above, dots growing from one floor. */

import { formatCount, formatRange } from "@salus/core";
import type { ReactElement } from "react";
import { coordinate } from "../drawing/coordinate.ts";
import type { FigurePlace } from "../drawing/figure.ts";
import { TextLines } from "../drawing/text-lines.tsx";
import { wrapText } from "../drawing/text-width.ts";
import { BandDots, dotsHeight, dotsPerRow } from "./band-dots.tsx";
import type { BandCount } from "./bands-data.ts";
import { crossingWords } from "./bands-texts.ts";

type Props = {
  readonly count: BandCount;
  readonly place: FigurePlace;
  readonly left: number;
  readonly width: number;
  readonly bottom: number;
  /** Class of the scale: the lowest band stands out most. */
  readonly step: number;
};

const gutter = 14;
const barHeight = 8;
const rangeHeight = 18;

export function bandColumnHeight(count: BandCount, width: number, place: FigurePlace): number {
  return (
    headHeight(count, width, place) +
    dotsHeight(count.filled + count.open, perRowOf(width)) +
    barHeight +
    rangeHeight +
    12
  );
}

export function BandColumn({ count, place, left, width, bottom, step }: Props): ReactElement {
  const { band, units, share } = count;
  const dots = count.filled + count.open;
  const floor = bottom - rangeHeight - barHeight - 4;
  const perRow = perRowOf(width);
  const inner = width - gutter;
  const middle = coordinate(left + width / 2);
  const names = wrapText(band.title, inner, 12.6, 2);
  const words = share === null ? [] : wrapText(crossingWords(share, place.say), inner, 11, 3);
  const head = floor - dotsHeight(dots, perRow) - headHeight(count, width, place);
  const rowWidth = Math.min(perRow, Math.max(dots, 1)) * 10;
  return (
    <g className="band">
      <TextLines className="b" lines={names} x={middle} y={head + 12} from="top" anchor="middle" />
      <text
        className="big n"
        x={middle}
        y={coordinate(head + 20 + names.length * 14)}
        textAnchor="middle"
        direction="ltr"
      >
        {formatCount(units.length)}
      </text>
      {words.length > 0 && (
        <TextLines
          className="s"
          lines={words}
          x={middle}
          y={head + 37 + names.length * 14}
          from="top"
          anchor="middle"
          lineHeight={13}
        />
      )}
      <BandDots
        count={count}
        x={left + (width - rowWidth) / 2}
        y={floor}
        across={1}
        down={-1}
        perRow={perRow}
      />
      <rect
        className={`c${step}`}
        x={coordinate(left + 1)}
        y={coordinate(floor + 4)}
        width={coordinate(width - 2)}
        height={barHeight}
      />
      <text className="n s" x={middle} y={coordinate(bottom - 3)} textAnchor="middle" direction="ltr">
        {formatRange(band.low, band.high)}
      </text>
    </g>
  );
}

function perRowOf(width: number): number {
  return dotsPerRow(width - gutter);
}

function headHeight({ band, share }: BandCount, width: number, { say }: FigurePlace): number {
  const inner = width - gutter;
  const words = share === null ? 0 : wrapText(crossingWords(share, say), inner, 11, 3).length;
  return 30 + wrapText(band.title, inner, 12.6, 2).length * 14 + words * 13 + 6;
}
