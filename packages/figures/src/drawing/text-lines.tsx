/** A text on one or more lines, centred on a height or starting from it. */

import type { ReactElement } from "react";
import { coordinate } from "./coordinate.ts";

type Props = {
  readonly lines: readonly string[];
  readonly x: number;
  /** The middle of the lines, or their first baseline when `from` is "top". */
  readonly y: number;
  readonly from?: "middle" | "top";
  readonly anchor: "start" | "middle" | "end";
  readonly lineHeight?: number;
  readonly className?: string;
};

export function TextLines({
  lines,
  x,
  y,
  from = "middle",
  anchor,
  lineHeight = 14,
  className,
}: Props): ReactElement {
  const first = from === "top" ? y : y + 4 - ((lines.length - 1) * lineHeight) / 2;
  return (
    <text x={coordinate(x)} y={coordinate(first)} textAnchor={anchor} className={className}>
      {lines.length === 1
        ? lines[0]
        : lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name and never move
            <tspan key={index} x={coordinate(x)} dy={index === 0 ? undefined : lineHeight}>
              {line}
            </tspan>
          ))}
    </text>
  );
}
