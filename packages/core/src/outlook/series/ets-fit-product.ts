/** Fitting models of exponential smoothing with errors or seasons that multiply, by their likelihood. */

import { leastSquares } from "../../numerics/index.ts";
import { smoothingAt } from "./ets-bounds.ts";
import { type EtsModel, type EtsParameters, type EtsRun, runEts } from "./ets-model.ts";
import { adjustSeason } from "./seasonal-adjustment.ts";

/**
 * Parameters and initial states together: errors times the geometric mean of the fitted values' sizes have a sum of
 * squares that is least where the likelihood is highest. From several starts, by Levenberg's and Marquardt's steps.
 */
export function fitByLikelihood(series: Float64Array, model: EtsModel, season: number): EtsRun {
  let best: EtsRun | null = null;
  for (const level of [0.1, 0.5]) {
    const start = startOf(series, model, season, level);
    const { x } = leastSquares((place) => residualsAt(series, model, season, place), start, 60);
    const run = runEts(series, model, parametersAt(series, model, season, x));
    if (best === null || run.logLikelihood > best.logLikelihood) best = run;
  }
  return best!;
}

function residualsAt(
  series: Float64Array,
  model: EtsModel,
  season: number,
  place: Float64Array,
): Float64Array {
  const { innovations, fitted } = runEts(series, model, parametersAt(series, model, season, place));
  if (model.error === "additive") return innovations;
  let logs = 0;
  for (let i = 0; i < fitted.length; i++) {
    // An expected value of 0 or below cannot carry an error that is a share of it.
    if (!(fitted[i]! > 0)) return innovations.fill(Number.NaN);
    logs += Math.log(fitted[i]!);
  }
  const size = Math.exp(logs / fitted.length);
  return innovations.map((error) => error * size);
}

function countShares({ trend, season }: EtsModel): number {
  return 1 + { none: 0, additive: 1, damped: 2 }[trend] + (season === "none" ? 0 : 1);
}

/** Shares of the bounds by the logistic curve; states over the mean of the series. */
function parametersAt(
  series: Float64Array,
  model: EtsModel,
  season: number,
  place: Float64Array,
): EtsParameters {
  const count = countShares(model);
  const shares = place.subarray(0, count).map((x) => 1 / (1 + Math.exp(-x)));
  const states = Array.from(place.subarray(count));
  const size = meanSize(series);
  const initialLevel = states.shift()! * size;
  const initialSlope = model.trend === "none" ? 0 : states.shift()! * size;
  const parameters = { ...smoothingAt(shares, model)!, initialLevel, initialSlope };
  if (model.season === "none") return parameters;
  const sum = states.reduce((total, value) => total + value, 0);
  const all = [...states, (model.season === "multiplicative" ? season : 0) - sum];
  const isFactor = model.season === "multiplicative";
  return { ...parameters, initialSeason: isFactor ? all : all.map((value) => value * size) };
}

function startOf(series: Float64Array, model: EtsModel, season: number, level: number): Float64Array {
  const { adjusted, factors } = adjustSeason(series, season);
  const size = meanSize(series);
  const many = Math.min(adjusted.length, Math.max(4, 2 * season));
  const early = adjusted.subarray(0, many);
  const half = many >> 1;
  const first = mean(early.subarray(0, half));
  const second = mean(early.subarray(half));
  const slope = model.trend === "none" ? 0 : (second - first) / (many / 2);
  const logit = (share: number): number => Math.log(share / (1 - share));
  const isFactor = model.season === "multiplicative";
  return Float64Array.from([
    logit(level),
    ...(model.trend === "none" ? [] : [logit(0.1)]),
    ...(model.season === "none" ? [] : [logit(0.1)]),
    ...(model.trend === "damped" ? [logit(0.8)] : []),
    (model.trend === "none" ? first : first - (slope * half) / 2) / size,
    ...(model.trend === "none" ? [] : [slope / size]),
    ...(model.season === "none" ? [] : Array.from(factors.slice(0, -1), (f) => (isFactor ? f : f - 1))),
  ]);
}

function meanSize(series: Float64Array): number {
  let sum = 0;
  for (const value of series) sum += Math.abs(value);
  return sum > 0 ? sum / series.length : 1;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
