/** Words on a hatch, on a clear ground of their own so that they can be read. */

import type { ReactElement } from "react";
import { coordinate } from "./coordinate.ts";
import { TextLines } from "./text-lines.tsx";
import { textWidth, wrapText } from "./text-width.ts";

type Props = {
  readonly text: string;
  /** Middle of the words. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Lines at most; what does not fit ends in an ellipsis and stands in full in the table. */
  readonly most: number;
};

const lineHeight = 13;

export function TextOnHatch({ text, x, y, width, most }: Props): ReactElement {
  const lines = wrapText(text, width - 16, 11, most);
  const half = Math.max(...lines.map((line) => textWidth(line, 11))) / 2 + 5;
  const height = lines.length * lineHeight + 1;
  return (
    <>
      <rect
        className="clear"
        x={coordinate(x - half)}
        y={coordinate(y - height / 2)}
        width={coordinate(2 * half)}
        height={height}
        rx="2"
      />
      <TextLines className="s" lines={lines} x={x} y={y} lineHeight={lineHeight} anchor="middle" />
    </>
  );
}
