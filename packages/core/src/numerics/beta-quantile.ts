/** Points of the beta and of Student's distribution below which a probability lies. */

import { incompleteBeta, logGamma } from "./incomplete-beta.ts";
import { normalQuantile } from "./normal-distribution.ts";

const MOST_STEPS = 200;

/**
 * The point below which a beta variable falls with probability `p`, to some 1e-13 of itself: Newton's steps, halved
 * intervals where they leave the bracket. With `a` 0 all of it lies at 0, with `b` 0 at 1.
 *
 * @throws RangeError  for a probability outside [0, 1], or negative or both parameters 0
 * @see NIST Digital Library of Mathematical Functions, 8.17, https://dlmf.nist.gov/8.17
 * @example
 * betaQuantile(0.36, 2, 1).toFixed(12); // => "0.600000000000"
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a >= 0 && b >= 0 && a + b > 0)) {
    throw new RangeError(`Cannot take quantile ${p} of the beta distribution with ${a} and ${b}`);
  }
  if (a === 0 || p === 0) return 0;
  if (b === 0 || p === 1) return 1;
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let step = 0; step < MOST_STEPS; step++) {
    const over = incompleteBeta(x, a, b) - p;
    if (over === 0) return x;
    if (over > 0) high = x;
    else low = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta);
    const newton = x - over / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-15 * x) return next;
    x = next;
  }
  return x;
}

/** Beyond so many degrees of freedom, the series about the normal distribution is the more exact. */
const SERIES_FROM = 2000;

/**
 * How many standard errors a two-sided interval of a confidence level reaches to each side under Student's
 * distribution; that of the normal distribution for infinite degrees of freedom.
 *
 * @param level  in (0, 1)
 * @param degreesOfFreedom  above 0
 * @throws RangeError  for a level or degrees of freedom outside these
 * @see Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 26.5.27 and 26.7.5
 * @example
 * studentReach(0.5, 1).toFixed(12); // => "1.000000000000"
 * studentReach(0.95, Number.POSITIVE_INFINITY).toFixed(12); // => "1.959963984540"
 */
export function studentReach(level: number, degreesOfFreedom: number): number {
  if (!(level > 0 && level < 1 && degreesOfFreedom > 0)) {
    throw new RangeError(`Cannot take level ${level} of Student's distribution with ${degreesOfFreedom}`);
  }
  const v = degreesOfFreedom;
  if (v < SERIES_FROM) {
    const share = betaQuantile(level, 0.5, v / 2);
    if (share < 0.5) return Math.sqrt((v * share) / (1 - share));
    // Near 1 its rest has more digits.
    const rest = betaQuantile(1 - level, v / 2, 0.5);
    return Math.sqrt((v * (1 - rest)) / rest);
  }
  const z = normalQuantile((1 + level) / 2);
  const q = z * z;
  const first = (z * (q + 1)) / 4;
  const second = (z * ((5 * q + 16) * q + 3)) / 96;
  const third = (z * (((3 * q + 19) * q + 17) * q - 15)) / 384;
  const fourth = (z * ((((79 * q + 776) * q + 1482) * q - 1920) * q - 945)) / 92_160;
  return z + (first + (second + (third + fourth / v) / v) / v) / v;
}
