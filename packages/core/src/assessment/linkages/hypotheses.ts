/** Links that series suggest: tested for every pair, corrected for the number of tests, and called hypotheses. */

import { holm } from "../voices/group-differences.ts";
import { grangerTest } from "./granger.ts";

export type NamedSeries = { readonly id: string; readonly values: ArrayLike<number> };

/** `holm` holds the chance of one false hypothesis or more; `benjamini-hochberg` the share of false ones among those kept. */
export type TestCorrection = "holm" | "benjamini-hochberg";

/** That one series precedes another. It may rest on a third that precedes both; it is never a cause. */
export type LinkHypothesis = {
  readonly from: string;
  readonly to: string;
  readonly f: number;
  readonly p: number;
  /** Corrected for all pairs tested; NaN where the pair cannot be tested. */
  readonly pCorrected: number;
  /** pCorrected at or below the level: worth asking people about. */
  readonly kept: boolean;
};

/**
 * Granger's test of every ordered pair of series, with probabilities corrected for their number.
 *
 * @throws RangeError  for a level outside (0, 1), and as `grangerTest`
 * @example
 * linkHypotheses([{ id: "a", values: [1, 2, 3] }, { id: "b", values: [2, 1, 2] }], { lags: 1 }).map(({ kept }) => kept); // => [false, false]
 */
export function linkHypotheses(
  series: readonly NamedSeries[],
  {
    lags,
    correction = "holm",
    level = 0.05,
  }: { readonly lags: number; readonly correction?: TestCorrection; readonly level?: number },
): readonly LinkHypothesis[] {
  if (!(level > 0 && level < 1)) throw new RangeError(`Cannot keep hypotheses at level ${level}`);
  const tests = series.flatMap((from) =>
    series
      .filter((to) => to !== from)
      .map((to) => ({ from: from.id, to: to.id, ...grangerTest(from.values, to.values, lags) })),
  );
  const tested = tests.filter(({ p }) => !Number.isNaN(p));
  const correct = correction === "holm" ? holm : benjaminiHochberg;
  const corrected = new Map(correct(tested.map(({ p }) => p)).map((p, k) => [tested[k]!, p]));
  return tests.map((test) => {
    const pCorrected = corrected.get(test) ?? Number.NaN;
    return { from: test.from, to: test.to, f: test.f, p: test.p, pCorrected, kept: pCorrected <= level };
  });
}

/**
 * Benjamini and Hochberg's adjusted probabilities: from the largest down, n / rank times each, never rising.
 *
 * @see Benjamini & Hochberg (1995), Journal of the Royal Statistical Society B 57, 289–300. doi:10.1111/j.2517-6161.1995.tb02031.x
 * @example
 * benjaminiHochberg([0.01, 0.04, 0.03]).map((p) => p.toFixed(2)); // => ["0.03", "0.04", "0.04"]
 */
export function benjaminiHochberg(probabilities: readonly number[]): readonly number[] {
  const n = probabilities.length;
  const order = probabilities.map((_, k) => k).toSorted((a, b) => probabilities[b]! - probabilities[a]!);
  const adjusted: number[] = [];
  let least = 1;
  for (const [place, k] of order.entries()) {
    least = Math.min(least, (probabilities[k]! * n) / (n - place));
    adjusted[k] = least;
  }
  return adjusted;
}
