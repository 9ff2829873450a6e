/** The shape that every number estimated from a sample has: never a value without interval, level and n. */

/** Why an estimate, or its interval, is not there; "" where both are. */
export type EstimateGap =
  | ""
  /** Nobody in the domain answered with a weight above 0. */
  | "no-answers"
  /** The rule for a stratum with one cluster is `fail`, and there is such a stratum. */
  | "lonely-cluster"
  /** Every stratum of the domain has one cluster: no variance can be estimated. */
  | "no-degrees-of-freedom"
  /** All answers are alike, so that the sample says nothing of its own error. */
  | "no-variation"
  /** A ratio to a total of 0. */
  | "zero-denominator"
  /** The interval runs over the end of the answers. */
  | "outside-sample";

/** One estimate from a sample. */
export type Estimate = {
  /** NaN where nothing could be estimated. */
  readonly value: number;
  /** Ends of the interval; NaN where there is none. */
  readonly low: number;
  readonly high: number;
  /** Confidence level of the interval, such as 0.95. */
  readonly level: number;
  /** Answers that it rests on, unweighted. */
  readonly n: number;
  /** n / designEffect: a simple random sample of this size would be as exact. NaN where there is no design effect. */
  readonly effectiveN: number;
  readonly standardError: number;
  /** Variance over that of a simple random sample of n with replacement; NaN where that would be 0 or unknown. */
  readonly designEffect: number;
  /** Clusters less strata, where the answers are. */
  readonly degreesOfFreedom: number;
  /** Why value or interval is NaN; missing or "" where both are there. */
  readonly gap?: EstimateGap;
};
