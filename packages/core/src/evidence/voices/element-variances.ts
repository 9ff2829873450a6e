/** Variances where every row was drawn by itself: strata are all there is to keep. */

import type { SurveyDesign } from "./design.ts";
import { strataIndex } from "./design-index.ts";
import type { Estimated } from "./finish-estimate.ts";

/**
 * The variance of the sum of `scale × weight × (value − centre)` in each group, and the degrees of freedom, by two
 * passes over the rows that count. Such designs have no finite population correction.
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
  const sums = new Float64Array(groupCount * stratumCount);
  const counts = new Int32Array(groupCount * stratumCount);
  for (let row = 0; row < rowCount; row++) {
    const group = ofRow[row]!;
    if (group < 0) continue;
    const place = group * stratumCount + stratumOfRow[row]!;
    sums[place]! += scale[group]! * weights[row]! * (values[row]! - centre[group]!);
    counts[place]!++;
  }
  const squares = new Float64Array(groupCount * stratumCount);
  for (let row = 0; row < rowCount; row++) {
    const group = ofRow[row]!;
    if (group < 0) continue;
    const place = group * stratumCount + stratumOfRow[row]!;
    const mean = sums[place]! / sampled[stratumOfRow[row]!]!;
    const away = scale[group]! * weights[row]! * (values[row]! - centre[group]!) - mean;
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
        const mean = sums[place]! / drawn;
        variance += (drawn * (squares[place]! + (drawn - count) * mean * mean)) / (drawn - 1);
      } else if (lonely === "adjust") variance += sums[place]! * sums[place]!;
      else if (lonely === "average") lonelyStrata++;
      else if (lonely === "fail") variance = Number.NaN;
    }
    if (lonelyStrata > 0) variance *= strata / (strata - lonelyStrata);
    return { variance, degreesOfFreedom };
  });
}
