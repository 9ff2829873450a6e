/** One pass over persons: who is deprived in what, how much at once, and how many poverty cutoffs that reaches. */

import type { IndicatorShare } from "./measure.ts";

/** What the sums need of each person, row by row of the survey. */
export type PersonScores = {
  readonly rowCount: number;
  readonly indicatorCount: number;
  /** Weighted share of indicators with a deprivation, 0 to 1; NaN where the person is left out. */
  readonly score: Float64Array;
  /** The same with each deprivation counted by its depth, and by its depth squared. */
  readonly gap: Float64Array;
  readonly squaredGap: Float64Array;
  /** 1 where deprived; row after row. */
  readonly deprived: Uint8Array;
  /** How many of the cutoffs the score reaches: at level m the person is poor at the lowest m of them. */
  readonly level: Uint8Array;
  /** Ascending, each once. */
  readonly cutoffs: readonly number[];
};

// Ten weights of a tenth add up to 0.9999999999999999, which still reaches a cutoff of 1.
const TIE = 1e-9;

const MOST_CUTOFFS = 254;

/**
 * Score persons by the dual cutoff.
 *
 * @param depths  for each indicator one number per person, as `depthsOf` gives it
 * @param povertyCutoffs  in [0, 1], 1 to 254 different ones; at 0 everybody with any deprivation is poor
 * @throws RangeError  for columns of unequal length, other shares than columns, or a cutoff outside [0, 1]
 * @example
 * Array.from(scorePersons([[1, 1, 0], [1, 0, 0]].map((each) => Float64Array.from(each)), [{ share: 0.5, dimension: 0 }, { share: 0.5, dimension: 0 }], [1]).level); // => [1, 0, 0]
 */
export function scorePersons(
  depths: readonly Float64Array[],
  shares: readonly IndicatorShare[],
  povertyCutoffs: readonly number[],
): PersonScores {
  const rowCount = depths[0]?.length ?? 0;
  const indicatorCount = depths.length;
  if (shares.length !== indicatorCount || depths.some((column) => column.length !== rowCount)) {
    throw new RangeError(
      `Cannot count deprivations: ${indicatorCount} columns, ${shares.length} shares, or unequal lengths`,
    );
  }
  const cutoffs = orderedCutoffs(povertyCutoffs);
  const score = new Float64Array(rowCount);
  const gap = new Float64Array(rowCount);
  const squaredGap = new Float64Array(rowCount);
  const deprived = new Uint8Array(rowCount * indicatorCount);
  // Column after column: each is read once, in the order in which it lies in memory.
  depths.forEach((column, indicator) => {
    const { share } = shares[indicator]!;
    for (let row = 0; row < rowCount; row++) {
      const depth = column[row]!;
      if (depth === 0) continue;
      if (depth > 0) {
        score[row]! += share;
        gap[row]! += share * depth;
        squaredGap[row]! += share * depth * depth;
        deprived[row * indicatorCount + indicator] = 1;
      } else {
        score[row] = Number.NaN;
      }
    }
  });
  return {
    rowCount,
    indicatorCount,
    score,
    gap,
    squaredGap,
    deprived,
    level: levelsOf(score, cutoffs),
    cutoffs,
  };
}

function orderedCutoffs(stated: readonly number[]): readonly number[] {
  for (const cutoff of stated) {
    if (!(cutoff >= 0 && cutoff <= 1)) {
      throw new RangeError(`Cannot take ${cutoff} for a poverty cutoff: it must lie in [0, 1]`);
    }
  }
  const cutoffs = [...new Set(stated)].sort((a, b) => a - b);
  if (cutoffs.length === 0 || cutoffs.length > MOST_CUTOFFS) {
    throw new RangeError(`Cannot take ${cutoffs.length} poverty cutoffs: 1 to ${MOST_CUTOFFS}`);
  }
  return cutoffs;
}

function levelsOf(score: Float64Array, cutoffs: readonly number[]): Uint8Array {
  return Uint8Array.from(score, (value) => {
    if (!(value > 0)) return 0;
    let level = 0;
    while (level < cutoffs.length && value >= cutoffs[level]! - TIE) level++;
    return level;
  });
}
