/** Least squares of smooth functions, by Levenberg's and Marquardt's damped steps. */

import { solveLinearSystem } from "./linear-system.ts";

export type LeastSquares = { readonly x: Float64Array; readonly squares: number; readonly steps: number };

/**
 * From a start, an x at which the sum of squared residuals has a local minimum. Derivatives are taken by central
 * differences. A residual that is not finite counts as infinitely bad.
 *
 * @param residuals  at least one; smooth around the start
 * @see Marquardt (1963), Journal of the Society for Industrial and Applied Mathematics 11, 431–441. doi:10.1137/0111030
 * @example
 * Math.round(leastSquares(([x]) => [x * x - 9], [1]).x[0]); // => 3
 */
export function leastSquares(
  residuals: (x: Float64Array) => ArrayLike<number>,
  start: ArrayLike<number>,
  maxSteps = 200,
): LeastSquares {
  let x = Float64Array.from(start);
  let current = Float64Array.from(residuals(x));
  let squares = sumOfSquares(current);
  let damping = 1e-3;
  let steps = 0;
  for (; steps < maxSteps && squares > 0 && damping < 1e12; steps++) {
    const slopes = slopesOf(residuals, x);
    const gradient = slopes.map((slope) => -dot(slope, current));
    const normal = slopes.map((a) => slopes.map((b) => dot(a, b)));
    const largest = normal.reduce((most, row, i) => Math.max(most, row[i]!), 0);
    if (!(largest > 0)) break;
    let improved = false;
    while (!improved && damping < 1e12) {
      const damped = normal.map((row, i) =>
        row.map((each, j) => (i === j ? each + damping * largest : each)),
      );
      const step = solveLinearSystem(damped, gradient);
      const next = step === null ? x : x.map((each, i) => each + step[i]!);
      const there = Float64Array.from(residuals(next));
      const value = sumOfSquares(there);
      improved = value < squares;
      if (!improved) {
        damping *= 4;
        continue;
      }
      const gain = squares - value;
      x = next;
      current = there;
      squares = value;
      damping = Math.max(1e-15, damping / 8);
      if (gain <= 1e-14 * value) return { x, squares, steps: steps + 1 };
    }
  }
  return { x, squares, steps };
}

/** For each variable, how each residual changes with it. */
function slopesOf(
  residuals: (x: Float64Array) => ArrayLike<number>,
  x: Float64Array,
): readonly Float64Array[] {
  return Array.from(x, (each, k) => {
    const width = 6e-6 * Math.max(1, Math.abs(each));
    const above = residuals(x.with(k, each + width));
    const below = Float64Array.from(residuals(x.with(k, each - width)));
    return Float64Array.from(above, (value, i) => (value - below[i]!) / (2 * width));
  });
}

function sumOfSquares(values: Float64Array): number {
  const sum = dot(values, values);
  return Number.isNaN(sum) ? Infinity : sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
