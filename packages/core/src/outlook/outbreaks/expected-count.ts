/** What past counts lead to expect in a period: Farrington's model, fitted twice so that old outbreaks weigh little. */

import { fTail } from "../../numerics/index.ts";
import { dot, fitQuasiPoisson, type QuasiPoissonFit, quadraticForm } from "./quasi-poisson.ts";

export type PastCounts = {
  readonly times: readonly number[];
  readonly counts: readonly number[];
  /** Seasonal groups, numbered from 1; the highest is that of the period asked about. */
  readonly groups: readonly number[];
};

export type ExpectationOptions = {
  /** Whether a trend may be fitted. */
  readonly trend: boolean;
  /** A trend stays if its p value lies below this and it does not lead above every past count. */
  readonly trendThreshold: number;
  /** Standardised Anscombe residuals above this lower a count's weight. */
  readonly weightsThreshold: number;
};

export type Expectation = {
  readonly mean: number;
  /** Standard error of the mean. */
  readonly standardError: number;
  /** At least 1. */
  readonly dispersion: number;
  readonly trend: boolean;
};

/**
 * The expected count at `now`; null where nothing can be fitted, as when all past counts are 0.
 *
 * @param now  on the scale of `times`
 * @see Farrington et al. (1996), Journal of the Royal Statistical Society A 159, 547–563. doi:10.2307/2983331
 * @example
 * expectedCount({ times: [1, 2, 3], counts: [4, 4, 4], groups: [1, 1, 1] }, 4, { trend: false, trendThreshold: 0.05, weightsThreshold: 1 }).mean.toFixed(9); // => "4.000000000"
 */
export function expectedCount(
  past: PastCounts,
  now: number,
  { trend, trendThreshold, weightsThreshold }: ExpectationOptions,
): Expectation | null {
  const { times, counts, groups } = past;
  // Times from their mean on: the same model, better conditioned.
  const centre = times.reduce((sum, time) => sum + time, 0) / times.length;
  const most = Math.max(...groups);
  const rowOf = (time: number, group: number, withTrend: boolean): number[] => [
    1,
    ...(withTrend ? [time - centre] : []),
    ...Array.from({ length: most - 1 }, (_, k) => (group === k + 2 ? 1 : 0)),
  ];
  const fitted = (withTrend: boolean): (Expectation & { readonly fit: QuasiPoissonFit }) | null => {
    const fit = fitRobustly(
      times.map((time, i) => rowOf(time, groups[i]!, withTrend)),
      counts,
      weightsThreshold,
    );
    if (fit === null) return null;
    const row = rowOf(now, most, withTrend);
    const mean = Math.exp(dot(row, fit.coefficients));
    const dispersion = Math.max(fit.dispersion, 1);
    const standardError = mean * Math.sqrt(dispersion * quadraticForm(fit.unscaledCovariance, row));
    return { mean, standardError, dispersion, trend: withTrend, fit };
  };
  const withTrend = trend ? fitted(true) : null;
  const kept =
    withTrend !== null && keepsTrend(withTrend, counts, trendThreshold) ? withTrend : fitted(false);
  if (kept === null) return null;
  const { fit: _, ...expectation } = kept;
  return expectation;
}

function keepsTrend(
  { mean, fit }: Expectation & { readonly fit: QuasiPoissonFit },
  counts: readonly number[],
  threshold: number,
): boolean {
  const variance = fit.dispersion * fit.unscaledCovariance[1]![1]!;
  const p = fTail(fit.coefficients[1]! ** 2 / variance, 1, fit.degreesOfFreedom);
  return p < threshold && mean <= Math.max(...counts);
}

/** Fit, weigh down the counts that stand out, fit again. */
function fitRobustly(
  design: readonly (readonly number[])[],
  counts: readonly number[],
  threshold: number,
): QuasiPoissonFit | null {
  const first = fitQuasiPoisson(
    design,
    counts,
    counts.map(() => 1),
  );
  if (first === null) return null;
  const dispersion = Math.max(first.dispersion, 1);
  const shares = counts.map((count, i) => {
    const mean = first.fitted[i]!;
    const residual = 1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean));
    const standardised = residual / Math.sqrt(dispersion * (1 - first.leverages[i]!));
    return standardised > threshold ? standardised ** -2 : 1;
  });
  const total = shares.reduce((sum, share) => sum + share, 0);
  return fitQuasiPoisson(
    design,
    counts,
    shares.map((share) => (share * shares.length) / total),
  );
}
