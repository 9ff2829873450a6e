/** The board of alerts: one row each, with what it rests on, and who does what by when. */

import type { Say } from "@salus/core";
import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { periodWords } from "../drawing/period-words.ts";
import { type BlockLayout, layOutBlock, type Paragraph, TextBlock } from "../drawing/text-block.tsx";
import { alertBoardSummary, alertBoardTitle, levelWords } from "./alert-board-texts.ts";
import { type AlertBoardData, type AlertBoardRow, isOverdue, isStanding, sortedRows } from "./alerts-data.ts";
import { LevelMark } from "./level-mark.tsx";

export type AlertBoardFigureProps = AlertBoardData & FigurePlace;

const markRoom = 30;
const gap = 20;
const padding = 12;
const headHeight = 24;
const cells = ["level", "what", "who"] as const;

type Cell = (typeof cells)[number];

type PlacedRow = {
  readonly row: AlertBoardRow;
  readonly blocks: readonly { readonly cell: Cell; readonly block: BlockLayout; readonly y: number }[];
  readonly y: number;
  readonly height: number;
};

export function AlertBoardFigure(props: AlertBoardFigureProps): ReactElement {
  const { say, direction, width = wideWidth } = props;
  const places = cellPlaces(width);
  const narrow = isNarrow(width);
  let y = narrow ? 0 : headHeight;
  const sorted = sortedRows(props);
  const calm = calmBlock(sorted, props, width);
  const rows = sorted.filter(isTold).map((row): PlacedRow => {
    const top = y + padding;
    let bottom = top;
    const blocks = cells.map((cell) => {
      const block = layOutBlock(paragraphsOf(cell, row, props), places[cell].width);
      const at = narrow ? bottom : top;
      bottom = narrow ? bottom + block.height + 7 : Math.max(bottom, top + block.height);
      return { cell, block, y: at };
    });
    const placed = { row, blocks, y, height: bottom + padding - (narrow ? 7 : 0) - y };
    y += placed.height;
    return placed;
  });
  const empty = sorted.length === 0;
  const bottom = empty ? headHeight + 30 : y + (calm === undefined ? 0 : calm.height + 2 * padding);
  const startX = (cell: Cell): number => fromStart(places[cell].x, width, direction);
  const start = anchor(startEdge(direction), direction);
  return (
    <FigureSvg
      place={props}
      title={props.title ?? alertBoardTitle(props, say)}
      summary={alertBoardSummary(props, say)}
      width={width}
      height={bottom + 2}
    >
      {!narrow &&
        cells.map((cell) => (
          <text
            key={cell}
            className="s"
            x={coordinate(cell === "level" ? fromStart(0, width, direction) : startX(cell))}
            y="14"
            textAnchor={start}
          >
            {say(`figure.alert-board.head.${cell}`)}
          </text>
        ))}
      {empty && (
        <text x={coordinate(fromStart(0, width, direction))} y={headHeight + 18} textAnchor={start}>
          {say("figure.alert-board.empty")}
        </text>
      )}
      {rows.map(({ row, blocks, y: top, height }) => (
        <g key={JSON.stringify([row.rule, row.place, row.since, row.level])} className="row">
          {isStanding(row) && (
            <rect
              className="bar"
              x={coordinate(fromStart(0, width, direction) - (direction === "ltr" ? 0 : 3))}
              y={coordinate(top + 6)}
              width="3"
              height={coordinate(height - 12)}
            />
          )}
          <path className="rule" d={`M0 ${coordinate(top)}H${width}`} />
          <g
            transform={`translate(${coordinate(fromStart(20, width, direction))} ${coordinate(top + padding + 8)})`}
          >
            <LevelMark level={row.level} extreme={row.extreme} />
          </g>
          {blocks.map(({ cell, block, y: at }) => (
            <TextBlock key={cell} block={block} x={startX(cell)} y={at} anchor={start} />
          ))}
        </g>
      ))}
      {calm !== undefined && (
        <g className="row">
          <path className="rule" d={`M0 ${coordinate(y)}H${width}`} />
          <g
            transform={`translate(${coordinate(fromStart(20, width, direction))} ${coordinate(y + padding + 8)})`}
          >
            <LevelMark level="calm" />
          </g>
          <TextBlock block={calm} x={startX("level")} y={y + padding} anchor={start} />
        </g>
      )}
    </FigureSvg>
  );
}

/** Calm rules call for nothing and are named together. */
function isTold({ level }: AlertBoardRow): boolean {
  return level !== "calm";
}

function calmBlock(
  rows: readonly AlertBoardRow[],
  { say }: { readonly say: Say },
  width: number,
): BlockLayout | undefined {
  const calm = rows.filter((row) => !isTold(row));
  if (calm.length === 0) return undefined;
  const names = calm.map(({ title, place }) => say("figure.alert-board.what", { rule: title, place }));
  return layOutBlock(
    [
      { text: say("figure.alert-board.level.calm"), look: "bold" },
      { text: names.join("; "), look: "small" },
    ],
    width - cellPlaces(width).level.x,
  );
}

/** On a phone the cells of a row stand one below the other. */
function cellPlaces(width: number): Readonly<Record<Cell, { readonly x: number; readonly width: number }>> {
  const first = markRoom + 10;
  if (isNarrow(width)) {
    const all = { x: first, width: width - first };
    return { level: all, what: all, who: all };
  }
  const levelWidth = 92;
  const whatX = first + levelWidth + gap;
  const rest = (width - whatX - gap) / 2;
  return {
    level: { x: first, width: levelWidth },
    what: { x: whatX, width: rest },
    who: { x: whatX + rest + gap, width: rest },
  };
}

function paragraphsOf(
  cell: Cell,
  row: AlertBoardRow,
  { say, asOf }: { readonly say: Say; readonly asOf: string },
): readonly Paragraph[] {
  if (cell === "level") {
    return [
      { text: levelWords(row, say), look: "bold" },
      { text: say(`figure.alert-board.state.${row.state}`), look: "small" },
      { text: say(`figure.alert-board.closing.${row.closing}`), look: "small" },
    ];
  }
  if (cell === "what") {
    return [
      { text: say("figure.alert-board.what", { rule: row.title, place: row.place }), look: "bold" },
      { text: say("figure.alert-board.since", { date: periodWords(row.since, say) }), look: "small" },
      { text: row.evidence, look: "small" },
    ];
  }
  const due = isOverdue(row, asOf) ? "was-due" : "act-by";
  const values = { date: periodWords(row.actBy, say), days: row.leadTimeDays };
  return [
    { text: row.owner, look: "bold" },
    { text: row.action, look: "plain" },
    ...(isStanding(row) ? [{ text: say(`figure.alert-board.${due}`, values), look: "bold" as const }] : []),
  ];
}
