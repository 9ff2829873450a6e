/** For a phone: what each does in all as bars, and the strongest links. */

import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "../drawing/columns.ts";
import { coordinate } from "../drawing/coordinate.ts";
import { type FigurePlace, narrowWidth } from "../drawing/figure.ts";
import { FigureSvg } from "../drawing/figure-svg.tsx";
import { LinkList, linkListHeight } from "../drawing/link-list.tsx";
import { TextLines } from "../drawing/text-lines.tsx";
import { wrapText } from "../drawing/text-width.ts";
import { type InfluenceData, influenceRows, strongestCells } from "./influence-data.ts";
import { influenceSummary, influenceTitle } from "./influence-texts.ts";
import { TotalBars } from "./total-bars.tsx";

const listed = 10;
const headLine = 16;
const lineHeight = 13;

export function InfluenceLists(props: InfluenceData & FigurePlace): ReactElement {
  const { say, direction, width = narrowWidth, nodes } = props;
  const rows = influenceRows(props);
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  const half = width * 0.48;
  const head = wrapText(say("figure.influence.totals"), width * 0.82, 12);
  let y = head.length * headLine + 8;
  const placed = rows.map((row) => {
    const lines = wrapText(row.title, half, 11, 3);
    const height = lines.length * lineHeight + 8;
    y += height;
    return { ...row, lines, y: y - height / 2 };
  });
  const bottom = y;
  const links = strongestCells(props)
    .slice(0, listed)
    .map((cell) => ({
      ...cell,
      key: JSON.stringify([cell.from, cell.to]),
      from: titles.get(cell.from)!,
      to: titles.get(cell.to)!,
    }));
  const start = anchor(startEdge(direction), direction);
  const startX = fromStart(0, width, direction);
  const ends = [fromStart(half + 10, width, direction), fromStart(width, width, direction)];
  return (
    <FigureSvg
      place={props}
      title={props.title ?? influenceTitle(props, say)}
      summary={influenceSummary(props, say)}
      width={width}
      height={bottom + 46 + linkListHeight(links, width)}
    >
      <TextLines
        className="b"
        lines={head}
        x={startX}
        y={12}
        from="top"
        lineHeight={headLine}
        anchor={start}
      />
      {placed.map(({ id, lines, y: middle }) => (
        <TextLines
          key={id}
          className="close"
          lines={lines}
          x={startX}
          y={middle}
          lineHeight={lineHeight}
          anchor={start}
        />
      ))}
      <TotalBars
        totals={placed}
        left={Math.min(...ends)}
        right={Math.max(...ends)}
        top={head.length * headLine + 6}
        bottom={bottom}
      />
      <text className="b" x={coordinate(startX)} y={coordinate(bottom + 28)} textAnchor={start}>
        {say("figure.network.strongest")}
      </text>
      <LinkList links={links} place={props} width={width} y={bottom + 38} />
    </FigureSvg>
  );
}
