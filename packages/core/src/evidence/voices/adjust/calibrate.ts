/** Calibration: the nearest weights whose totals of auxiliary variables are those of the population. */

import { type Adjusted, type AdjustmentProblem, requireWeights } from "./adjustment.ts";
import type { Auxiliary } from "./auxiliary-basis.ts";
import { calibrateCells } from "./calibrate-cells.ts";
import { type CalibrationMethod, distanceOf } from "./distance.ts";
import type { Margin } from "./margin.ts";

/**
 * Calibrate weights to totals of numbers and categories.
 *
 * Rows with weight 0 keep it; their values are not read. Variables that follow from others may stand among them, as
 * long as their totals follow too. A linear solution with weights of 0 or less is refused; give it bounds.
 *
 * @param weights  0 or more
 * @param auxiliaries  values a row; NaN in a row with weight is a problem
 * @throws RangeError  if a weight is negative or not finite, columns differ in length, or the bounds hold no 1
 * @see Deville & Särndal (1992), Journal of the American Statistical Association 87, 376–382.
 * doi:10.1080/01621459.1992.10475217; `survey::calibrate` of R
 * @example
 * Array.from(calibrate(Float64Array.of(1, 1), [{ margin: "people", category: "", values: Float64Array.of(1, 1), total: 8 }], { method: "linear" }).adjustment.weights, Math.round); // => [4, 4]
 */
export function calibrate(
  weights: Float64Array,
  auxiliaries: readonly Auxiliary[],
  choice: CalibrationMethod,
): Adjusted {
  requireWeights(weights);
  const distance = distanceOf(choice);
  const missing = auxiliaries.flatMap((each) => missingValues(weights, each));
  if (missing.length > 0) return { adjustment: null, problems: missing };
  const kept = Int32Array.from(weights.keys()).filter((row) => weights[row]! > 0);
  const cellOf = new Int32Array(weights.length).fill(-1);
  kept.forEach((row, cell) => {
    cellOf[row] = cell;
  });
  const overCells = auxiliaries.map((each) => ({
    ...each,
    values: Float64Array.from(kept, (row) => each.values[row]!),
  }));
  return calibrateCells(weights, { cellOf, cellCount: kept.length }, overCells, distance);
}

/**
 * A margin as variables for `calibrate`: 1 in rows of a category, 0 in others, NaN where the category is not known.
 *
 * @example
 * Array.from(marginAuxiliaries({ name: "sex", categories: ["f", "m"], codes: Int32Array.of(0, 1, -1), totals: [5, 5] })[1].values); // => [0, 1, NaN]
 */
export function marginAuxiliaries({ name, categories, codes, totals }: Margin): readonly Auxiliary[] {
  return categories.map((category, k) => ({
    margin: name,
    category,
    values: Float64Array.from(codes, (code) => (code === -1 ? NaN : code === k ? 1 : 0)),
    total: totals[k]!,
  }));
}

function missingValues(
  weights: Float64Array,
  { margin, category, values }: Auxiliary,
): readonly AdjustmentProblem[] {
  if (values.length !== weights.length) {
    throw new RangeError(
      `Cannot calibrate to ${margin} ${category}: ${values.length} values for ${weights.length} weights`,
    );
  }
  let rows = 0;
  let first = -1;
  for (let row = 0; row < values.length; row++) {
    if (!(weights[row]! > 0) || Number.isFinite(values[row]!)) continue;
    if (rows++ === 0) first = row;
  }
  return rows === 0 ? [] : [{ reason: "answer-missing", margin, rows, row: first }];
}
