/** What the scatter draws: each score against how wide its interval is. */

import { median } from "../drawing/median.ts";
import { hasInterval, hasScore, type Score, type Scored, type WithInterval } from "../drawing/score.ts";

export type ScatterRow = Score & { readonly id: string; readonly title: string };

export type ScatterData = { readonly rows: readonly ScatterRow[] };

export type ScatterPoint = ScatterRow & Scored & WithInterval & { readonly spread: number };

/** Rows with a score and an interval; `spread` is the interval's width. */
export function scatterPoints({ rows }: ScatterData): ScatterPoint[] {
  return rows
    .filter(hasScore)
    .filter(hasInterval)
    .map((row) => ({ ...row, spread: row.high - row.low }));
}

/** Medians of score and width: where the guides stand. */
export function medians(points: readonly ScatterPoint[]): { score: number; spread: number } {
  return {
    score: median(points.map((point) => point.score)),
    spread: median(points.map((point) => point.spread)),
  };
}

/** The points worth a name, most telling first: widest, lowest, highest and narrowest in turn. */
export function extremes(points: readonly ScatterPoint[], most: number): ScatterPoint[] {
  const orders: ((a: ScatterPoint, b: ScatterPoint) => number)[] = [
    (a, b) => b.spread - a.spread,
    (a, b) => a.score - b.score,
    (a, b) => b.score - a.score,
    (a, b) => a.spread - b.spread,
  ];
  const sorted = orders.map((order) => [...points].sort((a, b) => order(a, b) || (a.id < b.id ? -1 : 1)));
  const chosen = new Set<ScatterPoint>();
  for (let place = 0; chosen.size < most && place < points.length; place++) {
    for (const list of sorted) if (chosen.size < most) chosen.add(list[place]!);
  }
  return [...chosen];
}
