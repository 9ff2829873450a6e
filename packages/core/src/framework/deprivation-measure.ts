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

/** A measure as a case states it. */
export type DeprivationDefinition = {
  readonly title: string;
  readonly unitOfAnalysis: "person" | "household";
  /** Column with the members of a household; null where each row counts as one. */
  readonly members: string | null;
  /** Columns to decompose by. */
  readonly groups: readonly string[];
  readonly measure: DeprivationMeasure;
};
