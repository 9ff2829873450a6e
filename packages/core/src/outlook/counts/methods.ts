/** Every method for monthly counts by unit, behind one door. */

import { checkQuestion } from "../ensemble/forecaster.ts";
import { type EnsembleForecast, ensembleForecast, type Forecaster, linearPool } from "../ensemble/index.ts";
import { type Analogues, forecastByAnalogues } from "./analogues.ts";
import { type NegativeBinomial, negativeBinomialMonths } from "./negative-binomial.ts";
import { type RecentMonths, recentMonths } from "./recent-months.ts";

type SingleMethod =
  | { readonly method: "zero" }
  | ({ readonly method: "recent-months" } & RecentMonths)
  | ({ readonly method: "negative-binomial" } & NegativeBinomial)
  | ({ readonly method: "analogues" } & Analogues);

export type CountMethod =
  | SingleMethod
  | {
      readonly method: "linear-pool";
      readonly parts: readonly { readonly weight: number; readonly of: SingleMethod }[];
    };

/** What any other method must beat: the last 12 months, each as likely. */
export const countBaseline: CountMethod = { method: "recent-months", months: 12 };

/** What followed months at the same level. Chosen on origins before 2017: see docs/methods/outlook/counts.md. */
export const countAnalogues: SingleMethod = {
  method: "analogues",
  levelMonths: 2,
  pooledMonths: 120,
  cuts: [1, 2.5, 4.5, 5.5, 6.5],
  quantiles: 50,
};

/** Half a unit's own last 12 months, half its analogues: chosen with them. */
export const countPool: CountMethod = {
  method: "linear-pool",
  parts: [
    { weight: 0.5, of: { method: "recent-months", months: 12 } },
    { weight: 0.5, of: countAnalogues },
  ],
};

export type CountQuestion = {
  /** Months ahead, each 1 or more. */
  readonly horizons: readonly number[];
  readonly method: CountMethod;
};

/**
 * Forecasts of every unit's count `horizons` months after `origin`, from months up to and with `origin` alone. The same
 * counts give the same forecasts: nothing is drawn.
 *
 * @param rows  one row of monthly counts a unit, 0 or above, NaN where there is no record; all of one length
 * @param origin  index of the last month that is known
 * @returns one row a unit, one forecast a horizon; empty forecasts for units without a record
 * @throws RangeError  for rows of different lengths, an origin outside them, or a horizon that is not a whole number
 *   from 1
 * @example
 * forecastCounts([[0, 3, 1, 7]], 2, { horizons: [1], method: { method: "recent-months", months: 2 } })[0][0].values; // => Float64Array.of(1, 3)
 */
export function forecastCounts(
  rows: readonly ArrayLike<number>[],
  origin: number,
  { horizons, method }: CountQuestion,
): readonly (readonly EnsembleForecast[])[] {
  checkQuestion(rows, origin, horizons);
  return byMethod(rows, origin, horizons, method);
}

/**
 * A method as a backtest asks for it.
 *
 * @example
 * countForecaster({ method: "recent-months", months: 2 })([[0, 3, 1]], 2, [1])[0][0].values; // => Float64Array.of(1, 3)
 */
export function countForecaster(method: CountMethod): Forecaster {
  return (rows, origin, horizons) => forecastCounts(rows, origin, { horizons, method });
}

function byMethod(
  rows: readonly ArrayLike<number>[],
  origin: number,
  horizons: readonly number[],
  method: CountMethod,
): readonly (readonly EnsembleForecast[])[] {
  switch (method.method) {
    case "zero":
      return sameForAll(rows, horizons, () => ensembleForecast([0]));
    case "recent-months":
      return sameForAll(rows, horizons, (row) => recentMonths(row, origin, method));
    case "negative-binomial":
      return sameForAll(rows, horizons, (row) => negativeBinomialMonths(row, origin, method));
    case "analogues":
      return forecastByAnalogues(rows, origin, horizons, method);
    case "linear-pool": {
      const parts = method.parts.map(({ of }) => byMethod(rows, origin, horizons, of));
      const weights = method.parts.map(({ weight }) => weight);
      return rows.map((_, u) =>
        horizons.map((_, h) =>
          linearPool(
            parts.map((part) => part[u]![h]!),
            weights,
          ),
        ),
      );
    }
  }
}

/** One forecast a unit, whatever the horizon. */
function sameForAll(
  rows: readonly ArrayLike<number>[],
  horizons: readonly number[],
  forecast: (row: ArrayLike<number>) => EnsembleForecast,
): readonly (readonly EnsembleForecast[])[] {
  return rows.map((row) => {
    const one = forecast(row);
    return horizons.map(() => one);
  });
}
