/** What unequal weights alone cost. */

import type { SurveyDesign } from "./design.ts";
import { checkLengths } from "./finish-estimate.ts";

/**
 * Kish's design effect of weighting: n Σw² / (Σw)², at least 1; n over it is the effective n that weights leave when
 * they have nothing to do with the answers. NaN without a weight above 0.
 *
 * @param domain  1 for a row that counts; all rows where left out
 * @throws RangeError  for columns of unequal length
 * @see Kish (1992), Weighting for unequal Pi, Journal of Official Statistics 8, 183–200
 * @example
 * kishDesignEffect({ weights: Float64Array.of(1, 3), strata: null, stages: [], lonely: "fail", rowCount: 2 }); // => 1.25
 */
export function kishDesignEffect(design: SurveyDesign, domain?: ArrayLike<number>): number {
  checkLengths(design, design.weights, domain);
  let [n, sum, squares] = [0, 0, 0];
  for (let row = 0; row < design.rowCount; row++) {
    const weight = design.weights[row]!;
    if (!(weight > 0) || (domain !== undefined && domain[row] !== 1)) continue;
    n++;
    sum += weight;
    squares += weight * weight;
  }
  return (n * squares) / (sum * sum);
}
