/** Scores in order, each a point on its interval: what can be told apart, and what cannot. */

import type { ReactElement } from "react";
import { ColumnHeads } from "../drawing/column-heads.tsx";
import { columns } from "../drawing/columns.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { bandEdgeKey, intervalKey, missingKey } from "../drawing/interval-key.tsx";
import { KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { hasScore, innerEdges } from "../drawing/score.ts";
import { axisHeight, ScoreAxis, scoreScale } from "../drawing/score-axis.tsx";
import { textWidth } from "../drawing/text-width.ts";
import { BandNames } from "./band-names.tsx";
import { drawnRows, type RankingData } from "./ranking-data.ts";
import { RankingRowMarks } from "./ranking-row.tsx";
import { rankingSummary, rankingTitle } from "./ranking-texts.ts";

export type RankingFigureProps = RankingData & FigurePlace;

/** More rows than this are set close. */
const closeFrom = 40;

export function RankingFigure(props: RankingFigureProps): ReactElement {
  const { say, direction, idPrefix, width = wideWidth, bands = [] } = props;
  const rows = drawnRows(props);
  const closeSet = rows.length > closeFrom;
  const rowHeight = closeSet ? 14 : 24;
  const valueWidths = isNarrow(width) ? [40] : [46, 84, 64];
  const longest = Math.max(...rows.map((row) => textWidth(row.title)), 60);
  const layout = columns(width, direction, {
    label: Math.min(longest + 4, width * (isNarrow(width) ? 0.38 : 0.32)),
    values: valueWidths,
  });
  const scale = scoreScale(layout.plotLeft, layout.plotRight);
  const edges = innerEdges(bands);
  const missing = rows.some((row) => !hasScore(row));
  const key = [
    intervalKey(say),
    ...(edges.length > 0 ? [bandEdgeKey(say)] : []),
    ...(missing ? [missingKey(say, idPrefix)] : []),
  ];
  const top = keyHeight(key, width) + (closeSet ? 38 : 26);
  const bottom = top + rows.length * rowHeight + 4;
  const heads = ["score", "interval", "coverage"]
    .map((id) => say(`figure.head.${id}`))
    .slice(0, valueWidths.length);
  return (
    <FigureSvg
      place={props}
      title={props.title ?? rankingTitle(props, say)}
      summary={rankingSummary(props, say)}
      width={width}
      height={bottom + axisHeight}
      hatched={missing}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <BandNames bands={bands} scale={scale} y={top - (closeSet ? 20 : 5)} />
      <ScoreAxis place={props} scale={scale} top={top} bottom={bottom} edges={edges} above={closeSet} />
      <ColumnHeads heads={heads} layout={layout} top={top} />
      {rows.map((row, index) => (
        <RankingRowMarks
          key={row.id}
          row={row}
          place={props}
          layout={layout}
          scale={scale}
          y={top + 2 + (index + 0.5) * rowHeight}
          close={closeSet}
        />
      ))}
    </FigureSvg>
  );
}
