/** Draws from named distributions, each from a stream of uniforms. */

import type { RandomStream } from "./random.ts";

/**
 * A standard normal draw (polar method).
 *
 * @see Marsaglia & Bray (1964), SIAM Review 6, 260–264. doi:10.1137/1006063
 */
export function drawNormal(random: RandomStream): number {
  for (;;) {
    const x = 2 * random() - 1;
    const y = 2 * random() - 1;
    const squared = x * x + y * y;
    if (squared > 0 && squared < 1) return x * Math.sqrt((-2 * Math.log(squared)) / squared);
  }
}

/**
 * A gamma draw of the given shape and scale 1.
 *
 * @throws RangeError  unless the shape is above 0
 * @see Marsaglia & Tsang (2000), ACM Transactions on Mathematical Software 26, 363–372. doi:10.1145/358407.358414
 */
export function drawGamma(random: RandomStream, shape: number): number {
  if (!(shape > 0)) throw new RangeError(`Cannot draw from a gamma of shape ${shape}: it must be above 0`);
  // Shapes below 1 by the boost of the same paper: gamma(a) = gamma(a + 1) × U^(1/a).
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * Shares drawn around given shares: Dirichlet with α = concentration × share. Shares of 0 stay 0.
 *
 * @param shares  at least 0, adding up to 1
 * @param concentration  above 0; the larger, the closer the draws stay
 */
export function drawDirichlet(
  random: RandomStream,
  shares: readonly number[],
  concentration: number,
): number[] {
  const draws = shares.map((share) => (share > 0 ? drawGamma(random, share * concentration) : 0));
  const sum = draws.reduce((a, b) => a + b, 0);
  // With tiny α every gamma draw may underflow to zero; the shares themselves are then the only fair answer.
  return sum > 0 ? draws.map((draw) => draw / sum) : [...shares];
}

/** One of the values, each as likely as the others. */
export function drawOne<T>(random: RandomStream, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)]!;
}
