/** Linearised values row by row: what a general variance computation takes, and what changes between waves need. */

import type { PersonScores } from "./person-scores.ts";

/** In this order: headcount, intensity, adjusted headcount, adjusted gap, adjusted squared gap. */
export const MEASURES = 5;

export type LinearisedMeasures = {
  /** NaN for the intensity where nobody is poor. */
  readonly values: Float64Array;
  /** One column per measure, to be multiplied with survey weights; 0 outside the domain. */
  readonly columns: readonly Float64Array[];
  /** Rows counted. */
  readonly n: number;
};

/**
 * The five measures at the cutoff of a level, within a domain, and their linearised values.
 *
 * @param level  number of the cutoff from 1, in ascending order
 * @param options.weights  survey weights
 * @param options.members  people each row stands for; null for one
 * @param options.isInside  whether a row belongs to the domain
 */
export function lineariseMeasures(
  scores: PersonScores,
  level: number,
  options: {
    readonly weights: Float64Array;
    readonly members: Float64Array | null;
    readonly isInside: (row: number) => boolean;
  },
): LinearisedMeasures {
  const { weights, members, isInside } = options;
  const sums = { people: 0, poor: 0, score: 0, gap: 0, squaredGap: 0, n: 0 };
  const people = new Float64Array(scores.rowCount);
  for (let row = 0; row < scores.rowCount; row++) {
    const each = members === null ? 1 : members[row]!;
    const weight = weights[row]! * each;
    if (!(weight > 0) || Number.isNaN(scores.score[row]!) || !isInside(row)) continue;
    people[row] = each;
    sums.n++;
    sums.people += weight;
    if (scores.level[row]! < level) continue;
    sums.poor += weight;
    sums.score += weight * scores.score[row]!;
    sums.gap += weight * scores.gap[row]!;
    sums.squaredGap += weight * scores.squaredGap[row]!;
  }
  const values = Float64Array.of(
    sums.poor / sums.people,
    sums.score / sums.poor,
    sums.score / sums.people,
    sums.gap / sums.people,
    sums.squaredGap / sums.people,
  );
  const columns = Array.from({ length: MEASURES }, () => new Float64Array(scores.rowCount));
  for (let row = 0; row < scores.rowCount; row++) {
    if (people[row] === 0) continue;
    const poor = scores.level[row]! >= level ? 1 : 0;
    const each = people[row]! / sums.people;
    columns[0]![row] = (poor - values[0]!) * each;
    columns[1]![row] = poor === 0 ? 0 : ((scores.score[row]! - values[1]!) * people[row]!) / sums.poor;
    columns[2]![row] = (poor * scores.score[row]! - values[2]!) * each;
    columns[3]![row] = (poor * scores.gap[row]! - values[3]!) * each;
    columns[4]![row] = (poor * scores.squaredGap[row]! - values[4]!) * each;
  }
  return { values, columns, n: sums.n };
}
