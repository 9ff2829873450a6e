/** The parts of one node against each other: a square for each pair, the larger the stronger, open where below 0. */

import type { ReactElement } from "react";
import { anchor, columns } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { CorrelationCell } from "./correlation-cell.tsx";
import { type CorrelationsData, pairOf } from "./correlations-data.ts";
import { correlationsSummary, correlationsTitle } from "./correlations-texts.ts";

export type CorrelationsFigureProps = CorrelationsData & FigurePlace;

const rowHeight = 48;
const mostCell = 64;

export function CorrelationsFigure(props: CorrelationsFigureProps): ReactElement {
  const { say, direction, idPrefix, width = wideWidth, parts } = props;
  const names = parts.map(({ title }, i) => say("figure.correlations.part", { number: i + 1, title }));
  const longest = Math.max(...names.map((name) => textWidth(name)), 40);
  const layout = columns(width, direction, {
    label: Math.min(longest + 6, width * (isNarrow(width) ? 0.4 : 0.36)),
    values: [],
  });
  const label = width - (layout.plotRight - layout.plotLeft) - 24;
  const count = Math.max(1, parts.length - 1);
  const cell = Math.min(mostCell, (layout.plotRight - layout.plotLeft) / count);
  const missing = props.pairs.some(({ pearson }) => pearson === null);
  const key = keyItems(props, missing);
  const top = keyHeight(key, width) + 26;
  const left = (column: number): number =>
    direction === "ltr" ? layout.plotLeft + column * cell : layout.plotRight - (column + 1) * cell;
  return (
    <FigureSvg
      place={props}
      title={props.title ?? correlationsTitle(props, say)}
      summary={correlationsSummary(props, say)}
      width={width}
      height={top + parts.length * rowHeight + 4}
      hatched={missing}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <g direction="ltr" textAnchor="middle">
        {parts.slice(0, -1).map(({ id }, column) => (
          <text key={id} className="s n" x={coordinate(left(column) + cell / 2)} y={coordinate(top - 6)}>
            {column + 1}
          </text>
        ))}
      </g>
      {parts.map((part, row) => (
        <g key={part.id}>
          <TextLines
            lines={wrapText(names[row]!, label, 12, 2)}
            x={layout.labelX}
            y={top + (row + 0.5) * rowHeight}
            anchor={anchor(layout.labelEdge, direction)}
          />
          {parts.slice(0, row).map((other, column) => (
            <CorrelationCell
              key={other.id}
              value={pairOf(props, part.id, other.id)?.pearson ?? null}
              box={{ x: left(column), y: top + row * rowHeight, width: cell, height: rowHeight }}
              idPrefix={idPrefix}
            />
          ))}
        </g>
      ))}
    </FigureSvg>
  );
}

function keyItems({ say, idPrefix, redundant }: CorrelationsFigureProps, missing: boolean): KeyItem[] {
  const box = { x: -8, y: -8, width: 16, height: 16 };
  const mark = (value: number | null): ReactElement => (
    <CorrelationCell value={value} box={box} idPrefix={idPrefix} bare />
  );
  return [
    { id: "together", word: say("figure.correlations.key-together"), mark: mark(0.6) },
    { id: "against", word: say("figure.correlations.key-against"), mark: mark(-0.6) },
    {
      id: "full",
      word: say("figure.correlations.key-same", { redundant: String(redundant) }),
      mark: mark(1),
    },
    ...(missing ? [{ id: "missing", word: say("figure.correlations.key-missing"), mark: mark(null) }] : []),
  ];
}
