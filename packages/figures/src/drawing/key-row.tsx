/** The key above a plot: each mark drawn as it is in the plot, with its word; breaks into lines on a phone. */

import type { ReactElement, ReactNode } from "react";
import { anchor, fromStart, startEdge } from "./columns.ts";
import { coordinate } from "./coordinate.ts";
import type { FigurePlace } from "./figure.ts";
import { TextLines } from "./text-lines.tsx";
import { textWidth, wrapText } from "./text-width.ts";

export type KeyItem = {
  readonly id: string;
  readonly word: string;
  /** The mark, drawn around 0, 0 and at most 20 wide. */
  readonly mark: ReactNode;
};

const lineHeight = 18;
const markWidth = 26;

type Placed = KeyItem & { readonly x: number; readonly line: number; readonly words: readonly string[] };

export function keyHeight(items: readonly KeyItem[], width: number): number {
  const last = placed(items, width).at(-1);
  return last === undefined ? 0 : (last.line + last.words.length) * lineHeight;
}

type Props = {
  readonly place: FigurePlace;
  readonly items: readonly KeyItem[];
  readonly width: number;
  readonly y: number;
};

export function KeyRow({ place, items, width, y }: Props): ReactElement {
  const { direction } = place;
  return (
    <g>
      {placed(items, width).map(({ id, words, mark, x, line }) => {
        const middle = y + line * lineHeight + lineHeight / 2;
        const markX = coordinate(fromStart(x + 10, width, direction));
        return (
          <g key={id}>
            <g transform={`translate(${markX} ${coordinate(middle)})`}>{mark}</g>
            <TextLines
              className="s"
              lines={words}
              x={fromStart(x + markWidth, width, direction)}
              y={middle + 4}
              from="top"
              anchor={anchor(startEdge(direction), direction)}
            />
          </g>
        );
      })}
    </g>
  );
}

function placed(items: readonly KeyItem[], width: number): Placed[] {
  let [x, line, linesHere] = [0, 0, 1];
  return items.map((item) => {
    const words = wrapText(item.word, width - markWidth, 11);
    const needed = markWidth + Math.max(...words.map((each) => textWidth(each, 11))) + 16;
    if (x > 0 && (x + needed > width + 16 || words.length > 1)) {
      x = 0;
      line += linesHere;
    }
    const here = { ...item, words, x, line };
    x += needed;
    linesHere = words.length;
    return here;
  });
}
