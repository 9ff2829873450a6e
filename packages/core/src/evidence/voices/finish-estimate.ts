/** From value and variance to an estimate with its interval, design effect and reason for gaps. */

import type { LonelyRule, SurveyDesign } from "./design.ts";
import type { DesignIndex } from "./design-index.ts";
import type { Estimate, EstimateGap } from "./estimate.ts";
import { type ShareInterval, shareInterval, studentInterval } from "./interval.ts";
import { covarianceOfLeaves } from "./variance.ts";

/** Choices that all estimates share. */
export type EstimateOptions = {
  /** Confidence level of intervals; 0.95 where left out. */
  readonly level?: number;
  /** 1 for a row of the domain; all rows where left out. Clusters outside stay in the variance. */
  readonly domain?: ArrayLike<number>;
  /** In place of clusters less strata where the answers are, such as those of the whole design, or Infinity. */
  readonly degreesOfFreedom?: number;
};

export const DEFAULT_LEVEL = 0.95;

/** What an estimate is finished from. */
export type Estimated = {
  readonly value: number;
  readonly variance: number;
  /** Variance of a simple random sample of n with replacement. */
  readonly simpleVariance: number;
  readonly n: number;
  readonly degreesOfFreedom: number;
};

/**
 * An estimate with its interval from a value and its variance under the design, for statistics that are linearised
 * elsewhere.
 *
 * @param share  how the interval is made; null for Student's
 * @throws RangeError  for a level outside (0, 1)
 * @example
 * finishEstimate({ value: 2, variance: 4, simpleVariance: 2, n: 10, degreesOfFreedom: 9 }, {}, null).effectiveN; // => 5
 */
export function finishEstimate(
  { value, variance, simpleVariance, n, degreesOfFreedom: counted }: Estimated,
  options: EstimateOptions,
  share: ShareInterval | null,
): Estimate {
  const level = options.level ?? DEFAULT_LEVEL;
  if (!(level > 0 && level < 1)) throw new RangeError(`Cannot estimate with a confidence level of ${level}`);
  const degreesOfFreedom = options.degreesOfFreedom ?? counted;
  const spread = { value, variance, n, degreesOfFreedom, level };
  const { low, high } = share === null ? studentInterval(spread) : shareInterval(share, spread);
  const designEffect = simpleVariance > 0 ? variance / simpleVariance : Number.NaN;
  const known = { value, low, high, level, n, standardError: Math.sqrt(variance), designEffect };
  return {
    ...known,
    effectiveN: designEffect > 0 ? n / designEffect : Number.NaN,
    degreesOfFreedom,
    gap: gapOf(spread, low),
  };
}

function gapOf(
  { value, variance, n, degreesOfFreedom }: Omit<Estimated, "simpleVariance">,
  low: number,
): EstimateGap {
  if (n === 0) return "no-answers";
  if (Number.isNaN(value)) return "zero-denominator";
  if (!Number.isNaN(low)) return "";
  if (!(degreesOfFreedom > 0)) return "no-degrees-of-freedom";
  return Number.isNaN(variance) ? "lonely-cluster" : "no-variation";
}

/** Clusters of the first stage less strata, where there are leaves. */
export function degreesOfLeaves({ stages }: DesignIndex, leaves: Int32Array): number {
  let count = 0;
  let [lastCluster, lastStratum] = [-1, -1];
  for (const leaf of leaves) {
    let cluster = leaf;
    for (let s = stages.length - 1; s > 0; s--) cluster = stages[s]!.parent[cluster]!;
    if (cluster === lastCluster) continue;
    lastCluster = cluster;
    count++;
    const stratum = stages[0]!.parent[cluster]!;
    if (stratum === lastStratum) continue;
    lastStratum = stratum;
    count--;
  }
  return count;
}

/** The variance of one total; 0 is what rounding may leave below. */
export function varianceOfLeaves(
  index: DesignIndex,
  lonely: LonelyRule,
  leaves: Int32Array,
  totals: Float64Array,
): number {
  return covarianceOfLeaves(index, lonely, leaves, totals, 1)[0]!;
}

/** @throws RangeError  for columns of another length */
export function checkLengths(
  design: SurveyDesign,
  ...columns: readonly (ArrayLike<number> | undefined)[]
): void {
  for (const column of columns) {
    if (column !== undefined && column.length !== design.rowCount) {
      throw new RangeError(`Cannot estimate: a column has ${column.length} of ${design.rowCount} rows`);
    }
  }
}
