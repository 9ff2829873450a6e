/** Margins: what is known of the population, a count for each category of one attribute. */

import type { AdjustmentProblem } from "./adjustment.ts";

export type Margin = {
  /** Of the attribute, such as "sex". */
  readonly name: string;
  readonly categories: readonly string[];
  /** Category of each row, by its place in `categories`; −1 where it is not known. */
  readonly codes: Int32Array;
  /** Persons of the population in each category. */
  readonly totals: ArrayLike<number>;
};

/**
 * Sum of weights in each category.
 *
 * @throws RangeError  if the margin does not fit the rows, its totals do not fit its categories, or a code is none
 * @example
 * Array.from(weightsByCategory(Float64Array.of(1, 2, 4), { name: "sex", categories: ["f", "m"], codes: Int32Array.of(0, 1, 0), totals: [50, 50] })); // => [5, 2]
 */
export function weightsByCategory(
  weights: Float64Array,
  { name, categories, codes, totals }: Margin,
): Float64Array {
  if (codes.length !== weights.length || totals.length !== categories.length) {
    throw new RangeError(
      `Cannot use the margin ${name}: ${codes.length} codes for ${weights.length} rows, ${totals.length} totals for ${categories.length} categories`,
    );
  }
  const sums = new Float64Array(categories.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (!(code >= -1 && code < categories.length)) {
      throw new RangeError(`Cannot use the margin ${name}: row ${row} has the code ${code}`);
    }
    if (code >= 0) sums[code]! += weights[row]!;
  }
  return sums;
}

/** Everything by which no weights at all could meet this margin. */
export function marginProblems(weights: Float64Array, margin: Margin): readonly AdjustmentProblem[] {
  const { name, categories, codes, totals } = margin;
  const sums = weightsByCategory(weights, margin);
  const problems: AdjustmentProblem[] = [];
  const nobody = !(marginSum(margin) > 0);
  categories.forEach((category, k) => {
    const total = totals[k]!;
    if (nobody || !(total >= 0 && total < Infinity)) {
      problems.push({ reason: "total-invalid", margin: name, category, total });
    } else if (total > 0 && sums[k] === 0) {
      problems.push({ reason: "category-empty", margin: name, category, total });
    }
  });
  let rows = 0;
  let first = -1;
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] !== -1 || !(weights[row]! > 0)) continue;
    if (rows++ === 0) first = row;
  }
  if (rows > 0) problems.push({ reason: "answer-missing", margin: name, rows, row: first });
  return problems;
}

/** Persons of the population over all categories. */
export function marginSum({ totals }: Margin): number {
  return Array.from(totals).reduce((sum, each) => sum + each, 0);
}
