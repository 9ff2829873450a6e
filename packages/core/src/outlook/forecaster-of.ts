/** The forecaster that a declared series asks for, and the baseline that it must beat. */

import { type OutlookSeriesChoice, outlookMethodOf } from "../assessment/index.ts";
import {
  type CountMethod,
  countAnalogues,
  countBaseline,
  countForecaster,
  countPool,
} from "./counts/index.ts";
import type { Forecaster } from "./ensemble/index.ts";
import { type LevelMethod, levelBaseline, levelForecaster, levelPool } from "./levels/index.ts";
import { kindOf } from "./monthly/index.ts";

/** Settings of the methods for counts: see docs/methods/outlook/counts.md. */
const countMethods: Readonly<Record<string, CountMethod>> = {
  pool: countPool,
  "recent-months": countBaseline,
  "weighted-months": { method: "recent-months", months: 36, halfLife: 6 },
  "negative-binomial": { method: "negative-binomial", months: 12, quantiles: 50 },
  analogues: countAnalogues,
};

/** Settings of the methods for levels: see docs/methods/outlook/levels.md. */
const levelMethods: Readonly<Record<string, LevelMethod>> = {
  pool: levelPool,
  combined: { method: "combined" },
  theta: { method: "theta" },
  smoothed: { method: "smoothed" },
  ets: { method: "ets" },
  "seasonal-naive": { method: "seasonal-naive" },
  "last-value": levelBaseline,
};

/** The method of a series as a forecaster. */
export function forecasterOf(choice: OutlookSeriesChoice): Forecaster {
  const method = outlookMethodOf(choice);
  if (kindOf(choice) === "count") return countForecaster(countMethods[method]!);
  const { season = 12, scale = "linear" } = choice;
  const stated = levelMethods[method]!;
  return levelForecaster({ method: season === 1 ? withoutSeason(stated) : stated, season, scale });
}

/** Where months have no season there is none to fit. */
function withoutSeason(method: LevelMethod): LevelMethod {
  if (method.method !== "linear-pool") return method;
  const parts = method.parts.map(({ weight, of }) => ({
    weight,
    of:
      of.method === "ets" && of.model !== undefined
        ? { ...of, model: { ...of.model, season: "none" as const } }
        : of,
  }));
  return { ...method, parts };
}

/** What any method must beat: of counts the last twelve months, of levels the last value. */
export function baselineOf(choice: OutlookSeriesChoice): {
  readonly id: "recent-months" | "last-value";
  readonly forecaster: Forecaster;
} {
  const { season = 12, scale = "linear" } = choice;
  return kindOf(choice) === "count"
    ? { id: "recent-months", forecaster: countForecaster(countBaseline) }
    : { id: "last-value", forecaster: levelForecaster({ method: levelBaseline, season, scale }) };
}
