/** How many independent pieces a sample's variance rests on. */

import type { SurveyDesign } from "./design.ts";
import { designIndex } from "./design-index.ts";

/**
 * Degrees of freedom of a design: clusters of the first stage less strata, both counted where there is a row with a
 * weight above 0 in the domain.
 *
 * @param domain  1 for a row that counts; all rows where left out
 * @throws RangeError  for columns of unequal length
 * @see R survey 4.1-1 `degf()`
 * @example
 * degreesOfFreedom({ weights: Float64Array.of(1, 1, 1), strata: null, stages: [{ cluster: Int32Array.of(1, 1, 2), populationSize: null }], lonely: "fail", rowCount: 3 }); // => 1
 */
export function degreesOfFreedom(design: SurveyDesign, domain?: ArrayLike<number>): number {
  const { clusterOfRow, stages } = designIndex(design);
  const { clusterCount, parent, parentCount } = stages[0]!;
  const clusters = new Uint8Array(clusterCount);
  const strata = new Uint8Array(parentCount);
  let count = 0;
  for (let row = 0; row < design.rowCount; row++) {
    if (!(design.weights[row]! > 0) || (domain !== undefined && domain[row] !== 1)) continue;
    const cluster = clusterOfRow[row]!;
    if (clusters[cluster] === 1) continue;
    clusters[cluster] = 1;
    count++;
    if (strata[parent[cluster]!] === 1) continue;
    strata[parent[cluster]!] = 1;
    count--;
  }
  return count;
}
