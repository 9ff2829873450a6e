/** Judgements of cross-impact balance as people state them: how one answer about the future speaks for another. */

/** A question about the future and the answers it may have. */
export type Descriptor = { readonly id: string; readonly variants: readonly string[] };

export type CrossImpactInput = {
  readonly descriptors: readonly Descriptor[];
  /**
   * How a variant (row) speaks for a variant (column), on a scale such as −3 to 3; variants of all descriptors in
   * order. What variants say of their own descriptor is not read.
   */
  readonly judgements: readonly ArrayLike<number>[];
};

/** More combinations of variants than this are refused. A convention of this software. */
export const MOST_COMBINATIONS = 5_000_000;
