/** Ratios of two totals, such as rooms per person. */

import { cellsOf, type Groups } from "./cells.ts";
import type { SurveyDesign } from "./design.ts";
import { designIndex } from "./design-index.ts";
import type { Estimate } from "./estimate.ts";
import {
  checkLengths,
  degreesOfLeaves,
  type EstimateOptions,
  finishEstimate,
  varianceOfLeaves,
} from "./finish-estimate.ts";

/**
 * Estimate the ratio of two totals over those who have both. The gap is `zero-denominator` where the lower total is 0.
 *
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.6. doi:10.1007/978-1-4612-4378-6;
 *   R survey 4.1-1 `svyratio()`
 * @example
 * estimateRatio({ weights: Float64Array.of(1, 1), strata: null, stages: [], lonely: "fail", rowCount: 2 }, Float64Array.of(1, 2), Float64Array.of(2, 4)).value; // => 0.5
 */
export function estimateRatio(
  design: SurveyDesign,
  numerator: Float64Array,
  denominator: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  return ratiosOf(design, numerator, denominator, null, options)[0]!;
}

/**
 * The ratio in each group, in the order of their codes.
 *
 * @throws RangeError  as for one ratio, or codes beyond the count of groups
 * @example
 * estimateRatios({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4), Float64Array.of(2, 2, 2), { codes: Int32Array.of(0, 0, 1), count: 2 }).map((one) => one.value); // => [1, 2]
 */
export function estimateRatios(
  design: SurveyDesign,
  numerator: Float64Array,
  denominator: Float64Array,
  groups: Groups,
  options: EstimateOptions = {},
): readonly Estimate[] {
  return ratiosOf(design, numerator, denominator, groups, options);
}

/** Places per cell: sums of weights × numerator, denominator and 1. */
const PLACES = 3;

function ratiosOf(
  design: SurveyDesign,
  numerator: Float64Array,
  denominator: Float64Array,
  groups: Groups | null,
  options: EstimateOptions,
): readonly Estimate[] {
  const { domain } = options;
  checkLengths(design, numerator, denominator, domain);
  const index = designIndex(design);
  const cells = cellsOf(design, groups);
  const groupCount = groups === null ? 1 : groups.count;
  const parts = new Float64Array(PLACES * cells.count);
  for (let row = 0; row < design.rowCount; row++) {
    const cell = cells.ofRow[row]!;
    const weight = design.weights[row]!;
    const [over, under] = [numerator[row]!, denominator[row]!];
    if (cell < 0 || !(weight > 0) || Number.isNaN(over) || Number.isNaN(under)) continue;
    if (domain !== undefined && domain[row] !== 1) continue;
    parts[PLACES * cell]! += weight * over;
    parts[PLACES * cell + 1]! += weight * under;
    parts[PLACES * cell + 2]! += weight;
  }
  const totals = Array.from({ length: groupCount }, (_, group) => {
    const total = { over: 0, under: 0, weight: 0 };
    for (let cell = cells.start[group]!; cell < cells.start[group + 1]!; cell++) {
      total.over += parts[PLACES * cell]!;
      total.under += parts[PLACES * cell + 1]!;
      total.weight += parts[PLACES * cell + 2]!;
    }
    return total;
  });
  const n = new Float64Array(groupCount);
  const squares = new Float64Array(groupCount);
  for (let row = 0; row < design.rowCount; row++) {
    const weight = design.weights[row]!;
    const [over, under] = [numerator[row]!, denominator[row]!];
    if (cells.ofRow[row]! < 0 || !(weight > 0) || Number.isNaN(over) || Number.isNaN(under)) continue;
    if (domain !== undefined && domain[row] !== 1) continue;
    const group = groups === null ? 0 : groups.codes[row]!;
    const away = over - (totals[group]!.over / totals[group]!.under) * under;
    squares[group]! += weight * away * away;
    n[group]!++;
  }
  return totals.map(({ over, under, weight }, group) => {
    const value = under === 0 ? Number.NaN : over / under;
    const [from, to] = [cells.start[group]!, cells.start[group + 1]!];
    const present = Array.from({ length: to - from }, (_, k) => from + k).filter(
      (cell) => parts[PLACES * cell + 2]! > 0,
    );
    const leaves = Int32Array.from(present, (cell) => cells.leaf[cell]!);
    const linear = Float64Array.from(
      present,
      (cell) => (parts[PLACES * cell]! - value * parts[PLACES * cell + 1]!) / under,
    );
    const answers = n[group]!;
    return finishEstimate(
      {
        value,
        variance: answers === 0 ? Number.NaN : varianceOfLeaves(index, design.lonely, leaves, linear),
        simpleVariance: (squares[group]! * weight) / (under * under * (answers - 1)),
        n: answers,
        degreesOfFreedom: degreesOfLeaves(index, leaves),
      },
      options,
      null,
    );
  });
}
