/** Aggregators make one score of several. */

/**
 * The weighted aggregate of the first `count` scores.
 *
 * @param scores  without NaN, at least `count`
 * @param weights  above 0, same order; relative
 * @param count  at least 1
 * @returns NaN where the method is not defined for these scores
 */
export type Aggregator = (scores: ArrayLike<number>, weights: ArrayLike<number>, count: number) => number;
