/** Variance of estimates under adjusted weights. */

import type { SurveyDesign } from "../design.ts";
import { covarianceOfTotals } from "../variance.ts";
import type { Adjustment } from "./adjustment.ts";
import { residualColumns } from "./projection.ts";

/**
 * Covariances of weighted totals of columns, where the weights of the design come from adjustments: those of the
 * columns' residuals from the margins. A total that is itself a margin has no variance.
 *
 * @param design  its weights are those after the last adjustment
 * @param adjustments  in the order they were made
 * @param columns  one linearised value a row, 0 outside the domain; no NaN, since one row bears on all through the fit
 * @returns one matrix in row-major order, as many rows as columns were given
 * @throws RangeError  for columns of unequal length
 * @see `survey::svyrecvar` of R with its `postStrata`
 * @example
 * Array.from(covarianceOfAdjustedTotals({ weights: Float64Array.of(1, 1, 1), strata: null, stages: [], lonely: "fail", rowCount: 3 }, [], [Float64Array.of(1, 2, 3)])); // => [3]
 */
export function covarianceOfAdjustedTotals(
  design: SurveyDesign,
  adjustments: readonly Adjustment[],
  columns: readonly Float64Array[],
): Float64Array {
  const projections = adjustments.map(({ projection }) => projection);
  return covarianceOfTotals(design, residualColumns(projections, design.weights, columns));
}
