/** Every method for levels such as prices and rates, behind one door. */

import { checkQuestion } from "../ensemble/forecaster.ts";
import {
  type EnsembleForecast,
  ensembleForecast,
  type Forecaster,
  linearPool,
  noForecast,
} from "../ensemble/index.ts";
import { historyOf } from "../series/history.ts";
import { errorEnsemble } from "./error-ensemble.ts";
import { hindcastOf, type SingleLevelMethod, valuesNeededFor } from "./level-hindcasts.ts";

export type LevelMethod =
  | SingleLevelMethod
  | {
      readonly method: "linear-pool";
      readonly parts: readonly { readonly weight: number; readonly of: SingleLevelMethod }[];
    };

/** What any other method must beat: the last value, and how far values strayed from it before. */
export const levelBaseline: LevelMethod = { method: "last-value" };

/**
 * Half a damped trend with its own season, half the combination. Chosen on early origins: see
 * docs/methods/outlook/levels.md. A series too short for the first half is left to the second.
 */
export const levelPool: LevelMethod = {
  method: "linear-pool",
  parts: [
    {
      weight: 0.5,
      of: { method: "ets", model: { error: "additive", trend: "damped", season: "additive" } },
    },
    { weight: 0.5, of: { method: "combined" } },
  ],
};

export type LevelOptions = {
  readonly method: LevelMethod;
  /** Periods of a season; 12 unless stated, 1 for none. */
  readonly season?: number;
  /** `log` forecasts the logarithm: for what is above 0 and grows or falls by shares. `linear` unless stated. */
  readonly scale?: "linear" | "log";
};

export type LevelQuestion = LevelOptions & {
  /** Periods ahead, each 1 or more. */
  readonly horizons: readonly number[];
};

/**
 * Forecasts of every unit's value `horizons` periods after `origin`, from values up to and with `origin` alone: the
 * method's forecast with each of the errors that it would have made before. The same values give the same forecasts:
 * nothing is drawn. Values missing at the front are passed over; a gap later on, too few values for the method, or on the
 * scale of logarithms a value of 0 or below, gives an empty ensemble that says so.
 *
 * @param rows  one row of values a unit, NaN where there is no record; all of one length
 * @param origin  index of the last period that is known
 * @returns one row a unit, one forecast a horizon
 * @throws RangeError  for rows of different lengths, an origin outside them, a horizon or a season that is not a whole
 *   number from 1, or a method with a season where there is none
 * @example
 * forecastLevels([[4, 5]], 1, { horizons: [1], method: { method: "last-value" } })[0][0].reason; // => { kind: "too-short", has: 2, needed: 14 }
 */
export function forecastLevels(
  rows: readonly ArrayLike<number>[],
  origin: number,
  { horizons, method, season = 12, scale = "linear" }: LevelQuestion,
): readonly (readonly EnsembleForecast[])[] {
  checkQuestion(rows, origin, horizons);
  if (!(Number.isInteger(season) && season > 0))
    throw new RangeError(`Cannot have ${season} periods a season`);
  const parts = method.method === "linear-pool" ? method.parts : [{ weight: 1, of: method }];
  const weights = parts.map(({ weight }) => weight);
  return rows.map((row) => {
    const known = Array.from({ length: origin + 1 }, (_, i) => row[i]!);
    const ofParts = parts.map(({ of }) => forecastRow(known, of, { horizons, season, scale }));
    return horizons.map((_, h) =>
      linearPool(
        ofParts.map((part) => part[h]!),
        weights,
      ),
    );
  });
}

/**
 * A method as a backtest asks for it.
 *
 * @example
 * levelForecaster({ method: { method: "last-value" } })([[4, 5]], 1, [1])[0][0].values.length; // => 0
 */
export function levelForecaster(options: LevelOptions): Forecaster {
  return (rows, origin, horizons) => forecastLevels(rows, origin, { ...options, horizons });
}

function forecastRow(
  known: readonly number[],
  method: SingleLevelMethod,
  { horizons, season, scale }: Required<Omit<LevelQuestion, "method">>,
): readonly EnsembleForecast[] {
  const needed = valuesNeededFor(method, season);
  const history = historyOf(known, needed);
  if (history.kind === "none") {
    const { reason: kind, has } = history;
    return horizons.map(() => noForecast({ kind, has, needed }));
  }
  const n = history.values.length;
  if (scale === "log" && history.values.some((value) => !(value > 0))) {
    return horizons.map(() => noForecast({ kind: "not-positive", has: n, needed }));
  }
  const values = scale === "log" ? history.values.map(Math.log) : history.values;
  const hindcast = hindcastOf(method, values, { season, horizon: Math.max(...horizons) });
  return horizons.map((horizon) => {
    const members = errorEnsemble(hindcast, n, horizon - 1);
    return ensembleForecast(scale === "log" ? members.map(Math.exp) : members);
  });
}
