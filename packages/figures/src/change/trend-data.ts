/** What the trend figure draws: one score over several periods, and what differs from one to the next. */

import { hasScore, type Score, type Scored } from "../drawing/score.ts";

export type TrendPoint = Score & {
  readonly period: string;
  /** When the period ends, in years with a fraction. */
  readonly time: number;
  /** What differs from the period before, in the reader's language; empty where nothing does. */
  readonly breaks: readonly string[];
};

export type TrendData = {
  readonly subject: string;
  /** In the order of time. */
  readonly points: readonly TrendPoint[];
};

/** Stretches of the line: it is broken where a score is missing, and where two neighbours rest on different things. */
export function stretches(points: readonly TrendPoint[]): readonly (readonly (TrendPoint & Scored)[])[] {
  const found: (TrendPoint & Scored)[][] = [];
  let isOpen = false;
  for (const point of points) {
    if (!hasScore(point)) {
      isOpen = false;
      continue;
    }
    if (isOpen && point.breaks.length === 0) found.at(-1)!.push(point);
    else found.push([point]);
    isOpen = true;
  }
  return found;
}

/** Neighbours that both have a score and a break between them. */
export function brokenSteps(
  points: readonly TrendPoint[],
): readonly { readonly from: TrendPoint & Scored; readonly to: TrendPoint & Scored }[] {
  return points.slice(1).flatMap((to, i) => {
    const from = points[i]!;
    return hasScore(from) && hasScore(to) && to.breaks.length > 0 ? [{ from, to }] : [];
  });
}
