/** Box and Cox's power transformation with a stated exponent. */

import { extent } from "../../../numerics/index.ts";
import { type Treated, transformed, unchanged } from "./treated.ts";

export type BoxCoxOptions = {
  /** The exponent: 1 keeps the shape, 0 is the logarithm, 0.5 the square root; below 1 draws in an upper tail. */
  readonly lambda: number;
  /** Shift the values so that the smallest is 1 first; default true. Without it, values of 0 or less become NaN. */
  readonly shift?: boolean;
};

/**
 * (x^λ − 1) / λ, and ln x for λ = 0; an increasing function of positive values.
 *
 * @throws RangeError  for an exponent that is not finite
 * @see Box & Cox (1964), J. R. Statist. Soc. B 26, 211–252. doi:10.1111/j.2517-6161.1964.tb00553.x; COINr 1.1.14 `boxcox()`
 * @example
 * Array.from(boxCox(Float64Array.of(7, 10), { lambda: 0.5 }).values); // => [0, 2]
 * Array.from(boxCox(Float64Array.of(4, -1), { lambda: 0.5, shift: false }).values); // => [2, NaN]
 */
export function boxCox(values: Float64Array, { lambda, shift = true }: BoxCoxOptions): Treated {
  if (!Number.isFinite(lambda)) throw new RangeError(`Cannot raise to the power ${lambda}`);
  const { low } = extent(values);
  if (Number.isNaN(low)) return unchanged(values);
  return transformed(values, (value) => {
    const positive = shift ? value - low + 1 : value;
    if (!(positive > 0)) return Number.NaN;
    return lambda === 0 ? Math.log(positive) : (positive ** lambda - 1) / lambda;
  });
}
