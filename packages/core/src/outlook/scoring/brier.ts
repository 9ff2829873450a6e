/** Scores of probabilities of events: Brier's, taken apart, and the logarithmic one. */

import { presentPairs } from "./present-pairs.ts";

/** What came after one forecast probability. */
export type ReliabilityRow = {
  /** Mean probability forecast within the row. */
  readonly forecast: number;
  /** Share of events after it. */
  readonly observed: number;
  readonly n: number;
};

export type BrierScore = {
  readonly n: number;
  /** Mean squared distance between probability and outcome: 0 is best. */
  readonly score: number;
  /** Distance of forecast probabilities from the shares observed after them: 0 is best. */
  readonly reliability: number;
  /** Distance of those shares from the overall one: the more the better. */
  readonly resolution: number;
  /** What forecasting the overall share would score. */
  readonly uncertainty: number;
  /** 1 − score / uncertainty; NaN where events always or never happen. */
  readonly skill: number;
  readonly table: readonly ReliabilityRow[];
};

/**
 * Brier's score with Murphy's decomposition, score = reliability − resolution + uncertainty, over the distinct
 * probabilities forecast. Pairs with a gap are left out; without any left all is NaN.
 *
 * @param probabilities  of the event, in [0, 1]
 * @param outcomes  1 where it happened, 0 where not
 * @param options.bins  count forecasts together in so many equally wide bins, the upper one closed. The decomposition
 *   then holds only up to the spread within bins
 * @throws RangeError  for unequal lengths, a probability outside [0, 1], an outcome other than 0 and 1, or bins that
 *   are no whole number above 0
 * @see Murphy (1973), Journal of Applied Meteorology 12, 595–600.
 *   doi:10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2
 * @example
 * brierScore([0.5, 0.5, 0, 1], [0, 1, 0, 1]).score; // => 0.125
 * brierScore([0.5, 0.5, 0, 1], [0, 1, 0, 1]).reliability; // => 0
 */
export function brierScore(
  probabilities: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  options: { readonly bins?: number } = {},
): BrierScore {
  const { bins } = options;
  if (bins !== undefined && !(Number.isInteger(bins) && bins > 0)) {
    throw new RangeError(`Cannot count forecasts in ${bins} bins`);
  }
  const pairs = presentPairs(probabilities, outcomes, { probabilities: true });
  const n = pairs.length;
  const rows = new Map<number, { n: number; forecasts: number; events: number }>();
  let squares = 0;
  let events = 0;
  for (const { forecast, outcome } of pairs) {
    squares += (forecast - outcome) ** 2;
    events += outcome;
    const key = bins === undefined ? forecast : Math.min(bins - 1, Math.floor(forecast * bins + 1e-9));
    const row = rows.get(key) ?? { n: 0, forecasts: 0, events: 0 };
    rows.set(key, { n: row.n + 1, forecasts: row.forecasts + forecast, events: row.events + outcome });
  }
  const table = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([key, row]) => ({
      forecast: bins === undefined ? key : row.forecasts / row.n,
      observed: row.events / row.n,
      n: row.n,
    }));
  const overall = events / n;
  const uncertainty = overall * (1 - overall);
  const score = squares / n;
  return {
    n,
    score,
    reliability: table.reduce((sum, row) => sum + row.n * (row.forecast - row.observed) ** 2, 0) / n,
    resolution: table.reduce((sum, row) => sum + row.n * (row.observed - overall) ** 2, 0) / n,
    uncertainty,
    skill: uncertainty > 0 ? 1 - score / uncertainty : Number.NaN,
    table,
  };
}

/**
 * Mean of −ln of the probability given to what happened; ∞ if something happened that was held impossible. Pairs with
 * a gap are left out; NaN without any left.
 *
 * @throws RangeError  as {@link brierScore}
 * @see Good (1952), Journal of the Royal Statistical Society B 14, 107–114
 * @example
 * logLoss([0.5, 0.5], [0, 1]) === Math.log(2); // => true
 */
export function logLoss(probabilities: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const pairs = presentPairs(probabilities, outcomes, { probabilities: true });
  let sum = 0;
  for (const { forecast, outcome } of pairs) sum -= Math.log(outcome === 1 ? forecast : 1 - forecast);
  return sum / pairs.length;
}
