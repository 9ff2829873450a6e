/** Jackknife replicates: the sample again and again, each time without one cluster. */

import type { SurveyDesign } from "../design.ts";
import { designIndex } from "../design-index.ts";

export type Jackknife = {
  /** JK1 without strata, JKn with them. */
  readonly method: "JK1" | "JKn";
  /** Of the design. */
  readonly weights: Float64Array;
  readonly clusterOfRow: Int32Array;
  readonly stratumOfCluster: Int32Array;
  /** The cluster that a replicate leaves out; −1: it leaves out its whole stratum. */
  readonly leftOut: Int32Array;
  /** The stratum that a replicate touches. */
  readonly stratum: Int32Array;
  /** What a replicate multiplies the rest of the stratum by; without a whole stratum, the rest of the sample. */
  readonly factor: Float64Array;
  /** What the squared deviation of a replicate counts. */
  readonly scale: Float64Array;
};

/**
 * The jackknife of a design by its first stage: one replicate a cluster, in which the other clusters of its stratum,
 * n in all, count n/(n − 1), and whose squared deviation counts (1 − n/N)(n − 1)/n.
 *
 * A stratum drawn whole has no replicates. With one cluster of several in a stratum: under `fail` the variance is NaN,
 * under `remove` it has no replicate, under `average` the others count for it, and under `adjust` one replicate leaves
 * out the whole stratum.
 *
 * @throws RangeError  for columns of unequal length
 * @see Rust & Rao (1996), Statistical Methods in Medical Research 5, 283–310. doi:10.1177/096228029600500305;
 * `survey::as.svrepdesign` of R
 * @example
 * jackknife({ weights: Float64Array.of(1, 1, 1), strata: null, stages: [], lonely: "fail", rowCount: 3 }).factor.length; // => 3
 */
export function jackknife(design: SurveyDesign): Jackknife {
  const { clusterOfRow, stages } = designIndex(design);
  const { clusterCount, parent, parentCount, sampled, population } = stages[0]!;
  const leftOut: number[] = [];
  const stratum: number[] = [];
  const factor: number[] = [];
  const scale: number[] = [];
  let lonely = 0;
  for (let cluster = 0; cluster < clusterCount; cluster++) {
    const here = parent[cluster]!;
    const n = sampled[here]!;
    const left = population[here] === Infinity ? 1 : 1 - n / population[here]!;
    if (!(left > 0)) continue;
    if (n === 1) lonely++;
    if (n === 1 && (design.lonely === "remove" || design.lonely === "average")) continue;
    // A single cluster stands against the other strata, as one of the strata.
    const of = n > 1 ? n : parentCount;
    leftOut.push(n > 1 ? cluster : -1);
    stratum.push(here);
    factor.push(of / (of - 1));
    if (n === 1) scale.push(design.lonely === "fail" ? Number.NaN : (of - 1) / of);
    else scale.push((left * (n - 1)) / n);
  }
  const average = design.lonely === "average" ? (scale.length + lonely) / scale.length : 1;
  return {
    method: design.strata === null ? "JK1" : "JKn",
    weights: design.weights,
    clusterOfRow,
    stratumOfCluster: parent,
    leftOut: Int32Array.from(leftOut),
    stratum: Int32Array.from(stratum),
    factor: Float64Array.from(factor),
    scale: Float64Array.from(scale, (each) => each * average),
  };
}

/**
 * Weights of one replicate.
 *
 * @param replicate  0 … `scale.length` − 1
 * @throws RangeError  if there is no such replicate
 * @example
 * Array.from(replicateWeights(jackknife({ weights: Float64Array.of(2, 2, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }), 1)); // => [3, 0, 3]
 */
export function replicateWeights(sample: Jackknife, replicate: number): Float64Array {
  const { weights, clusterOfRow, stratumOfCluster } = sample;
  const leftOut = sample.leftOut[replicate];
  if (leftOut === undefined) throw new RangeError(`Cannot weight replicate ${replicate}: there is none`);
  const stratum = sample.stratum[replicate]!;
  const factor = sample.factor[replicate]!;
  return weights.map((weight, row) => {
    const cluster = clusterOfRow[row]!;
    const here = stratumOfCluster[cluster] === stratum;
    if (leftOut < 0) return here ? 0 : weight * factor;
    if (cluster === leftOut) return 0;
    return here ? weight * factor : weight;
  });
}
