/** Exponential smoothing as a state-space model: running one over a series. */

/** Which of the models: error, trend, season. */
export type EtsModel = {
  readonly error: "additive" | "multiplicative";
  readonly trend: "none" | "additive" | "damped";
  readonly season: "none" | "additive" | "multiplicative";
};

export type EtsParameters = {
  /** α, above 0 to 1. */
  readonly levelSmoothing: number;
  /** β, 0 to α; 0 without a trend. */
  readonly slopeSmoothing?: number;
  /** γ, 0 to 1 − α; 0 without a season. */
  readonly seasonSmoothing?: number;
  /** φ; 1 if the trend is not damped. */
  readonly damping?: number;
  readonly initialLevel: number;
  readonly initialSlope?: number;
  /** Of the first, second, … period of the series; their number is the length of a season. */
  readonly initialSeason?: readonly number[];
};

export type EtsRun = {
  readonly model: EtsModel;
  readonly parameters: EtsParameters;
  /** What each value was forecast to be one step before. */
  readonly fitted: Float64Array;
  /** Value less fitted one; with multiplicative errors, as a share of the fitted one. */
  readonly innovations: Float64Array;
  /** After every value. */
  readonly levels: Float64Array;
  readonly slopes: Float64Array;
  /** What each period takes from the last time it came round, one season beyond the end. */
  readonly seasons: Float64Array;
  /** Without the constants that R leaves out as well. */
  readonly logLikelihood: number;
  /** Of the innovations, over n less the number of parameters and initial states. */
  readonly variance: number;
  /** Akaike's criterion, corrected for small samples; the variance counts as a parameter. */
  readonly aicc: number;
};

/**
 * Runs a model with given parameters over a series.
 *
 * @param values  without gaps
 * @throws RangeError  where the initial season has no periods though the model has a season
 * @see Hyndman, Koehler, Ord & Snyder (2008), Forecasting with Exponential Smoothing, chapter 2.
 *   doi:10.1007/978-3-540-71918-2; R's `forecast::ets`, whose likelihood, variance and AICc it reproduces
 * @example
 * runEts([4, 8], { error: "additive", trend: "none", season: "none" }, { levelSmoothing: 0.5, initialLevel: 2 }).levels[1]; // => 5.5
 */
export function runEts(values: ArrayLike<number>, model: EtsModel, parameters: EtsParameters): EtsRun {
  const { levelSmoothing, slopeSmoothing = 0, seasonSmoothing = 0, damping = 1 } = parameters;
  const { initialLevel, initialSlope = 0, initialSeason = [] } = parameters;
  const length = model.season === "none" ? 1 : initialSeason.length;
  if (length === 0) throw new RangeError("Cannot run a season of no periods");
  const n = values.length;
  const neutral = model.season === "multiplicative" ? 1 : 0;
  const seasons = new Float64Array(n + length).fill(neutral);
  if (model.season !== "none") seasons.set(initialSeason);
  const [fitted, innovations] = [new Float64Array(n), new Float64Array(n)];
  const [levels, slopes] = [new Float64Array(n), new Float64Array(n)];
  let level = initialLevel;
  let slope = model.trend === "none" ? 0 : initialSlope;
  let squares = 0;
  let logSizes = 0;
  for (let i = 0; i < n; i++) {
    const value = values[i]!;
    const season = seasons[i]!;
    const start = level + damping * slope;
    const isFactor = model.season === "multiplicative";
    const expected = isFactor ? start * season : start + season;
    const error = model.error === "additive" ? value - expected : (value - expected) / expected;
    const adjusted = isFactor ? value / season : value - season;
    const before = level;
    level = start + levelSmoothing * (adjusted - start);
    if (model.trend !== "none") {
      slope = damping * slope + (slopeSmoothing / levelSmoothing) * (level - before - damping * slope);
    }
    if (model.season === "none") seasons[i + length] = neutral;
    else
      seasons[i + length] = season + seasonSmoothing * ((isFactor ? value / start : value - start) - season);
    fitted[i] = expected;
    innovations[i] = error;
    levels[i] = level;
    slopes[i] = slope;
    squares += error * error;
    if (model.error === "multiplicative") logSizes += Math.log(Math.abs(expected));
  }
  const logLikelihood = -0.5 * n * Math.log(squares) - logSizes;
  const count = countParameters(model, length);
  return {
    model,
    parameters,
    fitted,
    innovations,
    levels,
    slopes,
    seasons,
    logLikelihood,
    variance: squares / (n - count),
    aicc: -2 * logLikelihood + 2 * (count + 1) + (2 * (count + 1) * (count + 2)) / (n - count - 2),
  };
}

/** Smoothing parameters and initial states; the last of the initial season follows from the others. */
export function countParameters({ trend, season }: EtsModel, length: number): number {
  const ofTrend = { none: 0, additive: 2, damped: 3 }[trend];
  return 2 + ofTrend + (season === "none" ? 0 : length);
}
