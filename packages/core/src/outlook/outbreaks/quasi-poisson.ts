/** Quasi-Poisson regression: counts with a logarithmic link and a variance in proportion to the mean. */

import { choleskyFactor, choleskySolve } from "../../numerics/index.ts";

export type QuasiPoissonFit = {
  readonly coefficients: Float64Array;
  /** Means at the data, one a row. */
  readonly fitted: Float64Array;
  /** Inverse of XᵀWX, row by row: times the dispersion, the covariance of the coefficients. */
  readonly unscaledCovariance: readonly Float64Array[];
  /** Leverage of each row. */
  readonly leverages: Float64Array;
  /** Pearson's: weighted squared residuals over degrees of freedom; NaN without any left. */
  readonly dispersion: number;
  readonly degreesOfFreedom: number;
  readonly converged: boolean;
};

const MOST_STEPS = 25;
const TOLERANCE = 1e-8;

/**
 * Fit log(mean) = design × coefficients by iteratively reweighted least squares, stopping as R's glm does: when the
 * deviance changes by less than 1e-8 of itself. Leverages, covariance and dispersion rest on the weights of the last step,
 * as there. Null where the design is singular, the counts are all 0, or the means run away.
 *
 * @param design  one row of regressors a count, the intercept with them
 * @param counts  0 or above
 * @param weights  prior weights, above 0
 * @throws RangeError  unless all three are of one length
 * @see McCullagh & Nelder (1989), Generalized Linear Models, 2nd edition, doi:10.1201/9780203753736; R 4.5 stats::glm.fit
 * @example
 * fitQuasiPoisson([[1], [1], [1]], [2, 4, 6], [1, 1, 1]).fitted.map(Math.round); // => Float64Array.of(4, 4, 4)
 */
export function fitQuasiPoisson(
  design: readonly ArrayLike<number>[],
  counts: ArrayLike<number>,
  weights: ArrayLike<number>,
): QuasiPoissonFit | null {
  const n = counts.length;
  if (design.length !== n || weights.length !== n) {
    throw new RangeError(`Cannot fit ${n} counts with ${design.length} rows and ${weights.length} weights`);
  }
  let fitted = Float64Array.from(counts, (count) => count + 0.1);
  if (n === 0 || fitted.every((mean) => mean === 0.1)) return null;
  let deviance = devianceOf(counts, fitted, weights);
  for (let step = 1; step <= MOST_STEPS; step++) {
    const working = fitted.map((mean, i) => mean * weights[i]!);
    const targets = fitted.map((mean, i) => Math.log(mean) + (counts[i]! - mean) / mean);
    const solved = weightedLeastSquares(design, targets, working);
    if (solved === null) return null;
    const { coefficients, factor } = solved;
    fitted = Float64Array.from(design, (row) => Math.exp(dot(row, coefficients)));
    const next = devianceOf(counts, fitted, weights);
    if (!Number.isFinite(next)) return null;
    const converged = Math.abs(next - deviance) / (Math.abs(next) + 0.1) < TOLERANCE;
    deviance = next;
    if (!converged && step < MOST_STEPS) continue;
    const degreesOfFreedom = n - coefficients.length;
    let pearson = 0;
    for (let i = 0; i < n; i++) {
      // Beside no cases the mean may be too small to be told from 0, and divides to the same.
      const residual = counts[i] === 0 ? -1 : (counts[i]! - fitted[i]!) / fitted[i]!;
      pearson += working[i]! * residual ** 2;
    }
    const unscaledCovariance = Array.from(coefficients, (_, k) =>
      choleskySolve(factor, new Float64Array(coefficients.length).with(k, 1)),
    );
    return {
      coefficients,
      fitted,
      unscaledCovariance,
      leverages: working.map((weight, i) => weight * quadraticForm(unscaledCovariance, design[i]!)),
      dispersion: degreesOfFreedom > 0 ? pearson / degreesOfFreedom : Number.NaN,
      degreesOfFreedom,
      converged,
    };
  }
  return null;
}

/** x′ A x. */
export function quadraticForm(rows: readonly ArrayLike<number>[], x: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += x[i]! * dot(rows[i]!, x);
  return sum;
}

export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function devianceOf(counts: ArrayLike<number>, means: Float64Array, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < means.length; i++) {
    const count = counts[i]!;
    const mean = means[i]!;
    sum += 2 * weights[i]! * ((count > 0 ? count * Math.log(count / mean) : 0) - (count - mean));
  }
  return sum;
}

function weightedLeastSquares(
  design: readonly ArrayLike<number>[],
  targets: Float64Array,
  weights: Float64Array,
): { readonly coefficients: Float64Array; readonly factor: Float64Array } | null {
  const k = design[0]!.length;
  const normal = new Float64Array(k * k);
  const right = new Float64Array(k);
  for (const [i, row] of design.entries()) {
    for (let a = 0; a < k; a++) {
      const weighted = weights[i]! * row[a]!;
      right[a]! += weighted * targets[i]!;
      for (let b = 0; b <= a; b++) normal[a * k + b]! += weighted * row[b]!;
    }
  }
  const factor = choleskyFactor(normal, k);
  return factor === null ? null : { coefficients: choleskySolve(factor, right), factor };
}
