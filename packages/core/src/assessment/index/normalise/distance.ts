/** How much of the way from the least secure unit to a goal has been gone. */

import { extent } from "../../../numerics/index.ts";
import { finiteOrNaN, type ScoringDirection } from "./scoring-direction.ts";

export type DistanceToTargetOptions = {
  readonly direction: ScoringDirection;
  /** In the unit of measure. */
  readonly target: number;
  /** Whether values that have passed the target are held at 1; default false. */
  readonly cap?: boolean;
};

/**
 * 1 at the target, 0 at the least secure unit, on a straight line through both. Not defined where the least secure
 * unit is at the target or beyond it already.
 *
 * @throws RangeError  for a target that is not finite
 * @see COINr 1.1.14 `n_dist2targ()`
 * @example
 * Array.from(distanceToTarget(Float64Array.of(1, 3, 10), { direction: 1, target: 5 })); // => [0, 0.5, 2.25]
 * Array.from(distanceToTarget(Float64Array.of(1, 3, 9), { direction: -1, target: 1 })); // => [1, 0.75, 0]
 */
export function distanceToTarget(values: Float64Array, options: DistanceToTargetOptions): Float64Array {
  const { direction, target, cap = false } = options;
  if (!Number.isFinite(target)) throw new RangeError(`Cannot measure the distance to ${target}`);
  const { low, high } = extent(values);
  const worst = direction === 1 ? low : high;
  const whole = (target - worst) * direction;
  return values.map((value) => {
    // Where even the worst is beyond the target, the line would run backwards.
    if (!(whole > 0)) return Number.NaN;
    const score = 1 - ((target - value) * direction) / whole;
    return finiteOrNaN(cap ? Math.min(1, score) : score);
  });
}

export type DistanceToReferenceOptions = {
  readonly direction: ScoringDirection;
  /** Position of the unit that the others are measured by. */
  readonly reference: number;
  readonly cap?: boolean;
};

/**
 * Distance to the value of one unit as the target. Not defined where that unit has no value or is the least secure.
 *
 * @throws RangeError  for a position that no unit has
 * @see COINr 1.1.14 `n_dist2ref()`
 * @example
 * Array.from(distanceToReference(Float64Array.of(1, 3, 10), { direction: 1, reference: 1 })); // => [0, 1, 4.5]
 */
export function distanceToReference(values: Float64Array, options: DistanceToReferenceOptions): Float64Array {
  const { reference } = options;
  const target = values[reference];
  if (target === undefined) {
    throw new RangeError(`Cannot measure the distance to unit ${reference} of ${values.length}`);
  }
  if (!Number.isFinite(target)) return new Float64Array(values.length).fill(Number.NaN);
  return distanceToTarget(values, { ...options, target });
}

/**
 * Distance to the most secure unit: 1 there, 0 at the least secure. The same numbers as min–max.
 *
 * @see COINr 1.1.14 `n_dist2max()`
 * @example
 * Array.from(distanceToMaximum(Float64Array.of(1, 3, 5), { direction: -1 })); // => [1, 0.5, 0]
 */
export function distanceToMaximum(
  values: Float64Array,
  { direction }: { readonly direction: ScoringDirection },
): Float64Array {
  const { low, high } = extent(values);
  const best = direction === 1 ? high : low;
  if (Number.isNaN(best)) return new Float64Array(values.length).fill(Number.NaN);
  return distanceToTarget(values, { direction, target: best });
}
