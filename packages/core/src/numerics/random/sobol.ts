/** Sobol′ sequences: points that fill a cube evenly, so that sums over them settle faster than over random points. */

import joeKuo from "./joe-kuo.json" with { type: "json" };
import type { RandomStream } from "./random.ts";

/** The point with a number, from 0 on: one coordinate in [0, 1) for each dimension. */
export type SobolSequence = (index: number) => Float64Array;

/** Dimensions that there are direction numbers for. */
export const sobolDimensions: number = joeKuo.dimensions.length + 1;

const BITS = 32;
const RANGE = 2 ** BITS;

/**
 * A Sobol′ sequence in Gray-code order, with the direction numbers of Joe and Kuo. Any point can be asked for, in
 * any order, so parts of a sample can be computed anywhere.
 *
 * Any block of 2ᵏ points that starts at a multiple of 2ᵏ has one point in each interval of length 2⁻ᵏ of every
 * dimension: powers of two are the sample sizes to choose.
 *
 * @param dimensions  1 to 64
 * @param random  where given, one number for each dimension is drawn from it and every point is shifted by it, digit
 *   by digit; points then lie in the middle of their cells of size 2⁻³², never at 0
 * @throws RangeError  for more dimensions than there are direction numbers for, or none
 * @see Joe & Kuo (2008), SIAM Journal on Scientific Computing 30, 2635–2654. doi:10.1137/070709359
 * @example
 * Array.from(sobolSequence(3)(2)); // => [0.75, 0.25, 0.25]
 */
export function sobolSequence(dimensions: number, random?: RandomStream): SobolSequence {
  if (!(Number.isInteger(dimensions) && dimensions >= 1 && dimensions <= sobolDimensions)) {
    throw new RangeError(
      `Cannot make a Sobol′ sequence of ${dimensions} dimensions: 1 to ${sobolDimensions}`,
    );
  }
  const directions = Array.from({ length: dimensions }, (_, d) => directionNumbers(d));
  const shift = Uint32Array.from(directions, () => (random === undefined ? 0 : random() * RANGE));
  const middle = random === undefined ? 0 : 0.5;
  return (index) => {
    const gray = (index ^ (index >>> 1)) >>> 0;
    return Float64Array.from(directions, (direction, d) => {
      let digits = shift[d]!;
      for (let bit = 0, rest = gray; rest !== 0; bit++, rest >>>= 1) {
        if ((rest & 1) === 1) digits ^= direction[bit]!;
      }
      return ((digits >>> 0) + middle) / RANGE;
    });
  };
}

/** v₁ … v₃₂ of one dimension, as numerators over 2³², by the recurrence of its primitive polynomial. */
function directionNumbers(dimension: number): Uint32Array {
  const numbers = new Uint32Array(BITS);
  if (dimension === 0) return numbers.map((_, bit) => 2 ** (BITS - 1 - bit));
  const { degree, polynomial, initial } = joeKuo.dimensions[dimension - 1]!;
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      numbers[bit] = initial[bit]! * 2 ** (BITS - 1 - bit);
      continue;
    }
    const before = numbers[bit - degree]!;
    let next = before ^ (before >>> degree);
    for (let k = 1; k < degree; k++) {
      if (((polynomial >>> (degree - 1 - k)) & 1) === 1) next ^= numbers[bit - k]!;
    }
    numbers[bit] = next;
  }
  return numbers;
}
