/** The initial states that make the squared errors of an additive model least, its parameters given. */

import { solveLinearSystem } from "../../numerics/index.ts";
import type { Smoothing } from "./ets-bounds.ts";
import type { EtsModel, EtsParameters } from "./ets-model.ts";

export type LinearStart = {
  readonly initial: Pick<EtsParameters, "initialLevel" | "initialSlope" | "initialSeason">;
  readonly sumOfSquares: number;
};

/** One-step errors of an additive model over a series, from a state that is overwritten. */
function errorsFrom(
  series: Float64Array,
  smoothing: Smoothing,
  state: { readonly level: number; readonly slope: number; readonly season: Float64Array },
  errors: Float64Array,
): void {
  const { levelSmoothing, slopeSmoothing = 0, seasonSmoothing = 0, damping = 1 } = smoothing;
  const { season } = state;
  let { level, slope } = state;
  let period = 0;
  for (let i = 0; i < series.length; i++) {
    const start = level + damping * slope;
    const error = series[i]! - start - season[period]!;
    level = start + levelSmoothing * error;
    slope = damping * slope + slopeSmoothing * error;
    season[period]! += seasonSmoothing * error;
    if (++period === season.length) period = 0;
    errors[i] = error;
  }
}

/** The errors are linear in the initial states, so that these follow from a linear system. Seasons sum to 0. */
export function bestInitialState(
  series: Float64Array,
  model: EtsModel,
  smoothing: Smoothing,
  season: number,
): LinearStart {
  const n = series.length;
  const length = model.season === "none" ? 1 : season;
  const base = series[0]!;
  const errors = new Float64Array(n);
  errorsFrom(series, smoothing, { level: base, slope: 0, season: new Float64Array(length) }, errors);
  const nothing = new Float64Array(n);
  const columns = unitStates(model, length).map((state) => {
    const column = new Float64Array(n);
    errorsFrom(nothing, smoothing, state, column);
    return column;
  });
  const products = columns.map(() => new Float64Array(columns.length));
  for (let a = 0; a < columns.length; a++) {
    for (let b = 0; b <= a; b++) {
      products[a]![b] = dot(columns[a]!, columns[b]!);
      products[b]![a] = products[a]![b]!;
    }
  }
  const solution = solveLinearSystem(
    products,
    columns.map((column) => -dot(column, errors)),
  );
  if (solution === null) {
    const initialSeason = new Array(length).fill(0);
    return {
      initial: { initialLevel: base, initialSlope: 0, initialSeason },
      sumOfSquares: Number.POSITIVE_INFINITY,
    };
  }
  let sumOfSquares = 0;
  for (let i = 0; i < n; i++) {
    let error = errors[i]!;
    for (let k = 0; k < columns.length; k++) error += solution[k]! * columns[k]![i]!;
    sumOfSquares += error * error;
  }
  const hasTrend = model.trend !== "none";
  const free = Array.from(solution).slice(hasTrend ? 2 : 1);
  const last = -free.reduce((sum, value) => sum + value, 0);
  return {
    initial: {
      initialLevel: base + solution[0]!,
      initialSlope: hasTrend ? solution[1]! : 0,
      initialSeason: model.season === "none" ? [] : [...free, last],
    },
    sumOfSquares,
  };
}

function unitStates(
  model: EtsModel,
  length: number,
): readonly { readonly level: number; readonly slope: number; readonly season: Float64Array }[] {
  const none = (): Float64Array => new Float64Array(length);
  const seasons = Array.from({ length: length - 1 }, (_, k) => {
    const season = none();
    season[k] = 1;
    season[length - 1] = -1;
    return { level: 0, slope: 0, season };
  });
  return [
    { level: 1, slope: 0, season: none() },
    ...(model.trend === "none" ? [] : [{ level: 0, slope: 1, season: none() }]),
    ...(model.season === "none" ? [] : seasons),
  ];
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
