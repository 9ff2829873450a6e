/** Forecasts made again from every past origin, each held against what came. */

import { type Forecaster, forecastQuantile } from "../ensemble/index.ts";
import { crpsOfSortedEnsemble, intervalScore, spreadOfSortedEnsemble } from "../scoring/index.ts";

/** Scores and marks by origin, then horizon, then unit. A score is NaN where no forecast or no value is. */
export type ForecastBacktest = {
  readonly origins: readonly number[];
  readonly horizons: readonly number[];
  readonly units: number;
  /** Of the ensemble as it is stated. */
  readonly crps: Float64Array;
  /** As if the ensemble had infinitely many members: to compare methods whose ensembles are of unequal size. */
  readonly fairCrps: Float64Array;
  /** Of the central interval. */
  readonly intervalScore: Float64Array;
  /** 1 where the value lies in the central interval, its ends with it. */
  readonly covered: Uint8Array;
  /** 1 where the unit had a value above 0 in the active periods up to the origin. */
  readonly active: Uint8Array;
  /** 1 where all of these are known to be 0, and the period forecast is above: what own periods cannot foretell. */
  readonly onset: Uint8Array;
};

export type BacktestOptions = {
  /** Indices of the last period known to each forecast, ascending. */
  readonly origins: readonly number[];
  readonly horizons: readonly number[];
  /** Of the central interval; 0.9 unless stated. */
  readonly level?: number;
  /** Periods up to the origin in which a value above 0 makes a unit active; 12 unless stated. */
  readonly activeMonths?: number;
};

/** Shares of a value within which another one is the same, and an error none. */
const TIE = 1e-9;
const ROUNDING = 1e-12;

/**
 * A method's forecasts from each origin, scored. The method is handed rows that end with the origin.
 *
 * @param rows  one row of values a unit, NaN where there is no record; all of one length
 * @throws RangeError  where an origin and a horizon lead beyond the rows, or the level is not between 0 and 1
 * @example
 * backtestForecasts([[2, 2, 5]], (rows) => rows.map(() => [{ values: [2], weights: [1], members: 1 }]), { origins: [1], horizons: [1] }).crps; // => Float64Array.of(3)
 */
export function backtestForecasts(
  rows: readonly ArrayLike<number>[],
  forecaster: Forecaster,
  { origins, horizons, level = 0.9, activeMonths = 12 }: BacktestOptions,
): ForecastBacktest {
  if (!(level > 0 && level < 1)) throw new RangeError(`Cannot cover ${level}: it must lie between 0 and 1`);
  const last = Math.max(...origins) + Math.max(...horizons);
  const short = rows.find((row) => row.length <= last);
  if (short !== undefined) throw new RangeError(`Cannot score period ${last} of a row of ${short.length}`);
  const size = origins.length * horizons.length * rows.length;
  const scores = {
    crps: new Float64Array(size),
    fairCrps: new Float64Array(size),
    intervalScore: new Float64Array(size),
    covered: new Uint8Array(size),
    active: new Uint8Array(size),
    onset: new Uint8Array(size),
  };
  const whole = rows.map((row) => Float64Array.from(row));
  let at = 0;
  for (const origin of origins) {
    const known = whole.map((row) => row.subarray(0, origin + 1));
    const forecasts = forecaster(known, origin, horizons);
    const activity = known.map((row) => activityOf(row, activeMonths));
    for (const [h, horizon] of horizons.entries()) {
      for (const [u, row] of whole.entries()) {
        const forecast = forecasts[u]![h]!;
        const value = row[origin + horizon]!;
        const { values, weights, members } = forecast;
        const crps = withoutRounding(crpsOfSortedEnsemble(values, weights, value), value);
        const [low, high] = [(1 - level) / 2, (1 + level) / 2].map((p) => forecastQuantile(forecast, p));
        scores.crps[at] = crps;
        scores.fairCrps[at] =
          values.length > 1 ? crps - spreadOfSortedEnsemble(values, weights) / (members - 1) : crps;
        scores.intervalScore[at] = intervalScore({ level, low: low!, high: high! }, value);
        const tie = TIE * Math.abs(value);
        scores.covered[at] = value >= low! - tie && value <= high! + tie ? 1 : 0;
        scores.active[at] = activity[u] === "active" ? 1 : 0;
        scores.onset[at] = activity[u] === "calm" && value > 0 ? 1 : 0;
        at++;
      }
    }
  }
  return { origins, horizons, units: rows.length, ...scores };
}

/** A forecast that errs by rounding alone does not err: else two that are right are told apart by chance. */
function withoutRounding(crps: number, value: number): number {
  return crps <= ROUNDING * Math.abs(value) ? 0 : crps;
}

function activityOf(known: Float64Array, periods: number): "active" | "calm" | "unknown" {
  const recent = known.subarray(Math.max(0, known.length - periods));
  if (recent.some((value) => value > 0)) return "active";
  return recent.some(Number.isNaN) ? "unknown" : "calm";
}
