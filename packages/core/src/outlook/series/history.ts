/** What a forecast of one series starts from, and what it gives back where that is not enough. */

/** Ends that are to hold the value with probability `level`, for every step ahead. */
export type ForecastBand = {
  readonly level: number;
  readonly low: Float64Array;
  readonly high: Float64Array;
};

export type NoForecast = {
  readonly kind: "none";
  /** `gap`: a value is missing between others. `too-short`: fewer values than `needed`. */
  readonly reason: "gap" | "too-short";
  /** Values from the first that is there to the first gap, or to the end. */
  readonly has: number;
  readonly needed: number;
};

export type SeriesForecast =
  | {
      readonly kind: "forecast";
      /** Values it rests on. */
      readonly n: number;
      /** One value for every step ahead, the next period first. */
      readonly mean: Float64Array;
      readonly bands: readonly ForecastBand[];
    }
  | NoForecast;

export type ForecastOptions = {
  /** Steps ahead, 1 or above. */
  readonly horizon: number;
  /** Periods of a season, 12 for months; 1, if not said, for none. */
  readonly season?: number;
  /** Of the bands, each above 0 and below 1; 0.8 and 0.95 if not said. */
  readonly levels?: readonly number[];
};

export type History = { readonly kind: "history"; readonly values: Float64Array } | NoForecast;

/** The values from the first that is there on; nothing is put in place of a gap after it. */
export function historyOf(series: ArrayLike<number>, needed: number): History {
  let first = 0;
  while (first < series.length && Number.isNaN(series[first]!)) first++;
  let end = first;
  while (end < series.length && !Number.isNaN(series[end]!)) end++;
  const has = end - first;
  if (end < series.length) return { kind: "none", reason: "gap", has, needed };
  if (has < needed) return { kind: "none", reason: "too-short", has, needed };
  const values = new Float64Array(has);
  for (let i = 0; i < has; i++) values[i] = series[first + i]!;
  return { kind: "history", values };
}

export function checkForecastOptions({ horizon, season = 1, levels = [] }: ForecastOptions): void {
  if (!(Number.isInteger(horizon) && horizon > 0)) throw new RangeError(`Cannot look ${horizon} steps ahead`);
  if (!(Number.isInteger(season) && season > 0))
    throw new RangeError(`Cannot have ${season} periods a season`);
  for (const level of levels) {
    if (!(level > 0 && level < 1)) throw new RangeError(`Cannot give a band of level ${level}`);
  }
}
