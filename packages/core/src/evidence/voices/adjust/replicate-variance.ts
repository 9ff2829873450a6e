/** Variance from replicates: how an estimate moves when clusters are left out. */

import { type Jackknife, replicateWeights } from "./jackknife.ts";

export type ReplicateEstimate = {
  /** The statistic under the weights of the design. */
  readonly values: Float64Array;
  /** One matrix in row-major order. */
  readonly covariance: Float64Array;
};

/**
 * A statistic and the covariance of its numbers, from its values under the weights of each replicate.
 *
 * For weights that were adjusted to margins, adjust within the statistic: so each replicate meets the margins.
 * Replicates that the statistic has no number for make the covariance NaN, and so does a design without replicates.
 *
 * @param statistic  of the weights, always as many numbers
 * @param centre  deviations are taken from the mean over replicates, as R does unless told, or from the estimate,
 * which never gives less
 * @see Rust & Rao (1996), Statistical Methods in Medical Research 5, 283–310. doi:10.1177/096228029600500305;
 * `survey::svrVar` of R (its `mse` is the centre `estimate`)
 * @example
 * Array.from(estimateByReplicates({ weights: Float64Array.of(5), scale: new Float64Array(0) }, (weights) => weights).values); // => [5]
 */
export function estimateByReplicates(
  sample: Jackknife,
  statistic: (weights: Float64Array) => ArrayLike<number>,
  centre: "replicates" | "estimate" = "replicates",
): ReplicateEstimate {
  const values = Float64Array.from(statistic(sample.weights));
  const count = sample.scale.length;
  const width = values.length;
  const replicates = Array.from({ length: count }, (_, k) =>
    Float64Array.from(statistic(replicateWeights(sample, k))),
  );
  const middle =
    centre === "estimate"
      ? values
      : values.map((_, a) => replicates.reduce((sum, each) => sum + each[a]!, 0) / count);
  const covariance = new Float64Array(width * width).fill(count === 0 ? Number.NaN : 0);
  replicates.forEach((each, k) => {
    for (let a = 0; a < width; a++) {
      const away = sample.scale[k]! * (each[a]! - middle[a]!);
      for (let b = 0; b < width; b++) covariance[a * width + b]! += away * (each[b]! - middle[b]!);
    }
  });
  return { values, covariance };
}
