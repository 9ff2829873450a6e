/** Post-stratification: weights that meet one margin. */

import { type Adjusted, adjustmentOf, requireWeights } from "./adjustment.ts";
import { type Margin, marginProblems, weightsByCategory } from "./margin.ts";

/**
 * Multiply the weights of each category so that they add up to its total.
 *
 * A category with total 0 gets no weight. Crossed attributes are one margin whose categories are the crossings.
 *
 * @param weights  0 or more; rows with weight 0 keep it and need no category
 * @throws RangeError  if a weight is negative or not finite, or the margin does not fit the rows
 * @see Holt & Smith (1979), Journal of the Royal Statistical Society A 142, 33–46. doi:10.2307/2344652;
 * `survey::postStratify` of R
 * @example
 * Array.from(postStratify(Float64Array.of(1, 1, 2), { name: "sex", categories: ["f", "m"], codes: Int32Array.of(0, 0, 1), totals: [50, 40] }).adjustment.weights); // => [25, 25, 40]
 */
export function postStratify(weights: Float64Array, margin: Margin): Adjusted {
  requireWeights(weights);
  const problems = marginProblems(weights, margin);
  if (problems.length > 0) return { adjustment: null, problems };
  const { categories, codes, totals } = margin;
  const sums = weightsByCategory(weights, margin);
  const factors = sums.map((sum, k) => (sum > 0 ? totals[k]! / sum : 1));
  return adjustmentOf(
    weights,
    (row) => factors[codes[row]!]!,
    (after) => ({
      projection: { before: weights, after, cellOf: codes, cellCount: categories.length, basis: null },
      rounds: 1,
    }),
  );
}
