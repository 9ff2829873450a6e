/** The way that raking and calibration share: variables over cells, the equations, and whether they are met. */

import { type Adjusted, type AdjustmentProblem, adjustmentOf } from "./adjustment.ts";
import { type Auxiliary, orthonormalBasis } from "./auxiliary-basis.ts";
import type { Distance } from "./distance.ts";
import { solveCalibration } from "./solve-calibration.ts";

/** Misfit, relative to the total, above which a total counts as not met. */
const NOT_MET = 1e-9;

/** Rows in cells; rows of a cell agree in all variables, and −1 marks rows that get no weight. */
export type Cells = { readonly cellOf: Int32Array; readonly cellCount: number };

/** Weights whose sums over all cells equal the totals of the variables, or all that stands against it. */
export function calibrateCells(
  before: Float64Array,
  { cellOf, cellCount }: Cells,
  auxiliaries: readonly Auxiliary[],
  distance: Distance,
): Adjusted {
  const weights = new Float64Array(cellCount);
  for (let row = 0; row < before.length; row++) {
    if (cellOf[row]! >= 0) weights[cellOf[row]!]! += before[row]!;
  }
  const far = auxiliaries.flatMap((each) => outOfReach(each, weights, distance));
  if (far.length > 0) return { adjustment: null, problems: far };
  const { directions, targets, contradicted } = orthonormalBasis(auxiliaries, weights);
  if (contradicted.length > 0) {
    const problems = contradicted.map(
      ({ auxiliary: { margin, category, total }, implied }): AdjustmentProblem => ({
        reason: "totals-contradict",
        margin,
        category,
        total,
        implied,
      }),
    );
    return { adjustment: null, problems };
  }
  const { g, rounds } = solveCalibration(directions, weights, targets, distance);
  const missed = notMet(auxiliaries, weights, g);
  if (missed.length > 0) return { adjustment: null, problems: missed };
  const negative = negativeWeights(before, cellOf, g);
  if (negative.length > 0) return { adjustment: null, problems: negative };
  return adjustmentOf(
    before,
    (row) => (cellOf[row]! < 0 ? 0 : g[cellOf[row]!]!),
    (after) => ({ projection: { before, after, cellOf, cellCount, basis: directions }, rounds }),
  );
}

/** The problem of a total that no g-weights between the bounds give, even if all other totals were free. */
function outOfReach(
  { margin, category, values, total }: Auxiliary,
  weights: Float64Array,
  { bounds, closed }: Distance,
): readonly AdjustmentProblem[] {
  if (!Number.isFinite(total)) return [{ reason: "total-invalid", margin, category, total }];
  let low = 0;
  let high = 0;
  for (let c = 0; c < values.length; c++) {
    const value = weights[c]! * values[c]!;
    if (value === 0) continue;
    low += value * (value > 0 ? bounds.low : bounds.high);
    high += value * (value > 0 ? bounds.high : bounds.low);
  }
  const fixed = low === high;
  const within = closed || fixed ? total >= low && total <= high : total > low && total < high;
  return within ? [] : [{ reason: "out-of-reach", margin, category, total, low, high }];
}

/** Totals that the weights do not reach, the farthest first. */
function notMet(
  auxiliaries: readonly Auxiliary[],
  weights: Float64Array,
  g: Float64Array,
): readonly AdjustmentProblem[] {
  return auxiliaries
    .map(({ margin, category, values, total }) => {
      let reached = 0;
      let size = Math.abs(total);
      for (let c = 0; c < values.length; c++) {
        const value = weights[c]! * values[c]!;
        reached += value * g[c]!;
        size += Math.abs(value);
      }
      const problem: AdjustmentProblem = { reason: "not-met", margin, category, total, reached };
      return { problem, misfit: size > 0 ? Math.abs(reached - total) / size : 0 };
    })
    .filter(({ misfit }) => !(misfit <= NOT_MET))
    .toSorted((a, b) => b.misfit - a.misfit)
    .map(({ problem }) => problem);
}

/** Weights below 0, which linear calibration can give: no estimate counts such a row, and the totals would be lost. */
function negativeWeights(
  before: Float64Array,
  cellOf: Int32Array,
  g: Float64Array,
): readonly AdjustmentProblem[] {
  let rows = 0;
  let first = -1;
  for (let row = 0; row < before.length; row++) {
    if (cellOf[row]! < 0 || !(before[row]! > 0) || g[cellOf[row]!]! > 0) continue;
    if (rows++ === 0) first = row;
  }
  return rows === 0 ? [] : [{ reason: "weight-negative", rows, row: first }];
}
