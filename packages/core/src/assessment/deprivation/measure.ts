/** What each indicator of a deprivation measure weighs in the whole. */

/** An indicator's place in the measure: its part of the whole weight, and the number of its dimension. */
export type IndicatorShare = { readonly share: number; readonly dimension: number };

/**
 * The share of every indicator in the whole: that of its dimension among dimensions, times its own within it.
 *
 * @returns in the order of dimensions and their indicators; shares add up to 1
 * @throws RangeError  for a weight below 0 or not a number, or weights that add up to nothing
 * @example
 * indicatorShares([{ weight: 1, indicators: [{ weight: 1 }] }, { weight: 1, indicators: [{ weight: 1 }, { weight: 3 }] }]).map((each) => each.share); // => [0.5, 0.125, 0.375]
 */
export function indicatorShares(
  dimensions: readonly {
    readonly weight: number;
    readonly indicators: readonly { readonly weight: number }[];
  }[],
): readonly IndicatorShare[] {
  const ofDimensions = sharesOf(
    dimensions.map((each) => each.weight),
    "dimensions",
  );
  return dimensions.flatMap(({ weight, indicators }, dimension) => {
    if (weight === 0) return indicators.map(() => ({ share: 0, dimension }));
    const within = sharesOf(
      indicators.map((each) => each.weight),
      "indicators",
    );
    return within.map((share) => ({ share: ofDimensions[dimension]! * share, dimension }));
  });
}

/** Weights as shares of their sum. */
function sharesOf(weights: ArrayLike<number>, what: string): readonly number[] {
  const all = Array.from(weights);
  const total = all.reduce((a, b) => a + b, 0);
  if (!all.every((weight) => weight >= 0) || !(total > 0)) {
    throw new RangeError(`Cannot weigh ${all.length} ${what} by ${all.join(", ") || "nothing"}`);
  }
  return all.map((weight) => weight / total);
}
