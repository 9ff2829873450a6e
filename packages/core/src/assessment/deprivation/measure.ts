/** A deprivation measure: which answers are deprivations, what each weighs, and what happens where one is missing. */

/**
 * What a gap in an indicator does: the person is left out of every figure, counts as not deprived (as where a
 * question does not apply), or counts as deprived. The last two give the range in which the truth lies.
 */
export type MissingRule = (typeof missingRules)[number];

export const missingRules = ["leave-out", "not-deprived", "deprived"] as const;

export type DeprivationIndicator = {
  readonly id: string;
  readonly title: string;
  /** Column of the survey that holds the answers. */
  readonly column: string;
  /** Which answers are a deprivation: those beyond a cutoff, or listed codes. */
  readonly rule: DeprivationRule;
  /** Answers that say nothing, such as "do not know". */
  readonly unknown: readonly (string | number)[];
  /** Relative to the other indicators of its dimension, at least 0. */
  readonly weight: number;
  readonly missing: MissingRule;
};

export type DeprivationRule =
  | {
      /** The deprivation cutoff z; who is at it is not deprived. */
      readonly cutoff: number;
      /** +1: higher is more secure, so below the cutoff is a deprivation. −1: above it is one. */
      readonly direction: 1 | -1;
      /** The end of the scale, at which the depth is 1; null where depth has no meaning, and is 1 for everybody. */
      readonly worst: number | null;
    }
  | { readonly codes: readonly (string | number)[] };

export type DeprivationDimension = {
  readonly id: string;
  readonly title: string;
  /** Relative to the other dimensions, at least 0. */
  readonly weight: number;
  readonly indicators: readonly DeprivationIndicator[];
};

export type DeprivationMeasure = {
  readonly dimensions: readonly DeprivationDimension[];
  /** In [0, 1], any number of them, in any order; 0 counts everybody with any deprivation. */
  readonly povertyCutoffs: readonly number[];
};

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
