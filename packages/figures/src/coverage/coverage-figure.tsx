/** Component by freedom: how many indicators stand in each cell, and how much of their values is there. */

import type { ReactElement } from "react";
import { anchor, columns, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { missingKey } from "../drawing/interval-key.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { CoverageCellMarks } from "./coverage-cell.tsx";
import { allCells, type CoverageData, cellAt, reasonsListed } from "./coverage-data.ts";
import { coverageSummary, coverageTitle } from "./coverage-texts.ts";

export type CoverageFigureProps = CoverageData & FigurePlace;

const rowHeight = 42;
const noteLine = 15;

export function CoverageFigure(props: CoverageFigureProps): ReactElement {
  const { say, direction, idPrefix, width = wideWidth, components, freedoms } = props;
  const longest = Math.max(...components.map((component) => textWidth(component.title)), 60);
  const label = Math.min(longest + 6, width * (isNarrow(width) ? 0.34 : 0.28));
  const layout = columns(width, direction, { label, values: [] });
  const [left, right] = direction === "ltr" ? [layout.plotLeft, width] : [0, layout.plotRight];
  const cellWidth = (right - left) / freedoms.length;
  const columnLeft = (index: number): number =>
    left + (direction === "ltr" ? index : freedoms.length - 1 - index) * cellWidth;
  const empty = allCells(props).some((cell) => cell.indicators === 0);
  const key = keyItems(props, empty);
  const heads = freedoms.map((freedom) => wrapText(freedom.title, cellWidth - 8, 12, 2));
  const headHeight = Math.max(...heads.map((lines) => lines.length)) * 14;
  const top = keyHeight(key, width) + 18 + headHeight;
  const bottom = top + components.length * rowHeight;
  const reasons = reasonsListed(props);
  const notes = reasons.flatMap((reason, index) =>
    wrapText(say("figure.coverage.note", { number: index + 1, reason }), width - 4, 11).map((line) => ({
      line,
      index,
    })),
  );
  return (
    <FigureSvg
      place={props}
      title={props.title ?? coverageTitle(props, say)}
      summary={coverageSummary(props, say)}
      width={width}
      height={bottom + 8 + notes.length * noteLine}
      hatched={empty}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      {freedoms.map((freedom, index) => (
        <TextLines
          key={freedom.id}
          className="b"
          lines={heads[index]!}
          x={columnLeft(index) + cellWidth / 2}
          y={top - 8 - (heads[index]!.length - 1) * 14}
          from="top"
          anchor="middle"
        />
      ))}
      {components.map((component, row) => (
        <g key={component.id}>
          <TextLines
            lines={wrapText(component.title, label, 12, 2)}
            x={layout.labelX}
            y={top + (row + 0.5) * rowHeight}
            anchor={anchor(layout.labelEdge, direction)}
          />
          {freedoms.map((freedom, column) => {
            const cell = cellAt(props, component.id, freedom.id);
            const number = cell.reason === undefined ? undefined : reasons.indexOf(cell.reason) + 1;
            const box = {
              x: columnLeft(column),
              y: top + row * rowHeight,
              width: cellWidth,
              height: rowHeight,
            };
            return (
              <CoverageCellMarks
                key={freedom.id}
                cell={cell}
                number={number}
                box={box}
                place={{ direction, idPrefix }}
              />
            );
          })}
        </g>
      ))}
      {reasons.map((reason, index) => {
        const first = notes.findIndex((note) => note.index === index);
        return (
          <TextLines
            key={reason}
            className="s"
            lines={notes.filter((note) => note.index === index).map((note) => note.line)}
            x={fromStart(0, width, direction)}
            y={coordinate(bottom + 18 + first * noteLine)}
            from="top"
            lineHeight={noteLine}
            anchor={anchor(startEdge(direction), direction)}
          />
        );
      })}
    </FigureSvg>
  );
}

function keyItems({ say, idPrefix }: FigurePlace, empty: boolean): KeyItem[] {
  const bar = (
    <>
      <path className="plate" d="M-10 -3H10V3H-10Z" />
      <path className="bar" d="M-10 -3H4V3H-10Z" />
    </>
  );
  const items = [{ id: "present", word: say("figure.coverage.key"), mark: bar }];
  return empty ? [...items, { ...missingKey(say, idPrefix), word: say("figure.coverage.key-empty") }] : items;
}
