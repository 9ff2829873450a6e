/** The mark of a break: two strokes across a line, as on an axis that is cut. */

import { coordinate } from "../drawing/coordinate.ts";

/** Path of the mark around a point. */
export function breakMark(x: number, y: number, size = 6): string {
  const stroke = (at: number): string =>
    `M${coordinate(at - size / 3)} ${coordinate(y + size)}L${coordinate(at + size / 3)} ${coordinate(y - size)}`;
  return stroke(x - 2.5) + stroke(x + 2.5);
}
