/** EARS C1, C2 and C3: alarms from a few days or weeks, where there is no past year to learn from. */

import { moments, normalQuantile } from "../../numerics/index.ts";
import type { OutbreakSignal } from "./outbreak-signal.ts";

export type EarsOptions = {
  /** `C3-lagged` is surveillance's C3, which does not look at the count itself. */
  readonly method: "C1" | "C2" | "C3" | "C3-lagged";
  /** Periods that say what to expect; 7 unless stated. */
  readonly baseline?: number;
  /** One-sided probability of a false alarm, were counts normal. */
  readonly alpha: number;
};

/**
 * Upper bounds from the mean and the n − 1 standard deviation of a moving baseline: the periods just before for C1, those
 * before the last two for C2 and C3. C3 adds up, over a period and the two before it, how many standard deviations beyond 1
 * each lies above its own mean, and alarms beyond the same quantile; where the two before are enough, the bound is 0. A
 * bound below 0 becomes 0. Without a whole baseline bounds are NaN and there is no alarm.
 *
 * @param counts  one a period, 0 or above
 * @throws RangeError  for a baseline of fewer than 2 periods, or an alpha outside (0, 1)
 * @see Fricker, Hegler & Dunfee (2008), Statistics in Medicine 27, 3407–3429. doi:10.1002/sim.3197; R surveillance::earsC
 * @example
 * ears([1, 3, 9], { method: "C1", baseline: 2, alpha: 0.5 })[2]; // => { observed: 9, expected: 2, upperBound: 2, alarm: true }
 */
export function ears(
  counts: ArrayLike<number>,
  { method, baseline = 7, alpha }: EarsOptions,
): readonly OutbreakSignal[] {
  if (!(baseline >= 2))
    throw new RangeError(`Cannot learn from a baseline of ${baseline} periods: give at least 2`);
  if (!(alpha > 0 && alpha < 1))
    throw new RangeError(`Cannot bound at alpha ${alpha}: it must lie in (0, 1)`);
  const far = normalQuantile(1 - alpha);
  const lag = method === "C1" ? 0 : 2;
  const levels = Array.from(counts, (_, now) => baselineOf(counts, now - lag, baseline));
  return levels.map(({ mean, standardDeviation }, now) => {
    const observed = counts[now]!;
    if (method === "C1" || method === "C2") {
      const upperBound = mean + far * standardDeviation;
      return { observed, expected: mean, upperBound, alarm: observed > upperBound };
    }
    const before = excessAt(counts, levels, now - 1) + excessAt(counts, levels, now - 2);
    if (method === "C3-lagged") {
      const upperBound = Math.max(0, observed + standardDeviation * (far - before));
      return { observed, expected: mean, upperBound, alarm: observed > upperBound };
    }
    const upperBound = before > far ? 0 : mean + standardDeviation * (1 + far - before);
    return { observed, expected: mean, upperBound, alarm: before + excessAt(counts, levels, now) > far };
  });
}

type Level = { readonly mean: number; readonly standardDeviation: number };

/** Of the periods just before `end`; NaN where they are not all there. */
function baselineOf(counts: ArrayLike<number>, end: number, length: number): Level {
  if (end < length) return { mean: Number.NaN, standardDeviation: Number.NaN };
  return moments(Array.from({ length }, (_, i) => counts[end - length + i]!));
}

/** How many standard deviations beyond 1 a count lies above its level; NaN where that is unknown. */
function excessAt(counts: ArrayLike<number>, levels: readonly Level[], at: number): number {
  const level = levels[at];
  if (level === undefined) return Number.NaN;
  const above = counts[at]! - level.mean;
  return Math.max(0, (above === 0 ? 0 : above / level.standardDeviation) - 1);
}
