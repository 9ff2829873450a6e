/** Probabilities of reaching a threshold, given again from every past origin, beside what came. */

import type { Forecaster } from "../ensemble/index.ts";
import { type Exceedance, exceedanceOf } from "./forecast-exceedance.ts";
import { reaches, rollingSums } from "./rolling-sums.ts";

/** By origin, then unit. NaN where it could not be said or is not known. */
export type ExceedanceBacktest = Exceedance & {
  readonly origins: readonly number[];
  readonly units: number;
  readonly probability: Float64Array;
  /** The baseline's probability: the unit's own past frequency up to the origin. */
  readonly pastFrequency: Float64Array;
  /** 1 where the sum over the periods after the origin reached the threshold, 0 where not. */
  readonly outcome: Float64Array;
  /** For each unit, whether the sum that ends with a period reached it, from the first period to the last outcome. */
  readonly reached: readonly Float64Array[];
};

/**
 * From each origin {@link forecastExceedance} of rows that end with the origin, and whether it came.
 *
 * @param rows  one row of values a unit, NaN where there is no record; all of one length
 * @param origins  indices of the last period known, ascending
 * @throws RangeError  where an origin and `within` lead beyond the rows, and as {@link forecastExceedance}
 * @example
 * backtestExceedance([[0, 9, 0, 9]], (rows) => rows.map(() => [{ values: [9], weights: [1], members: 1 }]), { origins: [1, 2], atLeast: 5, within: 1 }).outcome; // => Float64Array.of(0, 1)
 */
export function backtestExceedance(
  rows: readonly ArrayLike<number>[],
  forecaster: Forecaster,
  { origins, atLeast, within }: Exceedance & { readonly origins: readonly number[] },
): ExceedanceBacktest {
  const sums = rows.map((row) => rollingSums(row, within));
  const end = Math.max(...origins) + within;
  const short = sums.find((row) => row.length <= end);
  if (short !== undefined) throw new RangeError(`Cannot score period ${end} of a row of ${short.length}`);
  const size = origins.length * rows.length;
  const [probability, pastFrequency] = [new Float64Array(size), new Float64Array(size)];
  const outcome = new Float64Array(size);
  let at = 0;
  for (const origin of origins) {
    const known = sums.map((row) => row.subarray(0, origin + 1));
    const said = exceedanceOf(known, forecaster, { atLeast, within }, origin);
    for (const [u, row] of sums.entries()) {
      probability[at] = said[u]!.probability;
      pastFrequency[at] = said[u]!.pastFrequency;
      outcome[at] = reaches(row[origin + within]!, atLeast);
      at++;
    }
  }
  const reached = sums.map((row) => row.subarray(0, end + 1).map((sum) => reaches(sum, atLeast)));
  return { origins, units: rows.length, atLeast, within, probability, pastFrequency, outcome, reached };
}
