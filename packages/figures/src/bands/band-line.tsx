/** A band on a phone: one line with its name and number, its dots below. */

import { formatCount, formatRange } from "@salus/core";
import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import type { FigurePlace } from "../drawing/figure.ts";
import { fitText } from "../drawing/text-width.ts";
import { BandDots, dotsHeight, dotsPerRow } from "./band-dots.tsx";
import type { BandCount } from "./bands-data.ts";
import { crossingWords } from "./bands-texts.ts";

type Props = {
  readonly count: BandCount;
  readonly place: FigurePlace;
  readonly width: number;
  readonly top: number;
  readonly step: number;
};

const side = 18;
const headHeight = 40;

export function bandLineHeight(count: BandCount, width: number): number {
  return headHeight + Math.max(dotsHeight(count.filled + count.open, dotsPerRow(width - side)), 4) + 16;
}

export function BandLine({ count, place, width, top, step }: Props): ReactElement {
  const { direction, say } = place;
  const { band, units, share } = count;
  const start = anchor(startEdge(direction), direction);
  const textX = fromStart(side, width, direction);
  const barX = direction === "ltr" ? 0 : width - 8;
  return (
    <g className="band">
      <rect
        className={`c${step}`}
        x={barX}
        y={coordinate(top)}
        width="8"
        height={coordinate(bandLineHeight(count, width) - 4)}
      />
      <text className="b" x={textX} y={coordinate(top + 13)} textAnchor={start}>
        {fitText(band.title, width - 150, 12.6)}
      </text>
      <text
        className="n s"
        x={fromStart(width - 70, width, direction)}
        y={coordinate(top + 13)}
        textAnchor="middle"
        direction="ltr"
      >
        {formatRange(band.low, band.high)}
      </text>
      <text
        className="n big"
        x={fromStart(width - 14, width, direction)}
        y={coordinate(top + 17)}
        textAnchor="middle"
        direction="ltr"
      >
        {formatCount(units.length)}
      </text>
      {share !== null && (
        <text className="s" x={textX} y={coordinate(top + 29)} textAnchor={start}>
          {fitText(crossingWords(share, say), width - side - 40, 11)}
        </text>
      )}
      <BandDots
        count={count}
        x={textX}
        y={top + headHeight}
        across={direction === "ltr" ? 1 : -1}
        down={1}
        perRow={dotsPerRow(width - side)}
      />
    </g>
  );
}
