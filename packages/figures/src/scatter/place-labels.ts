/** Greedy placing of a few names beside their points, so that no name covers a name or a point. */

import { textWidth } from "../drawing/text-width.ts";

export type Dot = { readonly id: string; readonly x: number; readonly y: number };
export type PlacedLabel = {
  readonly id: string;
  readonly text: string;
  /** Middle of the text and its baseline. */
  readonly x: number;
  readonly y: number;
};
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const fontSize = 11;
const clearance = 7;

/**
 * Places names in the order given; one that finds no free place is left out.
 *
 * @param area  the plot, which no label leaves
 * @param taken  boxes already used, such as words along the guides
 */
export function placeLabels(
  wanted: readonly (Dot & { readonly text: string })[],
  dots: readonly Dot[],
  area: Box,
  taken: readonly Box[] = [],
): PlacedLabel[] {
  const boxes: Box[] = [...taken];
  const labels: PlacedLabel[] = [];
  for (const { id, text, x, y } of wanted) {
    const half = textWidth(text, fontSize) / 2;
    const offsets = [
      { dx: clearance + half, dy: 0 },
      { dx: -clearance - half, dy: 0 },
      { dx: 0, dy: -13 },
      { dx: 0, dy: 13 },
      { dx: clearance + half - 3, dy: -10 },
      { dx: -clearance - half + 3, dy: -10 },
      { dx: clearance + half - 3, dy: 10 },
      { dx: -clearance - half + 3, dy: 10 },
    ];
    const free = offsets
      .map(({ dx, dy }) => ({ x: x + dx, y: y + dy }))
      .find((at) => {
        const box = { left: at.x - half, right: at.x + half, top: at.y - 7, bottom: at.y + 7 };
        return (
          inside(box, area) &&
          !boxes.some((other) => meet(box, other)) &&
          !dots.some((dot) => covers(box, dot))
        );
      });
    if (free === undefined) continue;
    boxes.push({ left: free.x - half, right: free.x + half, top: free.y - 7, bottom: free.y + 7 });
    labels.push({ id, text, x: free.x, y: free.y + 4 });
  }
  return labels;
}

function inside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function covers(box: Box, dot: Dot): boolean {
  return dot.x > box.left - 3 && dot.x < box.right + 3 && dot.y > box.top - 2 && dot.y < box.bottom + 2;
}
