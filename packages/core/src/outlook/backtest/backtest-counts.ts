/** Forecasts of counts made again from every past origin, each held against what came. */

import { type CountMethod, forecastCounts, forecastQuantile } from "../counts/index.ts";
import { crpsOfSortedEnsemble } from "../scoring/index.ts";

export type CountBacktest = {
  readonly origins: readonly number[];
  readonly horizons: readonly number[];
  readonly units: number;
  /** Scores and marks by origin, then horizon, then unit. A score is NaN where no forecast or no count is. */
  readonly crps: Float64Array;
  /** 1 where the count lies in the central interval, its ends with it. */
  readonly covered: Uint8Array;
  /** 1 where the unit had a count above 0 in the active months up to the origin. */
  readonly active: Uint8Array;
  /** 1 where it had none, and the month forecast has one: what own months cannot foretell. */
  readonly onset: Uint8Array;
};

export type CountBacktestOptions = {
  /** Indices of the last month known to each forecast. */
  readonly origins: readonly number[];
  readonly horizons: readonly number[];
  readonly method: CountMethod;
  /** Of the central interval; 0.9 unless stated. */
  readonly level?: number;
  /** Months up to the origin in which a count above 0 makes a unit active; 12 unless stated. */
  readonly activeMonths?: number;
};

/**
 * A method's forecasts from each origin, scored by the continuous ranked probability score.
 *
 * @param rows  one row of monthly counts a unit; all of one length
 * @throws RangeError  where an origin and a horizon lead beyond the rows, or the level is not between 0 and 1
 * @example
 * backtestCounts([[2, 2, 5]], { origins: [1], horizons: [1], method: { method: "recent-months", months: 2 } }).crps; // => Float64Array.of(3)
 */
export function backtestCounts(
  rows: readonly ArrayLike<number>[],
  { origins, horizons, method, level = 0.9, activeMonths = 12 }: CountBacktestOptions,
): CountBacktest {
  if (!(level > 0 && level < 1)) throw new RangeError(`Cannot cover ${level}: it must lie between 0 and 1`);
  const last = Math.max(...origins) + Math.max(...horizons);
  const short = rows.find((row) => row.length <= last);
  if (short !== undefined) throw new RangeError(`Cannot score month ${last} of a row of ${short.length}`);
  const size = origins.length * horizons.length * rows.length;
  const crps = new Float64Array(size);
  const covered = new Uint8Array(size);
  const active = new Uint8Array(size);
  const onset = new Uint8Array(size);
  let at = 0;
  for (const origin of origins) {
    const forecasts = forecastCounts(rows, origin, { horizons, method });
    const activity = rows.map((row) => isActive(row, origin, activeMonths));
    for (const [h, horizon] of horizons.entries()) {
      for (const [u, row] of rows.entries()) {
        const forecast = forecasts[u]![h]!;
        const count = row[origin + horizon]!;
        crps[at] = crpsOfSortedEnsemble(forecast.values, forecast.weights, count);
        const inside =
          count >= forecastQuantile(forecast, (1 - level) / 2) &&
          count <= forecastQuantile(forecast, (1 + level) / 2);
        covered[at] = inside ? 1 : 0;
        active[at] = activity[u]! ? 1 : 0;
        onset[at] = !activity[u]! && count > 0 ? 1 : 0;
        at++;
      }
    }
  }
  return { origins, horizons, units: rows.length, crps, covered, active, onset };
}

function isActive(row: ArrayLike<number>, origin: number, months: number): boolean {
  for (let age = 0; age < months && origin - age >= 0; age++) if (row[origin - age]! > 0) return true;
  return false;
}
