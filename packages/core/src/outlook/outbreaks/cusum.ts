/** CUSUM: small excesses, added up until they matter. */

export type CusumOptions = {
  /** Mean count without an outbreak, above 0. */
  readonly mean: number;
  /** Excess, in standard deviations, that is let pass in each period. */
  readonly allowance: number;
  /** Sum at which the alarm is raised. */
  readonly decision: number;
};

export type CusumSignal = {
  readonly observed: number;
  readonly sum: number;
  /** Smallest whole count that would have raised the alarm. */
  readonly upperBound: number;
  readonly alarm: boolean;
};

/**
 * Sum of standardised excesses (count − mean) / √mean − allowance, never below 0. It is not set back after an alarm. A
 * count that is NaN leaves the sum as it was.
 *
 * @throws RangeError  for a mean that is not above 0
 * @see Rossi, Lampugnani & Marchi (1999), Statistics in Medicine 18, 2111–2122; R surveillance::algo.cusum
 * @example
 * cusum([1, 4, 4], { mean: 1, allowance: 1, decision: 3 }).map(({ sum }) => sum); // => [0, 2, 4]
 * cusum([1, 4, 4], { mean: 1, allowance: 1, decision: 3 }).map(({ upperBound }) => upperBound); // => [5, 5, 3]
 */
export function cusum(
  counts: ArrayLike<number>,
  { mean, allowance, decision }: CusumOptions,
): readonly CusumSignal[] {
  if (!(mean > 0)) throw new RangeError(`Cannot standardise counts by a mean of ${mean}`);
  let sum = 0;
  return Array.from(counts, (observed) => {
    const upperBound = Math.max(0, Math.ceil(mean + (decision + allowance - sum) * Math.sqrt(mean)));
    if (!Number.isNaN(observed)) {
      sum = Math.max(0, sum + (observed - mean) / Math.sqrt(mean) - allowance);
    }
    return { observed, sum, upperBound, alarm: !Number.isNaN(observed) && sum >= decision };
  });
}
