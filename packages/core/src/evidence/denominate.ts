/** Denominating: making totals comparable by dividing them by a size. */

export type DenominateOptions = {
  /** The quotient is multiplied by this: 100000 makes a rate per 100,000. Default 1. */
  readonly scale?: number;
};

/**
 * Divide one column by another, unit by unit. There is no quotient where either is missing, where the denominator is
 * not above 0 (nobody can be counted per no head), or where the result is not finite.
 *
 * @param numerators  one per unit, NaN where missing; left unchanged
 * @param denominators  one per unit
 * @throws RangeError  for columns of different lengths, and for a scale that is not above 0
 * @see COINr 1.1.14 `Denominate()`
 * @example
 * Array.from(denominateColumn(Float64Array.of(3, 5, NaN), Float64Array.of(200, 0, 9), { scale: 1000 })); // => [15, NaN, NaN]
 */
export function denominateColumn(
  numerators: Float64Array,
  denominators: ArrayLike<number>,
  { scale = 1 }: DenominateOptions = {},
): Float64Array {
  if (numerators.length !== denominators.length) {
    throw new RangeError(`Cannot divide ${numerators.length} values by ${denominators.length}`);
  }
  if (!(scale > 0)) throw new RangeError(`Cannot scale a rate by ${scale}: it must be above 0`);
  return numerators.map((numerator, u) => {
    const by = denominators[u]!;
    const quotient = (numerator / by) * scale;
    return by > 0 && Number.isFinite(quotient) ? quotient : Number.NaN;
  });
}
