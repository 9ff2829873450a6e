/** Raking: weights that meet several margins at once, without knowing how these cross. */

import { type Adjusted, type AdjustmentProblem, requireWeights } from "./adjustment.ts";
import type { Auxiliary } from "./auxiliary-basis.ts";
import { type Cells, calibrateCells } from "./calibrate-cells.ts";
import { distanceOf } from "./distance.ts";
import { type Margin, marginProblems, marginSum } from "./margin.ts";

/**
 * Multiply weights by one factor a category and margin so that all margins are met.
 *
 * The weights are those at which iterative proportional fitting stands still; they are found by Newton's method, on
 * the crossings of categories that occur. A category with total 0 gets no weight.
 *
 * @param weights  0 or more; rows with weight 0 keep it and need no category
 * @param margins  at least one; their totals must have one sum, to 1e-9 of it
 * @throws RangeError  if there is no margin, a weight is negative or not finite, or a margin does not fit the rows
 * @see Deming & Stephan (1940), Annals of Mathematical Statistics 11, 427–444. doi:10.1214/aoms/1177731829;
 * `survey::rake` of R
 * @example
 * Array.from(rake(Float64Array.of(1, 1), [{ name: "sex", categories: ["f", "m"], codes: Int32Array.of(0, 1), totals: [3, 5] }]).adjustment.weights, Math.round); // => [3, 5]
 */
export function rake(weights: Float64Array, margins: readonly Margin[]): Adjusted {
  requireWeights(weights);
  if (margins.length === 0) throw new RangeError("Cannot rake: there is no margin");
  const problems = margins.flatMap((each) => marginProblems(weights, each));
  if (problems.length > 0) return { adjustment: null, problems };
  const different = margins.slice(1).flatMap((each) => sumsDiffer(each, margins[0]!));
  if (different.length > 0) return { adjustment: null, problems: different };
  const cells = crossings(weights, margins);
  return calibrateCells(
    weights,
    cells,
    margins.flatMap(cells.auxiliariesOf),
    distanceOf({ method: "raking" }),
  );
}

function sumsDiffer(margin: Margin, other: Margin): readonly AdjustmentProblem[] {
  const sum = marginSum(margin);
  const otherSum = marginSum(other);
  if (Math.abs(sum - otherSum) <= 1e-9 * otherSum) return [];
  return [{ reason: "sums-differ", margin: margin.name, sum, other: other.name, otherSum }];
}

/** The crossings of categories that occur in rows with weight, without categories whose total is 0. */
function crossings(
  weights: Float64Array,
  margins: readonly Margin[],
): Cells & { readonly auxiliariesOf: (margin: Margin) => readonly Auxiliary[] } {
  let cellOf = Int32Array.from(weights, (weight, row) =>
    weight > 0 && margins.every(({ codes, totals }) => totals[codes[row]!]! > 0) ? 0 : -1,
  );
  let cellCount = 1;
  for (const { categories, codes } of margins) {
    const known = new Map<number, number>();
    cellOf = cellOf.map((cell, row) => {
      if (cell < 0) return -1;
      const key = cell * categories.length + codes[row]!;
      const met = known.get(key);
      if (met !== undefined) return met;
      known.set(key, known.size);
      return known.size - 1;
    });
    cellCount = known.size;
  }
  const rowOf = new Int32Array(cellCount);
  for (let row = 0; row < cellOf.length; row++) if (cellOf[row]! >= 0) rowOf[cellOf[row]!] = row;
  const auxiliariesOf = ({ name, categories, codes, totals }: Margin): readonly Auxiliary[] =>
    categories.flatMap((category, k) => {
      if (totals[k] === 0) return [];
      const values = Float64Array.from(rowOf, (row) => (codes[row] === k ? 1 : 0));
      return [{ margin: name, category, values, total: totals[k]! }];
    });
  return { cellOf, cellCount, auxiliariesOf };
}
