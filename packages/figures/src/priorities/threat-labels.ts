/** Names beside the threats: none over another name or a mark, as few as can be over a whisker. */

import { textWidth } from "../drawing/text-width.ts";
import type { Box, PlacedLabel } from "../scatter/place-labels.ts";

/** A threat as it lies on the picture. */
export type PlottedThreat = {
  readonly id: string;
  /** Written where it fits; else `short` is. */
  readonly text: string;
  readonly short: string;
  readonly x: number;
  readonly y: number;
  /** Ends of its whiskers, and of the line to the group it hits hardest. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

const fontSize = 11;
const halfHeight = 7;
const markRadius = 7;

/** Label every threat in the order given; one that finds no room for its name has its short one, or none. */
export function labelThreats(threats: readonly PlottedThreat[], area: Box): readonly PlacedLabel[] {
  const boxes: Box[] = [];
  const labels: PlacedLabel[] = [];
  const put = (threat: PlottedThreat, text: string): boolean => {
    const box = text === "" ? undefined : bestBox(threat, text, { threats, area, taken: boxes });
    if (box === undefined) return false;
    boxes.push(box);
    labels.push({ id: threat.id, text, x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 + 4 });
    return true;
  };
  const unnamed = threats.filter((threat) => !put(threat, threat.text));
  for (const threat of unnamed) put(threat, threat.short);
  return labels;
}

type Around = {
  readonly threats: readonly PlottedThreat[];
  readonly area: Box;
  readonly taken: readonly Box[];
};

/** Of the free places around a mark, the first of those that cross the fewest whiskers. */
function bestBox({ x, y }: PlottedThreat, text: string, { threats, area, taken }: Around): Box | undefined {
  const half = textWidth(text, fontSize) / 2;
  const beside = 6 + half;
  const centres = [10, 22, 34].flatMap((away) =>
    [-away, away].flatMap((dy) =>
      [beside, -beside, beside * 0.5, -beside * 0.5, 0].map((dx) => ({ dx, dy })),
    ),
  );
  let best: Box | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const { dx, dy } of [...centres, { dx: beside + 3, dy: 0 }, { dx: -beside - 3, dy: 0 }]) {
    const box = {
      left: x + dx - half,
      right: x + dx + half,
      top: y + dy - halfHeight,
      bottom: y + dy + halfHeight,
    };
    if (!inside(box, area) || taken.some((other) => meet(box, other))) continue;
    if (threats.some((each) => meet(box, markOf(each)))) continue;
    const crossings = threats.filter((each) => whiskersOf(each).some((line) => meet(box, line))).length;
    // Farther from its mark a name is harder to follow than a whisker is to see past.
    const cost = crossings + Math.abs(dy) / 12;
    if (cost < fewest) [best, fewest] = [box, cost];
  }
  return best;
}

function markOf({ x, y }: PlottedThreat): Box {
  return {
    left: x - markRadius + 2,
    right: x + markRadius - 2,
    top: y - markRadius + 4,
    bottom: y + markRadius - 4,
  };
}

function whiskersOf({ x, y, left, right, top, bottom }: PlottedThreat): readonly Box[] {
  return [
    { left, right, top: y - 1, bottom: y + 1 },
    { left: x - 1, right: x + 1, top, bottom },
  ];
}

function inside(box: Box, area: Box): boolean {
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
