/** Paragraphs one below the other in a column, each with its own look. */

import type { ReactElement } from "react";
import { TextLines } from "./text-lines.tsx";
import { wrapText } from "./text-width.ts";

export type Paragraph = { readonly text: string; readonly look: "plain" | "bold" | "small" };

const looks = {
  plain: { className: "", size: 12, line: 16, share: 0.95 },
  // Bold letters are wider than those whose widths are guessed.
  bold: { className: "b", size: 12, line: 16, share: 0.87 },
  small: { className: "s", size: 11, line: 14, share: 0.94 },
} as const;

const between = 3;

export type BlockLayout = {
  readonly paragraphs: readonly {
    readonly lines: readonly string[];
    readonly look: Paragraph["look"];
    /** First baseline, from the top of the block. */
    readonly y: number;
  }[];
  readonly height: number;
};

export function layOutBlock(paragraphs: readonly Paragraph[], width: number): BlockLayout {
  let y = 0;
  const placed = paragraphs
    .filter(({ text }) => text !== "")
    .map(({ text, look }) => {
      const { size, line, share } = looks[look];
      const lines = wrapText(text, width * share, size);
      const first = y + size;
      y += lines.length * line + between;
      return { lines, look, y: first };
    });
  return { paragraphs: placed, height: Math.max(0, y - between) };
}

type Props = {
  readonly block: BlockLayout;
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
};

export function TextBlock({ block, x, y, anchor }: Props): ReactElement {
  return (
    <>
      {block.paragraphs.map((paragraph) => (
        <TextLines
          key={paragraph.y}
          className={looks[paragraph.look].className}
          lines={paragraph.lines}
          x={x}
          y={y + paragraph.y}
          from="top"
          lineHeight={looks[paragraph.look].line}
          anchor={anchor}
        />
      ))}
    </>
  );
}
