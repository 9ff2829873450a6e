/** Bands from low to high, a dot for every score in them; an open dot could as well lie in the next band. */

import type { ReactElement } from "react";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { BandColumn, bandColumnHeight } from "./band-column.tsx";
import { BandLine, bandLineHeight } from "./band-line.tsx";
import { type BandsData, bandCounts, unitsPerDot } from "./bands-data.ts";
import { bandsSummary, bandsTitle } from "./bands-texts.ts";

export type BandsFigureProps = BandsData & FigurePlace;

export function BandsFigure(props: BandsFigureProps): ReactElement {
  const { say, width = wideWidth } = props;
  const counts = bandCounts(props);
  const perDot = unitsPerDot(props);
  const key: KeyItem[] = [
    { id: "settled", word: say("figure.bands.key-settled"), mark: <circle className="p" r="4.5" /> },
    { id: "crossing", word: say("figure.bands.key-crossing"), mark: <circle className="open" r="3.7" /> },
    ...(perDot === 1
      ? []
      : [
          {
            id: "per-dot",
            word: say("figure.bands.key-per-dot", { count: perDot }),
            mark: <circle className="p" r="4.5" />,
          },
        ]),
  ];
  const top = keyHeight(key, width) + 10;
  const columnWidth = width / counts.length;
  const columnHeight = Math.max(...counts.map((count) => bandColumnHeight(count, columnWidth, props)));
  const lineTops = counts.map((_, index) =>
    counts.slice(0, index).reduce((sum, count) => sum + bandLineHeight(count, width), top),
  );
  const last = counts.at(-1);
  const height = isNarrow(width) ? lineTops.at(-1)! + bandLineHeight(last!, width) : top + columnHeight;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? bandsTitle(props, say)}
      summary={bandsSummary(props, say)}
      width={width}
      height={height}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <g className={`of-${counts.length}`}>
        {counts.map((count, index) =>
          isNarrow(width) ? (
            <BandLine
              key={count.band.id}
              count={count}
              place={props}
              width={width}
              top={lineTops[index]!}
              step={counts.length - 1 - index}
            />
          ) : (
            <BandColumn
              key={count.band.id}
              count={count}
              place={props}
              left={index * columnWidth}
              width={columnWidth}
              bottom={height}
              step={counts.length - 1 - index}
            />
          ),
        )}
      </g>
    </FigureSvg>
  );
}
