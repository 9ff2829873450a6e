/** Weight against real importance: for each part a diamond at its weight and a point at what it counts for. */

import { formatShare } from "@salus/core";
import { scaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import { ColumnHeads } from "../drawing/column-heads.tsx";
import { anchor, columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { peerDiamond } from "../profile/peer-diamond.ts";
import { type ImportanceData, knownImportance } from "./importance-data.ts";
import { importanceSummary, importanceTitle } from "./importance-texts.ts";

export type ImportanceFigureProps = ImportanceData & FigurePlace;

const rowHeight = 34;
const axisRoom = 20;

export function ImportanceFigure(props: ImportanceFigureProps): ReactElement {
  const { say, direction, width = wideWidth, rows } = props;
  const known = knownImportance(props);
  const ordered = [...known, ...rows.filter((row) => row.importance === null || row.explained === null)];
  const longest = Math.max(...rows.map((row) => textWidth(row.title)), 60);
  const label = Math.min(longest + 6, width * (isNarrow(width) ? 0.36 : 0.3));
  const valueWidths = isNarrow(width) ? [40, 58] : [64, 84];
  const layout = columns(width, direction, { label, values: valueWidths });
  const most = Math.max(...rows.flatMap((row) => [row.weight, row.importance ?? 0]), 0.1);
  const scale = scaleLinear([0, most], [layout.plotLeft, layout.plotRight]).nice(5);
  const key = [
    {
      id: "weight",
      word: say("figure.importance.key-weight"),
      mark: <path className="peer" d={peerDiamond(0, 0, 7)} />,
    },
    { id: "importance", word: say("figure.importance.key-importance"), mark: <circle className="p" r="4" /> },
  ];
  const heads = ["weight", "counts"].map((id) => say(`figure.head.${id}`));
  const top = keyHeight(key, width) + 22;
  const bottom = top + ordered.length * rowHeight;
  const ticks = scale.ticks(Math.max(2, Math.floor((layout.plotRight - layout.plotLeft) / 60)));
  return (
    <FigureSvg
      place={props}
      title={props.title ?? importanceTitle(props, say)}
      summary={importanceSummary(props, say)}
      width={width}
      height={bottom + axisRoom}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <ColumnHeads heads={heads} layout={layout} top={top} />
      <path
        className="rule"
        d={ticks
          .map((tick) => `M${coordinate(scale(tick))} ${coordinate(top)}V${coordinate(bottom)}`)
          .join("")}
      />
      <g direction="ltr" textAnchor="middle">
        {ticks.map((tick) => (
          <text key={tick} className="s n" x={coordinate(scale(tick))} y={coordinate(bottom + 14)}>
            {formatShare(tick)}
          </text>
        ))}
      </g>
      {ordered.map((row, i) => {
        const y = coordinate(top + (i + 0.5) * rowHeight);
        const { importance, weight } = row;
        return (
          <g key={row.id}>
            <TextLines
              lines={wrapText(row.title, label, 12, 2)}
              x={layout.labelX}
              y={y}
              anchor={anchor(layout.labelEdge, direction)}
            />
            {importance !== null && (
              <path className="w" d={`M${coordinate(scale(weight))} ${y}H${coordinate(scale(importance))}`} />
            )}
            <path className="peer" d={peerDiamond(coordinate(scale(weight)), y, 7)} />
            {importance !== null && <circle className="p" cx={coordinate(scale(importance))} cy={y} r="4" />}
            <g direction="ltr" textAnchor="middle">
              <text className="n s" x={coordinate(layout.valueX[0]!)} y={y + 4}>
                {formatShare(weight)}
              </text>
              <text className="n" x={coordinate(layout.valueX[1]!)} y={y + 4}>
                {formatShare(importance)}
              </text>
            </g>
          </g>
        );
      })}
    </FigureSvg>
  );
}
