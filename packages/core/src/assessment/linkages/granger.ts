/** Does the past of one series help to tell another, beyond what its own past tells? A hypothesis about a link, never a cause. */

import { fTail, normalProbability } from "../../numerics/index.ts";
import { residualSquares } from "./regression.ts";

export type GrangerTest = {
  readonly f: number;
  readonly p: number;
  readonly degrees: { readonly over: number; readonly under: number };
  /** Rows that the regression uses: periods less lags. */
  readonly rows: number;
};

/**
 * Granger's test: the F test of the lags of `from` in a regression of `to` on a constant and the lags of both. NaN
 * where the series are too short, or one of them explains nothing because it does not vary.
 *
 * @param from  one value a period, without gaps, in order of time
 * @throws RangeError  for series of unequal length or with gaps, and for fewer than 1 lag
 * @see Granger (1969), Econometrica 37, 424–438. doi:10.2307/1912791. Numbers are those of grangertest of R's lmtest.
 * @example
 * grangerTest([1, 0, 2, 1, 3, 0, 1, 2], [0, 1, 0, 2, 1, 3, 0, 1], 1).degrees; // => { over: 1, under: 4 }
 */
export function grangerTest(from: ArrayLike<number>, to: ArrayLike<number>, lags: number): GrangerTest {
  checkSeries(from, to, lags);
  const rows = to.length - lags;
  const degrees = { over: lags, under: rows - 2 * lags - 1 };
  const nothing = { f: Number.NaN, p: Number.NaN, degrees, rows };
  if (!(degrees.under > 0)) return nothing;
  const response = Float64Array.from({ length: rows }, (_, t) => to[t + lags]!);
  const own = lagged(to, lags);
  const restricted = residualSquares(response, own);
  const full = residualSquares(response, [...own, ...lagged(from, lags)]);
  if (full.rank !== 2 * lags + 1) return nothing;
  const f = (restricted.squares - full.squares) / degrees.over / (full.squares / degrees.under);
  if (!(f >= 0)) return nothing;
  return { f, p: fTail(f, degrees.over, degrees.under), degrees, rows };
}

function checkSeries(from: ArrayLike<number>, to: ArrayLike<number>, lags: number): void {
  if (from.length !== to.length) {
    throw new RangeError(`Cannot test series of ${from.length} and ${to.length} periods`);
  }
  if (!(Number.isInteger(lags) && lags >= 1)) throw new RangeError(`Cannot test with ${lags} lags`);
  for (const series of [from, to]) {
    const gap = Array.from(series).findIndex((value) => !Number.isFinite(value));
    if (gap >= 0) throw new RangeError(`Cannot test a series with ${series[gap]} in period ${gap}`);
  }
}

function lagged(series: ArrayLike<number>, lags: number): readonly Float64Array[] {
  return Array.from({ length: lags }, (_, k) =>
    Float64Array.from({ length: series.length - lags }, (__, t) => series[t + lags - 1 - k]!),
  );
}

export type PanelPair = { readonly from: ArrayLike<number>; readonly to: ArrayLike<number> };

export type PanelGrangerTest = {
  /** Mean of the units' Wald statistics. */
  readonly meanWald: number;
  readonly walds: readonly number[];
  /** For many periods: √(N / 2K) (W̄ − K). */
  readonly z: number;
  readonly p: number;
  /** For a fixed number of periods; NaN unless the rows of a unit exceed 2K + 5. */
  readonly zTilde: number;
  readonly pTilde: number;
};

/**
 * Dumitrescu and Hurlin's test in a panel: whether lags of one series help in at least some units. Each unit has its
 * own regression. The probabilities are two-sided.
 *
 * @throws RangeError  for no units or units of different numbers of periods, and as `grangerTest`
 * @see Dumitrescu & Hurlin (2012), Economic Modelling 29, 1450–1460. doi:10.1016/j.econmod.2012.02.014. Numbers are
 *   those of pgrangertest of R's plm.
 * @example
 * panelGrangerTest([{ from: [1, 0, 2, 1, 3, 0], to: [0, 1, 0, 2, 1, 3] }], 1).walds.length; // => 1
 */
export function panelGrangerTest(units: readonly PanelPair[], lags: number): PanelGrangerTest {
  const periods = units[0]?.to.length;
  if (periods === undefined || units.some(({ to }) => to.length !== periods)) {
    throw new RangeError(`Cannot test ${units.length} units: there must be some, all of as many periods`);
  }
  // A Wald statistic of K restrictions is K times their F.
  const walds = units.map(({ from, to }) => lags * grangerTest(from, to, lags).f);
  const meanWald = walds.reduce((sum, wald) => sum + wald, 0) / walds.length;
  const rows = periods - lags;
  const scale = units.length / (2 * lags);
  const z = Math.sqrt(scale) * (meanWald - lags);
  const zTilde =
    rows > 2 * lags + 5
      ? Math.sqrt((scale * (rows - 2 * lags - 5)) / (rows - lags - 3)) *
        (((rows - 2 * lags - 3) / (rows - 2 * lags - 1)) * meanWald - lags)
      : Number.NaN;
  return { meanWald, walds, z, p: twoSided(z), zTilde, pTilde: twoSided(zTilde) };
}

function twoSided(z: number): number {
  return 2 * normalProbability(-Math.abs(z));
}
