/** What a method's forecasts are worth beside a baseline's. */

import { type DieboldMariano, dieboldMariano } from "../scoring/index.ts";
import type { ForecastBacktest } from "./backtest-forecasts.ts";
import { type BacktestPart, forEachScored } from "./summarise-backtest.ts";

export type BacktestComparison = Skill & {
  readonly byHorizon: readonly (Skill & { readonly horizon: number })[];
  /** One a unit: what a chart of one place can say of itself. */
  readonly byUnit: readonly Skill[];
};

export type Skill = {
  /** Forecasts that both made and that could be scored. */
  readonly n: number;
  /** Share of the baseline's mean CRPS that the method saves: 1 is perfect, 0 no better, below 0 worse. NaN of nothing. */
  readonly skill: number;
  /** Share of values in the method's central interval. */
  readonly coverage: number;
  /** Of equal accuracy, above 0 where the method errs less; null with fewer than two origins. */
  readonly test: DieboldMariano | null;
  /** Whether the method errs less with a p value below 0.05; null where that cannot be tested. */
  readonly beats: boolean | null;
};

/**
 * Holds a method's backtest against a baseline's, over the forecasts that both could make. Diebold and Mariano's test
 * is of the mean score over units and horizons by origin, in absolute loss, with Bartlett's weights over as many origins as
 * the longest horizon spans.
 *
 * @throws RangeError  for backtests of other origins, horizons or units
 * @see Diebold & Mariano (1995), Journal of Business & Economic Statistics 13, 253–263.
 *   doi:10.1080/07350015.1995.10524599
 * @example
 * compareBacktests({ origins: [7], horizons: [1], units: 1, crps: [3], covered: [1] }, { origins: [7], horizons: [1], units: 1, crps: [4] }).skill; // => 0.25
 */
export function compareBacktests(
  method: ForecastBacktest,
  baseline: ForecastBacktest,
  part: BacktestPart = {},
): BacktestComparison {
  const isAlike =
    method.units === baseline.units &&
    `${method.origins}` === `${baseline.origins}` &&
    `${method.horizons}` === `${baseline.horizons}`;
  if (!isAlike) throw new RangeError("Cannot compare backtests of other origins, horizons or units");
  const { origins, horizons, units } = method;
  const newTally = (): Tally => emptyTally(origins.length);
  const all = newTally();
  const ofHorizons = horizons.map(newTally);
  const ofUnits = Array.from({ length: units }, newTally);
  forEachScored(method, part, (at, h, o, u) => {
    if (Number.isNaN(baseline.crps[at]!)) return;
    for (const tally of [all, ofHorizons[h]!, ofUnits[u]!]) {
      tally.method[o]! += method.crps[at]!;
      tally.baseline[o]! += baseline.crps[at]!;
      tally.n[o]!++;
      tally.covered += method.covered[at]!;
    }
  });
  const longest = Math.max(...horizons);
  return {
    ...skillOf(all, origins, longest),
    byHorizon: ofHorizons.map((tally, h) => {
      const horizon = horizons[h]!;
      return { horizon, ...skillOf(tally, origins, horizon) };
    }),
    byUnit: ofUnits.map((tally) => skillOf(tally, origins, longest)),
  };
}

/** Sums of scores by origin. */
type Tally = {
  readonly method: Float64Array;
  readonly baseline: Float64Array;
  readonly n: Float64Array;
  covered: number;
};

function emptyTally(origins: number): Tally {
  return {
    method: new Float64Array(origins),
    baseline: new Float64Array(origins),
    n: new Float64Array(origins),
    covered: 0,
  };
}

function skillOf(tally: Tally, origins: readonly number[], longest: number): Skill {
  const n = sumOf(tally.n);
  const test = testOf(tally, origins, longest);
  return {
    n,
    skill: 1 - sumOf(tally.method) / sumOf(tally.baseline),
    coverage: tally.covered / n,
    test,
    beats: test === null || Number.isNaN(test.pValue) ? null : test.pValue < 0.05 && test.meanDifference > 0,
  };
}

/** Of the origins with a score. Forecasts from origins closer to each other than they look ahead share months. */
function testOf(tally: Tally, origins: readonly number[], longest: number): DieboldMariano | null {
  const scored = [...origins.keys()].filter((o) => tally.n[o]! > 0);
  if (scored.length < 2) return null;
  const meanOf = (sums: Float64Array): readonly number[] => scored.map((o) => sums[o]! / tally.n[o]!);
  const step = Math.min(...scored.slice(1).map((o, i) => origins[o]! - origins[scored[i]!]!));
  const horizon = Math.min(Math.ceil(longest / step), scored.length - 1);
  return dieboldMariano(meanOf(tally.baseline), meanOf(tally.method), {
    horizon,
    power: 1,
    variance: "bartlett",
  });
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
