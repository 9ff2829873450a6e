/** Mean and variance where a level with trend is multiplied by a season and both take up errors as shares. */

import type { EtsRun } from "./ets-model.ts";

type Matrix = readonly Float64Array[];

/**
 * Trend x and season z take over x(F₁ + G₁ε) and z(F₂ + G₂ε); so the product z ⊗ x takes over A + Kε + Gε², with
 * A = F₂ ⊗ F₁, K = F₂ ⊗ G₁ + G₂ ⊗ F₁ and G = G₂ ⊗ G₁. Its first and second moments under normal ε follow step by step.
 */
export function productMoments(
  run: EtsRun,
  horizon: number,
): { readonly mean: Float64Array; readonly variance: Float64Array } {
  const { levelSmoothing: alpha, slopeSmoothing: beta = 0, seasonSmoothing: gamma = 0 } = run.parameters;
  const { damping = 1 } = run.parameters;
  const n = run.levels.length;
  const length = run.seasons.length - n;
  const hasTrend = run.model.trend !== "none";
  const [level, slope] = [run.levels[n - 1]!, run.slopes[n - 1]!];
  const trend = hasTrend ? [level, slope] : [level];
  const f1 = hasTrend
    ? matrixOf([
        [1, damping],
        [0, damping],
      ])
    : matrixOf([[1]]);
  const g1 = hasTrend
    ? matrixOf([
        [alpha, alpha * damping],
        [beta, beta * damping],
      ])
    : matrixOf([[alpha]]);
  // The next period's season stands first; used, it moves to the end.
  const f2 = squareOf(length, (i, j) => (j === (i + 1) % length ? 1 : 0));
  const g2 = squareOf(length, (i, j) => (i === length - 1 && j === 0 ? gamma : 0));
  const keep = kronecker(f2, f1);
  const once = add(kronecker(f2, g1), kronecker(g2, f1));
  const twice = kronecker(g2, g1);
  const { variance: s2 } = run;
  const meanStep = add(keep, scale(twice, s2));
  let state: Float64Array = Float64Array.from({ length: length * trend.length }, (_, i) => {
    const season = run.seasons[n + Math.floor(i / trend.length)]!;
    return season * trend[i % trend.length]!;
  });
  let moments: Matrix = squareOf(state.length, (i, j) => state[i]! * state[j]!);
  const seen = Float64Array.from(state, (_, i) => (i === 0 ? 1 : i === 1 && hasTrend ? damping : 0));
  const [mean, variance] = [new Float64Array(horizon), new Float64Array(horizon)];
  for (let step = 0; step < horizon; step++) {
    mean[step] = dot(seen, state);
    variance[step] = (1 + s2) * dot(seen, times(moments, seen)) - mean[step]! ** 2;
    const crossed = sandwich(keep, moments, twice);
    moments = add(
      sandwich(keep, moments, keep),
      scale(add(add(crossed, transpose(crossed)), sandwich(once, moments, once)), s2),
      scale(sandwich(twice, moments, twice), 3 * s2 * s2),
    );
    state = times(meanStep, state);
  }
  return { mean, variance };
}

function matrixOf(rows: readonly (readonly number[])[]): Matrix {
  return rows.map((row) => Float64Array.from(row));
}

function squareOf(size: number, entry: (i: number, j: number) => number): Matrix {
  return Array.from({ length: size }, (_, i) => Float64Array.from({ length: size }, (__, j) => entry(i, j)));
}

function kronecker(a: Matrix, b: Matrix): Matrix {
  return squareOf(a.length * b.length, (i, j) => {
    const [ai, aj] = [Math.floor(i / b.length), Math.floor(j / b.length)];
    return a[ai]![aj]! * b[i % b.length]![j % b.length]!;
  });
}

function add(...terms: readonly Matrix[]): Matrix {
  return terms[0]!.map((row, i) => row.map((_, j) => terms.reduce((sum, term) => sum + term[i]![j]!, 0)));
}

function scale(a: Matrix, factor: number): Matrix {
  return a.map((row) => row.map((value) => value * factor));
}

function transpose(a: Matrix): Matrix {
  return squareOf(a.length, (i, j) => a[j]![i]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function times(a: Matrix, x: Float64Array): Float64Array {
  return Float64Array.from(a, (row) => dot(row, x));
}

/** a · m · bᵀ. */
function sandwich(a: Matrix, m: Matrix, b: Matrix): Matrix {
  const right = b.map((row) => times(m, row));
  return a.map((row) => Float64Array.from(right, (column) => dot(row, column)));
}
