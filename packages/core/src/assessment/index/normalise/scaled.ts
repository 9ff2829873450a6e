/** Position on a scale with stated ends. */

import { transformValue } from "../transform.ts";
import { directionOf, type Normaliser, transformColumn } from "./normaliser.ts";
import { finiteOrNaN, type ScoringDirection } from "./scoring-direction.ts";

export type ScaledOptions = {
  readonly direction: ScoringDirection;
  /** The ends of the scale in the unit of measure; `low` below `high`. */
  readonly low: number;
  readonly high: number;
  /** What the secure end is worth; default 1. */
  readonly scale?: number;
  /** Whether values beyond the ends are held at them; default false. */
  readonly clamp?: boolean;
};

/**
 * Share of the way from one end of a stated scale to the other, counted from the end that is less secure; a straight
 * line that goes on beyond both ends unless clamped.
 *
 * @param values  one per unit, NaN where missing
 * @returns one per unit, NaN where missing or infinite
 * @throws RangeError  unless `low` is below `high`
 * @see COINr 1.1.14 `n_scaled()`, which takes the ends with their sign turned for a direction of −1
 * @example
 * Array.from(scaled(Float64Array.of(3, NaN, 7), { direction: 1, low: 0, high: 40, scale: 100 })); // => [7.5, NaN, 17.5]
 * Array.from(scaled(Float64Array.of(10, 30, 50), { direction: -1, low: 0, high: 40, clamp: true })); // => [0.75, 0.25, 0]
 */
export function scaled(values: Float64Array, options: ScaledOptions): Float64Array {
  const { direction, low, high, scale = 1, clamp = false } = options;
  if (!(low < high)) throw new RangeError(`Cannot scale between ${low} and ${high}: low must be below high`);
  const [from, to] = direction === 1 ? [low, high] : [high, low];
  return values.map((value) => {
    const share = (value - from) / (to - from);
    return finiteOrNaN(scale * (clamp ? Math.min(1, Math.max(0, share)) : share));
  });
}

/** Share of the way between stated ends, or else between the goalposts, going on beyond them unless capped. */
export const scaledNormaliser: Normaliser = {
  scale: "unit",
  normalise(values, indicator, { low = indicator.low, high = indicator.high, factor = 1, cap = false } = {}) {
    const [from, to] = [low, high].map((end) => transformValue(end, indicator.transform)) as [number, number];
    if (!(from < to)) return new Float64Array(values.length).fill(Number.NaN);
    return scaled(transformColumn(values, indicator), {
      direction: directionOf(indicator),
      low: from,
      high: to,
      scale: factor,
      clamp: cap,
    });
  },
};
