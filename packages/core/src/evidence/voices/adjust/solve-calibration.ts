/** Calibration equations, by Newton's method with halved steps. */

import { choleskyFactor, choleskySolve } from "../../../numerics/index.ts";
import type { Distance } from "./distance.ts";

export type CalibrationSolution = { readonly g: Float64Array; readonly rounds: number };

const MOST_ROUNDS = 100;
const MOST_HALVINGS = 60;

/**
 * g-weights of cells, g = F(λ·x), whose weighted sums along each direction equal its target; the nearest that were
 * reached where there are none. The equations are the gradient of a convex function of λ, so a halved Newton step
 * always leads on; the number of steps is limited.
 *
 * @param directions  orthonormal when cells count with their weight
 * @example
 * Array.from(solveCalibration([Float64Array.of(0.5, 0.5)], Float64Array.of(2, 2), Float64Array.of(4), { g: (u) => 1 + u, slope: () => 1, bounds: { low: -Infinity, high: Infinity }, closed: false }).g); // => [2, 2]
 */
export function solveCalibration(
  directions: readonly Float64Array[],
  weights: Float64Array,
  targets: Float64Array,
  distance: Distance,
): CalibrationSolution {
  const scale = Math.sqrt(weights.reduce((sum, each) => sum + each, 0)) + length(targets);
  const misfitAt = (u: Float64Array): Float64Array => {
    const pull = u.map((each, c) => weights[c]! * distance.g(each));
    return targets.map((target, k) => dot(directions[k]!, pull) - target);
  };
  let u: Float64Array = new Float64Array(weights.length);
  let misfit = misfitAt(u);
  let rounds = 0;
  while (rounds < MOST_ROUNDS && length(misfit) > 1e-16 * scale) {
    rounds++;
    const step = newtonStep(directions, weights, u, misfit, distance);
    if (step === null) break;
    const along = alongDirections(directions, step, u.length);
    const start = -dot(misfit, step);
    let moved: { readonly u: Float64Array; readonly misfit: Float64Array } | null = null;
    for (let halving = 0, size = 1; halving < MOST_HALVINGS && moved === null; halving++, size /= 2) {
      const there = u.map((each, c) => each + size * along[c]!);
      const left = misfitAt(there);
      // The slope of the convex function along the step: downhill still, or much flatter than at its start.
      if (dot(left, step) <= 0.5 * start && length(left) < Infinity) moved = { u: there, misfit: left };
    }
    if (moved === null) break;
    // At rounding nothing improves further.
    if (length(misfit) <= 1e-11 * scale && !(length(moved.misfit) < 0.5 * length(misfit))) break;
    ({ u, misfit } = moved);
  }
  return { g: u.map(distance.g), rounds };
}

/** Newton's step; where the cells at their bounds leave the matrix singular, damped until it is not. */
function newtonStep(
  directions: readonly Float64Array[],
  weights: Float64Array,
  u: Float64Array,
  misfit: Float64Array,
  distance: Distance,
): Float64Array | null {
  const n = directions.length;
  const curvature = u.map((each, c) => weights[c]! * distance.slope(each));
  const matrix = new Float64Array(n * n);
  directions.forEach((direction, row) => {
    const bent = direction.map((each, c) => each * curvature[c]!);
    for (let column = 0; column <= row; column++) matrix[row * n + column] = dot(bent, directions[column]!);
  });
  if (!matrix.every((each) => Math.abs(each) < Infinity)) return null;
  for (let damping = 0; damping < 1e6; damping = damping === 0 ? 1e-6 : damping * 10) {
    const damped = matrix.slice();
    for (let k = 0; k < n; k++) damped[k * n + k]! += damping;
    const factor = choleskyFactor(damped, n);
    if (factor !== null) return choleskySolve(factor, misfit).map((each) => -each);
  }
  return null;
}

function alongDirections(
  directions: readonly Float64Array[],
  step: Float64Array,
  cells: number,
): Float64Array {
  const along = new Float64Array(cells);
  directions.forEach((direction, k) => {
    for (let c = 0; c < cells; c++) along[c]! += direction[c]! * step[k]!;
  });
  return along;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function length(a: Float64Array): number {
  return Math.sqrt(dot(a, a));
}
