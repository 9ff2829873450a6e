/** Links one below the other, for a phone: who acts, an arrow as wide as the link is strong, who is acted on. */

import type { ReactElement } from "react";
import { anchor, fromStart, startEdge } from "./columns.ts";
import { coordinate } from "./coordinate.ts";
import type { FigurePlace } from "./figure.ts";
import { LinkTip, linkWidth } from "./link-stroke.tsx";
import { signedWeight } from "./signed-weight.ts";
import { TextLines } from "./text-lines.tsx";
import { wrapText } from "./text-width.ts";

export type ListedLink = {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly weight: number;
  readonly contested: boolean;
};

const lineHeight = 15;
const arrowRoom = 20;
const weightRoom = 52;
const between = 5;
const after = 13;

type Row = ListedLink & {
  readonly y: number;
  readonly fromLines: readonly string[];
  readonly toLines: readonly string[];
};

function rowsOf(links: readonly ListedLink[], width: number): readonly Row[] {
  const room = width - arrowRoom - weightRoom;
  let y = 0;
  return links.map((link) => {
    const row = { ...link, y, fromLines: wrapText(link.from, room), toLines: wrapText(link.to, room) };
    y += (row.fromLines.length + row.toLines.length) * lineHeight + between + after;
    return row;
  });
}

export function linkListHeight(links: readonly ListedLink[], width: number): number {
  const last = rowsOf(links, width).at(-1);
  if (last === undefined) return 0;
  return last.y + (last.fromLines.length + last.toLines.length) * lineHeight + between + after;
}

type Props = {
  readonly links: readonly ListedLink[];
  readonly place: FigurePlace;
  readonly width: number;
  readonly y: number;
};

export function LinkList({ links, place, width, y: top }: Props): ReactElement {
  const { direction } = place;
  const namesX = fromStart(arrowRoom, width, direction);
  const lineX = fromStart(8, width, direction);
  const start = anchor(startEdge(direction), direction);
  return (
    <g>
      {rowsOf(links, width).map(({ key, y, fromLines, toLines, weight, contested }) => {
        const first = top + y + 12;
        const second = first + fromLines.length * lineHeight + between;
        const end = second + (toLines.length - 1) * lineHeight;
        const middle = (first + end) / 2;
        return (
          <g key={key}>
            <g className="link">
              <path
                d={`M${coordinate(lineX)} ${coordinate(first - 8)}V${coordinate(second - 4)}`}
                strokeWidth={linkWidth(weight)}
                strokeDasharray={weight < 0 ? "5 3" : undefined}
              />
              <LinkTip x={lineX} y={second + 2} angle={90} />
            </g>
            <g className="name">
              <TextLines
                lines={fromLines}
                x={namesX}
                y={first}
                {...{ from: "top", lineHeight, anchor: start }}
              />
              <TextLines
                lines={toLines}
                x={namesX}
                y={second}
                {...{ from: "top", lineHeight, anchor: start }}
              />
            </g>
            <text
              className="n"
              direction="ltr"
              textAnchor="middle"
              x={coordinate(fromStart(width - 18, width, direction))}
              y={coordinate(middle)}
            >
              {signedWeight(weight)}
            </text>
            {contested && (
              <path
                className="peer"
                d="M-4.5 0l4.5-4.5 4.5 4.5-4.5 4.5z"
                transform={`translate(${coordinate(fromStart(width - 44, width, direction))} ${coordinate(middle - 4)})`}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}
