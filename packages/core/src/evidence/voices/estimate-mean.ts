/** Means, proportions and totals, of everyone or by group, each as one pass over its column. */

import { type Cells, cellsOf, type Groups } from "./cells.ts";
import type { SurveyDesign } from "./design.ts";
import { type DesignIndex, designIndex } from "./design-index.ts";
import type { Estimate } from "./estimate.ts";
import {
  checkLengths,
  degreesOfLeaves,
  type Estimated,
  type EstimateOptions,
  finishEstimate,
  varianceOfLeaves,
} from "./finish-estimate.ts";
import type { ShareInterval } from "./interval.ts";

export type ProportionOptions = EstimateOptions & {
  /** `beta` where left out. */
  readonly interval?: ShareInterval;
};

/**
 * Estimate the mean of those who answered in a domain. Rows that are NaN, or whose weight is not above 0, are outside
 * the domain; their clusters stay in the variance.
 *
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see Lumley (2010), Complex Surveys, 2.2 and 2.5. doi:10.1002/9780470580066; R survey 4.1-1 `svymean()` and, for the
 *   design effect, `deff = "replace"`
 * @example
 * estimateMean({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4)).value; // => 3
 */
export function estimateMean(
  design: SurveyDesign,
  values: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  return meansOf(design, values, null, options).map((one) => finishEstimate(one, options, null))[0]!;
}

/** The mean of each group, in the order of their codes; a group is a domain. */
export function estimateMeans(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups,
  options: EstimateOptions = {},
): readonly Estimate[] {
  return meansOf(design, values, groups, options).map((one) => finishEstimate(one, options, null));
}

/**
 * Estimate a share: the mean of a column of zeros and ones, or of any numbers from 0 to 1, with an interval that
 * stays between 0 and 1.
 *
 * @throws RangeError  for columns of unequal length, a level outside (0, 1), or a mean outside [0, 1]
 * @see R survey 4.1-1 `svyciprop()`
 * @example
 * estimateProportion({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 0, 1)).value; // => 0.75
 */
export function estimateProportion(
  design: SurveyDesign,
  values: Float64Array,
  options: ProportionOptions = {},
): Estimate {
  return finishShares(meansOf(design, values, null, options), options)[0]!;
}

/** The share in each group, in the order of their codes. */
export function estimateProportions(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups,
  options: ProportionOptions = {},
): readonly Estimate[] {
  return finishShares(meansOf(design, values, groups, options), options);
}

function finishShares(means: readonly Estimated[], options: ProportionOptions): readonly Estimate[] {
  return means.map((one) => {
    if (one.value < -1e-9 || one.value > 1 + 1e-9) {
      throw new RangeError(`Cannot estimate a share of ${one.value}: values must lie in [0, 1]`);
    }
    const value = one.value < 0 ? 0 : one.value > 1 ? 1 : one.value;
    return finishEstimate({ ...one, value }, options, options.interval ?? "beta");
  });
}

/**
 * Estimate the total over the population of a domain; those who did not answer add nothing, so that a total stands
 * for those who would have answered.
 *
 * @throws RangeError  for columns of unequal length, or a level outside (0, 1)
 * @see R survey 4.1-1 `svytotal()`
 * @example
 * estimateTotal({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4)).value; // => 12
 */
export function estimateTotal(
  design: SurveyDesign,
  values: Float64Array,
  options: EstimateOptions = {},
): Estimate {
  return totalsOf(design, values, null, options).map((one) => finishEstimate(one, options, null))[0]!;
}

/** The total of each group, in the order of their codes. */
export function estimateTotals(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups,
  options: EstimateOptions = {},
): readonly Estimate[] {
  return totalsOf(design, values, groups, options).map((one) => finishEstimate(one, options, null));
}

/** Weighted sums per cell and group, of values less a number near them so that squares keep their digits. */
type Sums = {
  readonly shift: number;
  /** Cell after cell: sum of weight × value, and of weights; the second is 0 where nobody answered. */
  readonly parts: Float64Array;
  readonly n: Float64Array;
  /** Per group, of weight × value². */
  readonly squares: Float64Array;
};

