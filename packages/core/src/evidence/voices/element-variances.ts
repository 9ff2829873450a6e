/** Variances where every row was drawn by itself: strata are all there is to keep. */

import type { SurveyDesign } from "./design.ts";
import { strataIndex } from "./design-index.ts";
import type { Estimated } from "./finish-estimate.ts";

/**
 * The variance of the sum of `scale × weight × (value − centre)` in each group, and the degrees of freedom, in one
 * pass over the rows that count. Such designs have no finite population correction.
 *
 * @param ofRow  row to group, −1 for a row that does not count
 */
export function elementVariances(
  design: SurveyDesign,
  ofRow: Int32Array,
  values: Float64Array,
  linear: readonly { readonly centre: number; readonly scale: number }[],
): readonly Pick<Estimated, "variance" | "degreesOfFreedom">[] {
  const { weights, rowCount, lonely } = design;
  const { ofRow: stratumOfRow, count: stratumCount, sampled } = strataIndex(design);
  const groupCount = linear.length;
  const centre = Float64Array.from(linear, (group) => group.centre);
  const scale = Float64Array.from(linear, (group) => group.scale);
  // Distances from the first of each stratum: where all are alike, their squares are 0 and not a rounding error.
  const first = new Float64Array(groupCount * stratumCount);
  const sums = new Float64Array(groupCount * stratumCount);
  const squares = new Float64Array(groupCount * stratumCount);
  const counts = new Float64Array(groupCount * stratumCount);
  for (let row = 0; row < rowCount; row++) {
    const group = ofRow[row]!;
    if (group < 0) continue;
    const place = group * stratumCount + stratumOfRow[row]!;
    const linearValue = scale[group]! * weights[row]! * (values[row]! - centre[group]!);
    if (counts[place] === 0) first[place] = linearValue;
    counts[place]!++;
    const away = linearValue - first[place]!;
    sums[place]! += away;
    squares[place]! += away * away;
  }
  return linear.map((_, group) => {
    let [variance, strata, lonelyStrata, degreesOfFreedom] = [0, 0, 0, 0];
    for (let stratum = 0; stratum < stratumCount; stratum++) {
      const place = group * stratumCount + stratum;
      const count = counts[place]!;
      if (count === 0) continue;
      strata++;
      degreesOfFreedom += count - 1;
      const drawn = sampled[stratum]!;
      if (drawn > 1) {
        const ofThese = first[place]! + sums[place]! / count;
        // Rows outside the group have 0.
        const mean = (ofThese * count) / drawn;
        const within = Math.max(0, squares[place]! - (sums[place]! * sums[place]!) / count);
        const between = count * (ofThese - mean) ** 2 + (drawn - count) * mean * mean;
        variance += (drawn * (within + between)) / (drawn - 1);
      } else if (lonely === "adjust") variance += first[place]! * first[place]!;
      else if (lonely === "average") lonelyStrata++;
      else if (lonely === "fail") variance = Number.NaN;
    }
    if (lonelyStrata > 0) variance *= strata / (strata - lonelyStrata);
    return { variance, degreesOfFreedom };
  });
}
