/** Shares of the categories of one question, with their covariances: all categories in one pass. */

import { cellsOf, type Groups } from "./cells.ts";
import type { SurveyDesign } from "./design.ts";
import { designIndex } from "./design-index.ts";
import type { Estimate } from "./estimate.ts";
import type { ProportionOptions } from "./estimate-mean.ts";
import { checkLengths, degreesOfLeaves, finishEstimate } from "./finish-estimate.ts";
import { covarianceOfLeaves } from "./variance.ts";

/** The categories of one question; −1 in `codes` is no answer. */
export type Answers = { readonly codes: Int32Array; readonly count: number };

export type AnswerShares = {
  /** Per category, of those who answered. */
  readonly estimates: readonly Estimate[];
  /** Unweighted answers per category. */
  readonly counts: readonly number[];
  /** Covariances of the shares, row-major. */
  readonly covariance: Float64Array;
  /** Sum of weights of those who answered. */
  readonly weight: number;
  /** Answers, and degrees of freedom where they are. */
  readonly n: number;
  readonly degreesOfFreedom: number;
};

/**
 * Estimate the shares of categories among those who answered.
 *
 * @throws RangeError  for columns of unequal length, codes beyond the count, or a level outside (0, 1)
 * @see R survey 4.1-1 `svymean()` of a factor
 * @example
 * estimateShares({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, { codes: Int32Array.of(0, 1, 1), count: 2 }).estimates[1].value; // => 0.75
 */
export function estimateShares(
  design: SurveyDesign,
  answers: Answers,
  options: ProportionOptions = {},
): AnswerShares {
  return sharesOf(design, answers, null, options)[0]!;
}

/**
 * The shares in each group, in the order of their codes.
 *
 * @throws RangeError  as for one group, or codes beyond the count of groups
 * @example
 * estimateSharesByGroup({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, { codes: Int32Array.of(0, 1, 1), count: 2 }, { codes: Int32Array.of(0, 0, 1), count: 2 }).map((one) => one.estimates[1].value); // => [0.5, 1]
 */
export function estimateSharesByGroup(
  design: SurveyDesign,
  answers: Answers,
  groups: Groups,
  options: ProportionOptions = {},
): readonly AnswerShares[] {
  return sharesOf(design, answers, groups, options);
}

function sharesOf(
  design: SurveyDesign,
  { codes, count: width }: Answers,
  groups: Groups | null,
  options: ProportionOptions,
): readonly AnswerShares[] {
  const { domain } = options;
  checkLengths(design, codes, domain);
  const index = designIndex(design);
  const cells = cellsOf(design, groups);
  const parts = new Float64Array(cells.count * width);
  const groupCount = groups === null ? 1 : groups.count;
  const counts = new Int32Array(groupCount * width);
  for (let row = 0; row < design.rowCount; row++) {
    const cell = cells.ofRow[row]!;
    const weight = design.weights[row]!;
    const code = codes[row]!;
    if (code >= width) throw new RangeError(`Cannot estimate shares: code ${code} of ${width} categories`);
    if (cell < 0 || code < 0 || !(weight > 0) || (domain !== undefined && domain[row] !== 1)) continue;
    parts[cell * width + code]! += weight;
    counts[(groups === null ? 0 : groups.codes[row]!) * width + code]!++;
  }
  return Array.from({ length: groupCount }, (_, group) => {
    const leaves: number[] = [];
    const sums = new Float64Array(width);
    let place = cells.start[group]! * width;
    const from = place;
    // Cells in which nobody answered are left out, the others move up.
    for (let cell = cells.start[group]!; cell < cells.start[group + 1]!; cell++) {
      let here = 0;
      for (let c = 0; c < width; c++) here += parts[cell * width + c]!;
      if (here === 0) continue;
      leaves.push(cells.leaf[cell]!);
      for (let c = 0; c < width; c++) {
        const part = parts[cell * width + c]!;
        sums[c]! += part;
        parts[place++] = part;
      }
    }
    const mine = counts.subarray(group * width, (group + 1) * width);
    return finishShares(design, Int32Array.from(leaves), parts.subarray(from, place), sums, mine, options);
  });

  function finishShares(
    { lonely }: SurveyDesign,
    leaves: Int32Array,
    totals: Float64Array,
    sums: Float64Array,
    mine: Int32Array,
    options: ProportionOptions,
  ): AnswerShares {
    let [weight, n] = [0, 0];
    for (let c = 0; c < width; c++) {
      weight += sums[c]!;
      n += mine[c]!;
    }
    const shares = sums.map((sum) => sum / weight);
    for (let k = 0; k < totals.length; k += width) {
      let here = 0;
      for (let c = 0; c < width; c++) here += totals[k + c]!;
      for (let c = 0; c < width; c++) totals[k + c] = (totals[k + c]! - shares[c]! * here) / weight;
    }
    const covariance =
      n === 0
        ? new Float64Array(width * width).fill(Number.NaN)
        : covarianceOfLeaves(index, lonely, leaves, totals, width);
    const degreesOfFreedom = degreesOfLeaves(index, leaves);
    const estimates = Array.from(shares, (value, c) =>
      finishEstimate(
        {
          value,
          variance: covariance[c * width + c]!,
          simpleVariance: (value * (1 - value)) / (n - 1),
          n,
          degreesOfFreedom,
        },
        options,
        options.interval ?? "beta",
      ),
    );
    return { estimates, counts: Array.from(mine), covariance, weight, n, degreesOfFreedom };
  }
}
