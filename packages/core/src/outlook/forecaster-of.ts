/** The forecaster that a declared series asks for, and the baseline that it must beat. */

import { type OutlookSeriesChoice, outlookMethodOf } from "../assessment/index.ts";
import { type CountMethod, countBaseline, countForecaster, countPool } from "./counts/index.ts";
import type { Forecaster } from "./ensemble/index.ts";
import { type LevelMethod, levelForecaster } from "./levels/index.ts";
import { kindOf } from "./monthly/index.ts";

const analogues = { levelMonths: 2, pooledMonths: 120, cuts: [1, 2.5, 4.5, 5.5, 6.5], quantiles: 50 };

/** Settings of the methods for counts, chosen on violence by country: see docs/methods/outlook/counts.md. */
const countMethods: Readonly<Record<string, CountMethod>> = {
  pool: countPool,
  "recent-months": countBaseline,
  "weighted-months": { method: "recent-months", months: 36, halfLife: 6 },
  "negative-binomial": { method: "negative-binomial", months: 12, quantiles: 50 },
  analogues: { method: "analogues", ...analogues },
};

/** The method of a series as a forecaster. */
export function forecasterOf(choice: OutlookSeriesChoice): Forecaster {
  const method = outlookMethodOf(choice);
  if (kindOf(choice) === "count") return countForecaster(countMethods[method]!);
  const { season = 12, scale = "plain" } = choice;
  return levelForecaster({ method: method as LevelMethod, season, scale });
}

/** What any method must beat: of counts the last twelve months, of levels the last value. */
export function baselineOf(choice: OutlookSeriesChoice): {
  readonly id: "recent-months" | "last-value";
  readonly forecaster: Forecaster;
} {
  const { season = 12, scale = "plain" } = choice;
  return kindOf(choice) === "count"
    ? { id: "recent-months", forecaster: countForecaster(countBaseline) }
    : { id: "last-value", forecaster: levelForecaster({ method: "last-value", season, scale }) };
}
