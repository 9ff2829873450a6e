/** Polychoric correlation: how two graded answers go together, were they grades of something normal underneath. */

import {
  bivariateNormalDensity,
  bivariateNormalProbability,
  normalQuantile,
} from "../../../numerics/index.ts";
import { type Grades, gradesOf, gradeTable, margins } from "./grades.ts";

/** `constant`: an answer that everybody gave. `edge`: the likelihood grows up to a perfect correlation. */
export type PolychoricProblem = "too-few-pairs" | "constant" | "edge";

export type Polychoric = {
  /** Pairs it rests on. */
  readonly n: number;
  /** NaN where there is none; −1 or 1 at the edge. */
  readonly value: number;
  /** From the information at the estimate, thresholds taken as known; NaN where there is a problem. */
  readonly standardError: number;
  readonly problem: PolychoricProblem | null;
};

/** Correlations beyond this are not told from perfect ones. */
const EDGE = 0.9999;
const MOST_STEPS = 100;

/**
 * Polychoric correlation by two steps: thresholds from each margin, then the correlation of greatest likelihood.
 * Grades count by their order only; grades nobody gave are passed over. No constant is added to empty cells.
 *
 * @param x  grades as numbers, NaN for a gap
 * @throws RangeError  for columns of unequal length
 * @see Olsson (1979), Psychometrika 44, 443–460. doi:10.1007/BF02296207
 * @example
 * polychoric([0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1]).value.toFixed(9); // => "0.500000000"
 * polychoric([1, 1, 1], [0, 1, 2]).problem; // => "constant"
 */
export function polychoric(x: ArrayLike<number>, y: ArrayLike<number>): Polychoric {
  return polychoricOfGrades(gradesOf(x), gradesOf(y));
}

/** The same for columns whose grades are known already. */
export function polychoricOfGrades(x: Grades, y: Grades): Polychoric {
  const table = gradeTable(x, y);
  const { n, cells } = table;
  const none = { n, value: Number.NaN, standardError: Number.NaN };
  if (n < 3) return { ...none, problem: "too-few-pairs" };
  const { first, second } = margins(table);
  if (isOneGrade(first) || isOneGrade(second)) return { ...none, problem: "constant" };
  const slopeAt = likelihoodSlope(cells, thresholdsOf(first, n), thresholdsOf(second, n));

  let [low, high, value] = [-1, 1, 0];
  for (let step = 0; step < MOST_STEPS && Math.abs(value) < EDGE; step++) {
    const { slope, information } = slopeAt(value);
    // Far from the truth chances underflow and the slope is 0; the way back is then towards the middle.
    if (slope > 0 || (slope === 0 && value < 0)) low = value;
    else high = value;
    // Fisher's step where it stays between the bounds, else half of the way.
    const scored = value + slope / information;
    const inside = scored > low && scored < high && Math.abs(scored) < EDGE;
    const next = inside ? scored : (low + high) / 2;
    const moved = Math.abs(next - value);
    value = next;
    if (moved < 1e-12) break;
  }
  if (!(Math.abs(value) < EDGE)) return { ...none, value: Math.sign(value), problem: "edge" };
  return { n, value, standardError: 1 / Math.sqrt(slopeAt(value).information), problem: null };
}

function isOneGrade(totals: Float64Array): boolean {
  return totals.filter((each) => each > 0).length < 2;
}

/** Where one grade ends and the next begins, from −∞ to ∞; a grade nobody gave begins where it ends. */
function thresholdsOf(totals: Float64Array, n: number): Float64Array {
  let below = 0;
  const inner = Array.from(totals.subarray(0, -1), (each) => {
    below += each;
    return normalQuantile(below / n);
  });
  return Float64Array.from([Number.NEGATIVE_INFINITY, ...inner, Number.POSITIVE_INFINITY]);
}

/** How fast the logarithm of the likelihood grows with the correlation, and how much a sample of this size tells of it. */
function likelihoodSlope(
  cells: Float64Array,
  rowEnds: Float64Array,
  columnEnds: Float64Array,
): (rho: number) => { readonly slope: number; readonly information: number } {
  const width = columnEnds.length;
  const n = cells.reduce((sum, each) => sum + each, 0);
  const below = new Float64Array(rowEnds.length * width);
  const growth = new Float64Array(rowEnds.length * width);
  return (rho) => {
    for (let i = 0; i < rowEnds.length; i++) {
      for (let j = 0; j < width; j++) {
        below[i * width + j] = bivariateNormalProbability(rowEnds[i]!, columnEnds[j]!, rho);
        growth[i * width + j] = bivariateNormalDensity(rowEnds[i]!, columnEnds[j]!, rho);
      }
    }
    let [slope, information] = [0, 0];
    for (let i = 1; i < rowEnds.length; i++) {
      for (let j = 1; j < width; j++) {
        // A cell nobody could fall in by rounding still counts as very unlikely, never as impossible.
        const chance = Math.max(boxOf(below, i * width + j, width), 1e-14);
        const grows = boxOf(growth, i * width + j, width);
        slope += (cells[(i - 1) * (width - 1) + j - 1]! * grows) / chance;
        information += (n * grows * grows) / chance;
      }
    }
    return { slope, information };
  };
}

function boxOf(below: Float64Array, at: number, width: number): number {
  return below[at]! - below[at - 1]! - below[at - width]! + below[at - width - 1]!;
}
