/** Draws from named distributions, each from a stream of uniforms. */

import { drawNormal } from "./normal.ts";
import type { RandomStream } from "./random.ts";

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
  return drawSqueezed(random, d, 1 / Math.sqrt(9 * d));
}

/** Marsaglia and Tsang's method for shape d + 1/3 of at least 1, with c = 1 / √(9 d). */
function drawSqueezed(random: RandomStream, d: number, c: number): number {
  for (;;) {
    const x = drawNormal(random);
    const root = 1 + c * x;
    const v = root * root * root;
    if (!(v > 0)) continue;
    const u = 1 - random();
    const squared = x * x;
    // The squeeze lies below the exact condition, so it spares both logarithms and decides nothing else.
    if (u < 1 - 0.0331 * squared * squared) return d * v;
    if (Math.log(u) < 0.5 * squared + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Shares to draw around, with what each draw needs computed once. */
export type DirichletCentre = {
  readonly shares: Float64Array;
  /** Of each share: d and c of `drawSqueezed`, and 1 / shape where the shape is below 1, else 0. */
  readonly d: Float64Array;
  readonly c: Float64Array;
  readonly boost: Float64Array;
};

/**
 * @param shares  at least 0, adding up to 1
 * @param concentration  above 0; the larger, the closer the draws stay
 */
export function dirichletCentre(shares: ArrayLike<number>, concentration: number): DirichletCentre {
  if (!(concentration > 0))
    throw new RangeError(`Cannot draw shares with concentration ${concentration}: it must be above 0`);
  const own = Float64Array.from(shares);
  const shapes = own.map((share) => share * concentration);
  const d = shapes.map((shape) => (shape < 1 ? shape + 1 : shape) - 1 / 3);
  return {
    shares: own,
    d,
    c: d.map((each) => 1 / Math.sqrt(9 * each)),
    boost: shapes.map((shape) => (shape > 0 && shape < 1 ? 1 / shape : 0)),
  };
}

/** Write shares drawn around a centre into `into`, from `at` on; as `drawDirichlet`. */
export function drawDirichletInto(
  random: RandomStream,
  { shares, d, c, boost }: DirichletCentre,
  into: Float64Array,
  at: number,
): void {
  let sum = 0;
  for (let k = 0; k < shares.length; k++) {
    let draw = 0;
    if (shares[k]! > 0) {
      draw = drawSqueezed(random, d[k]!, c[k]!);
      if (boost[k]! > 0) draw *= (1 - random()) ** boost[k]!;
    }
    into[at + k] = draw;
    sum += draw;
  }
  // With tiny α every gamma draw may underflow to zero; the shares themselves are then the only fair answer.
  if (!(sum > 0)) into.set(shares, at);
  else for (let k = 0; k < shares.length; k++) into[at + k] = into[at + k]! / sum;
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
  const drawn = new Float64Array(shares.length);
  drawDirichletInto(random, dirichletCentre(shares, concentration), drawn, 0);
  return Array.from(drawn);
}

/** One of the values, each as likely as the others. */
export function drawOne<T>(random: RandomStream, values: readonly T[]): T {
  return values[Math.floor(random() * values.length)]!;
}