function sumCells(
  { weights, rowCount }: SurveyDesign,
  { ofRow, count }: Cells,
  values: Float64Array,
  groups: Groups | null,
  domain: ArrayLike<number> | undefined,
): Sums {
  let first = 0;
  while (first < rowCount && Number.isNaN(values[first]!)) first++;
  const shift = first < rowCount ? values[first]! : 0;
  const parts = new Float64Array(2 * count);
  const groupCount = groups === null ? 1 : groups.count;
  const n = new Float64Array(groupCount);
  const squares = new Float64Array(groupCount);
  if (groups === null && domain === undefined) {
    let [answers, square] = [0, 0];
    for (let row = 0; row < rowCount; row++) {
      const away = values[row]! - shift;
      const weight = weights[row]!;
      if (!(weight > 0 && !Number.isNaN(away))) continue;
      const place = 2 * ofRow[row]!;
      const weighted = weight * away;
      parts[place]! += weighted;
      parts[place + 1]! += weight;
      square += weighted * away;
      answers++;
    }
    n[0] = answers;
    squares[0] = square;
    return { shift, parts, n, squares };
  }
  for (let row = 0; row < rowCount; row++) {
    const cell = ofRow[row]!;
    const weight = weights[row]!;
    const away = values[row]! - shift;
    if (cell < 0 || !(weight > 0 && !Number.isNaN(away))) continue;
    if (domain !== undefined && domain[row] !== 1) continue;
    const weighted = weight * away;
    parts[2 * cell]! += weighted;
    parts[2 * cell + 1]! += weight;
    const group = groups === null ? 0 : groups.codes[row]!;
    squares[group]! += weighted * away;
    n[group]!++;
  }
  return { shift, parts, n, squares };
}

function meansOf(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups | null,
  options: EstimateOptions,
): readonly Estimated[] {
  return byGroup(design, values, groups, options, (whole, index) => {
    const { sum, weight, n, shift, squares, leaves, sums, weightOf } = whole;
    const mean = sum / weight;
    for (let k = 0; k < leaves.length; k++) sums[k] = (sums[k]! - mean * weightOf[k]!) / weight;
    return {
      value: shift + mean,
      variance: varianceOfLeaves(index, design.lonely, leaves, sums),
      simpleVariance: Math.max(0, squares / weight - mean * mean) / (n - 1),
      n,
      degreesOfFreedom: degreesOfLeaves(index, leaves),
    };
  });
}

function totalsOf(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups | null,
  options: EstimateOptions,
): readonly Estimated[] {
  return byGroup(design, values, groups, options, (whole, index) => {
    const { sum, weight, n, shift, squares, leaves, sums, weightOf } = whole;
    const mean = sum / weight;
    for (let k = 0; k < leaves.length; k++) sums[k]! += shift * weightOf[k]!;
    return {
      value: sum + shift * weight,
      variance: varianceOfLeaves(index, design.lonely, leaves, sums),
      simpleVariance: (weight * weight * Math.max(0, squares / weight - mean * mean)) / (n - 1),
      n,
      degreesOfFreedom: degreesOfLeaves(index, leaves),
    };
  });
}

/** One group: its sums, and those of its leaves in which somebody answered. */
type Whole = {
  readonly sum: number;
  readonly weight: number;
  readonly n: number;
  readonly shift: number;
  readonly squares: number;
  readonly leaves: Int32Array;
  readonly sums: Float64Array;
  readonly weightOf: Float64Array;
};

const nobody: Estimated = {
  value: Number.NaN,
  variance: Number.NaN,
  simpleVariance: Number.NaN,
  n: 0,
  degreesOfFreedom: 0,
};

function byGroup(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups | null,
  { domain }: EstimateOptions,
  estimate: (whole: Whole, index: DesignIndex) => Estimated,
): readonly Estimated[] {
  checkLengths(design, values, domain);
  const index = designIndex(design);
  const cells = cellsOf(design, groups);
  const { shift, parts, n, squares } = sumCells(design, cells, values, groups, domain);
  return Array.from(n, (answers, group) => {
    if (answers === 0) return nobody;
    const [from, to] = [cells.start[group]!, cells.start[group + 1]!];
    const leaves = new Int32Array(to - from);
    const sums = new Float64Array(to - from);
    const weightOf = new Float64Array(to - from);
    let [count, sum, weight] = [0, 0, 0];
    for (let cell = from; cell < to; cell++) {
      const here = parts[2 * cell + 1]!;
      if (here === 0) continue;
      leaves[count] = cells.leaf[cell]!;
      sums[count] = parts[2 * cell]!;
      weightOf[count++] = here;
      sum += parts[2 * cell]!;
      weight += here;
    }
    const whole = {
      sum,
      weight,
      n: answers,
      shift,
      squares: squares[group]!,
      leaves: leaves.subarray(0, count),
      sums: sums.subarray(0, count),
      weightOf: weightOf.subarray(0, count),
    };
    return estimate(whole, index);
  });
}
