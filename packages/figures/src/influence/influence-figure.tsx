/** Who acts on whom: a matrix whose rows act on its columns, with what each does in all beside it. */

import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, isNarrow, wideWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { type KeyItem, KeyRow, keyHeight } from "../drawing/key-row.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { InfluenceMark } from "./influence-cell.tsx";
import { type InfluenceData, influenceRows, strongestCells } from "./influence-data.ts";
import { InfluenceLists } from "./influence-lists.tsx";
import { cellTip, influenceSummary, influenceTitle } from "./influence-texts.ts";
import { TotalBars } from "./total-bars.tsx";

export type InfluenceFigureProps = InfluenceData & FigurePlace;

const mostCell = 34;
const totalsWidth = 118;
const lineHeight = 13;
const leastRow = 20;

export function InfluenceFigure(props: InfluenceFigureProps): ReactElement {
  const { width = wideWidth } = props;
  return isNarrow(width) ? <InfluenceLists {...props} /> : <Matrix {...props} />;
}

function Matrix(props: InfluenceFigureProps): ReactElement {
  const { say, direction, width = wideWidth } = props;
  const rows = influenceRows(props);
  const names = rows.map(({ title }, i) => say("figure.influence.name", { number: i + 1, title }));
  const longest = Math.max(80, ...names.map((name) => textWidth(name, 11)));
  const labelWidth = Math.min(longest * 1.06 + 4, width * 0.32);
  const cellWidth = Math.min(mostCell, (width - labelWidth - totalsWidth - 22) / Math.max(1, rows.length));
  const lines = names.map((name) => wrapText(name, labelWidth * 0.96, 11, 3));
  const rowHeight = Math.max(leastRow, ...lines.map((each) => each.length * lineHeight + 4));
  // Numbers too near to each other stand on two lines.
  const crowded = cellWidth < textWidth(`${rows.length}`, 11) + 6;
  const key = keyItems(props);
  const top = keyHeight(key, width) + (crowded ? 54 : 42);
  const bottom = top + rows.length * rowHeight;
  const turn = (x: number): number => fromStart(x, width, direction);
  const matrixX = labelWidth + 10;
  const matrixEnd = matrixX + rows.length * cellWidth;
  const middleX = (column: number): number => turn(matrixX + (column + 0.5) * cellWidth);
  const middleY = (row: number): number => top + (row + 0.5) * rowHeight;
  const indexOf = new Map(rows.map(({ id }, i) => [id, i]));
  const cells = strongestCells(props).filter(({ from, to }) => indexOf.has(from) && indexOf.has(to));
  const barEnds = [turn(matrixEnd + 12), turn(Math.min(width, matrixEnd + 12 + totalsWidth + 40))];
  const [barLeft, barRight] = [Math.min(...barEnds), Math.max(...barEnds)];
  return (
    <FigureSvg
      place={props}
      title={props.title ?? influenceTitle(props, say)}
      summary={influenceSummary(props, say)}
      width={width}
      height={bottom + 6}
    >
      <KeyRow place={props} items={key} width={width} y={0} />
      <text
        className="s"
        x={coordinate(turn(matrixX))}
        y={coordinate(top - (crowded ? 34 : 22))}
        textAnchor={anchor(startEdge(direction), direction)}
      >
        {say("figure.influence.axis")}
      </text>
      <text
        className="s"
        x={coordinate((barLeft + barRight) / 2)}
        y={coordinate(top - 7)}
        textAnchor="middle"
      >
        {say("figure.influence.head.total")}
      </text>
      <path className="rule" d={gridPath(rows.length, { turn, matrixX, cellWidth, top, rowHeight })} />
      {rows.map(({ id }, i) => (
        <g key={id}>
          <text
            className="s n"
            direction="ltr"
            x={coordinate(middleX(i))}
            y={coordinate(top - (crowded && i % 2 === 1 ? 19 : 6))}
            textAnchor="middle"
          >
            {i + 1}
          </text>
          <TextLines
            className="close"
            lines={lines[i]!}
            x={turn(labelWidth)}
            y={middleY(i)}
            lineHeight={lineHeight}
            anchor={anchor(direction === "ltr" ? "right" : "left", direction)}
          />
          <rect
            className="plate"
            x={coordinate(middleX(i) - cellWidth / 2)}
            y={coordinate(middleY(i) - rowHeight / 2)}
            width={coordinate(cellWidth)}
            height={coordinate(rowHeight)}
          />
        </g>
      ))}
      {cells.map((cell) => (
        <g key={JSON.stringify([cell.from, cell.to])} className="cell">
          <title>{cellTip(cell, props, say)}</title>
          <InfluenceMark
            x={middleX(indexOf.get(cell.to)!)}
            y={middleY(indexOf.get(cell.from)!)}
            width={cellWidth - 2}
            height={rowHeight - 2}
            weight={cell.weight}
            contested={cell.contested}
          />
        </g>
      ))}
      <TotalBars
        totals={rows.map(({ id, total }, i) => ({ id, total, y: middleY(i) }))}
        left={barLeft}
        right={barRight}
        top={top}
        bottom={bottom}
      />
    </FigureSvg>
  );
}

type Grid = {
  readonly turn: (x: number) => number;
  readonly matrixX: number;
  readonly cellWidth: number;
  readonly top: number;
  readonly rowHeight: number;
};

function gridPath(count: number, { turn, matrixX, cellWidth, top, rowHeight }: Grid): string {
  const [start, end] = [coordinate(turn(matrixX)), coordinate(turn(matrixX + count * cellWidth))];
  const bottom = coordinate(top + count * rowHeight);
  return Array.from({ length: count + 1 }, (_, i) => {
    const x = coordinate(turn(matrixX + i * cellWidth));
    return `M${start} ${coordinate(top + i * rowHeight)}H${end}M${x} ${coordinate(top)}V${bottom}`;
  }).join("");
}

/** The two sides of the scale, three classes each. */
function keyItems({ say, cells }: InfluenceFigureProps): readonly KeyItem[] {
  const swatches = (sign: 1 | -1): ReactElement => (
    <>
      {[1, 2, 3].map((size, i) => (
        <InfluenceMark
          key={size}
          x={-7 + i * 7}
          y={0}
          width={6}
          height={14}
          weight={sign * size}
          contested={false}
        />
      ))}
    </>
  );
  return [
    {
      id: "raises",
      word: say("figure.influence.key.raises", { low: "0", high: "+3" }),
      mark: swatches(1),
    },
    { id: "lowers", word: say("figure.influence.key.lowers", { low: "0", high: "−3" }), mark: swatches(-1) },
    ...(cells.some(({ contested }) => contested)
      ? [
          {
            id: "contested",
            word: say("figure.influence.key.contested"),
            mark: <InfluenceMark x={0} y={0} width={14} height={14} weight={2} contested />,
          },
        ]
      : []),
    {
      id: "total",
      word: say("figure.influence.key.total"),
      mark: <rect className="above1" x="-9" y="-5" width="18" height="10" />,
    },
  ];
}
