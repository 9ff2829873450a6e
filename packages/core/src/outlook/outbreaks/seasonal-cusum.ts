/** CUSUM for series with a season: small excesses over the same month of the first years, added up until they matter. */

export type SeasonalCusum = {
  /** First periods whose means, by period of the year, are what to expect ever after; whole years. */
  readonly learning: number;
  /** Periods in a year. */
  readonly frequency: number;
  /** Excess, in standard deviations, that is let pass in each period. */
  readonly allowance: number;
  /** Sum at which the alarm is raised. */
  readonly decision: number;
};

export type SeasonalCusumSignal = {
  readonly expected: number;
  /** Largest count that would not have raised the alarm. */
  readonly bound: number;
  readonly sum: number;
  readonly alarm: boolean;
};

/**
 * Of the periods after the learnt ones: S = max(0, S + (count − μ) / √(φμ) − allowance), alarm at S ≥ `decision`, after
 * which S begins again at 0. μ is the mean of the same period of the learnt years, drawn towards their overall mean as if
 * that had been seen for one more year; φ, at least 1, how much wider than Poisson the learnt counts lie around μ. A count
 * that is NaN leaves the sum as it was. Null where the learnt periods have no case or no record.
 *
 * @throws RangeError  for learning that is not a whole number of years
 * @see Rossi, Lampugnani & Marchi (1999), Statistics in Medicine 18, 2111–2122, for counts without a season
 * @example
 * seasonalCusum([4, 4, 4, 4, 9, 9], { learning: 4, frequency: 2, allowance: 1, decision: 2 }).map(({ sum }) => sum); // => [1.5, 3]
 */
export function seasonalCusum(
  counts: ArrayLike<number>,
  { learning, frequency, allowance, decision }: SeasonalCusum,
): readonly SeasonalCusumSignal[] | null {
  if (!(learning > 0 && learning % frequency === 0)) {
    throw new RangeError(`Cannot learn a season from ${learning} periods: give whole years of ${frequency}`);
  }
  const all = Array.from(counts);
  const learnt = all.slice(0, learning);
  const overall = meanOf(learnt);
  if (!(overall > 0)) return null;
  const means = Array.from({ length: frequency }, (_, period) =>
    meanOf([...learnt.filter((_, i) => i % frequency === period), overall]),
  );
  const known = [...learnt.keys()].filter((i) => !Number.isNaN(learnt[i]!));
  const squares = known.reduce((sum, i) => {
    const mean = means[i % frequency]!;
    return sum + (learnt[i]! - mean) ** 2 / mean;
  }, 0);
  const wider = Math.max(1, squares / Math.max(1, known.length - frequency));
  let before = 0;
  return all.slice(learning).map((count, k) => {
    const expected = means[(learning + k) % frequency]!;
    const deviation = Math.sqrt(wider * expected);
    const bound = Math.ceil(expected + (decision + allowance - before) * deviation) - 1;
    if (Number.isNaN(count)) return { expected, bound, sum: before, alarm: false };
    const sum = Math.max(0, before + (count - expected) / deviation - allowance);
    const alarm = sum >= decision;
    before = alarm ? 0 : sum;
    return { expected, bound, sum, alarm };
  });
}

function meanOf(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
