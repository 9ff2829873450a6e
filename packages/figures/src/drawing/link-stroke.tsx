/** How a link looks in every figure: the wider, the stronger; dashed where it lowers; an arrow where it acts. */

import type { ReactElement } from "react";
import { coordinate } from "./coordinate.ts";

/** @param weight  −3 to 3 */
export function linkWidth(weight: number): number {
  return coordinate(0.5 + Math.min(3, Math.abs(weight)) * 0.65);
}

/** The head of an arrow that ends at a point; an angle of 0 points right, 90 down. */
export function LinkTip({
  x,
  y,
  angle,
}: {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
}): ReactElement {
  return (
    <path
      className="tip"
      d="M0 0L-8 -3.6V3.6Z"
      transform={`translate(${coordinate(x)} ${coordinate(y)})${angle === 0 ? "" : ` rotate(${coordinate(angle)})`}`}
    />
  );
}
