/** The linear best–worst method: weights from comparing every criterion with the best and with the worst. */

import { inputConsistency } from "./best-worst-consistency.ts";

/** One person's comparisons; `bestToOthers[best]` and `othersToWorst[worst]` are 1. */
export type BestWorstComparisons = {
  /** Positions of the most and of the least important criterion. */
  readonly best: number;
  readonly worst: number;
  /** How many times as important the best is as each criterion, at least 1 (usually 1 to 9). */
  readonly bestToOthers: readonly number[];
  /** How many times as important each criterion is as the worst, at least 1. */
  readonly othersToWorst: readonly number[];
};

export type BestWorst = {
  /** Adding up to 1. */
  readonly weights: readonly number[];
  /** ξ: the largest |w_best − a w_j| or |w_j − a w_worst| left; 0 where the comparisons agree. */
  readonly xi: number;
  /** max |a_Bj a_jW − a_BW| / (a_BW² − a_BW); 0 where the comparisons agree. */
  readonly consistencyRatio: number;
  /** Ratio up to which comparisons pass as consistent; NaN where none is published for this scale and number. */
  readonly threshold: number;
};

/**
 * Weights w that minimise ξ = max(|w_B − a_Bj w_j|, |w_j − a_jW w_W|) with Σw = 1 and w ≥ 0, exactly.
 *
 * @throws RangeError  for fewer than two criteria, comparisons below 1 or that contradict each other on best and worst
 * @see Rezaei (2016), Omega 64, 126–130. doi:10.1016/j.omega.2015.12.001
 * @example
 * bestWorst({ best: 0, worst: 1, bestToOthers: [1, 3], othersToWorst: [3, 1] }).weights; // => [0.75, 0.25]
 */
export function bestWorst(comparisons: BestWorstComparisons): BestWorst {
  requireComparable(comparisons);
  const { best, worst, bestToOthers, othersToWorst } = comparisons;
  const { ratio, threshold } = inputConsistency(bestToOthers, othersToWorst, bestToOthers[worst]!);
  // Only where every criterion agrees is ξ 0; w_j = w_B / a_Bj then.
  if (ratio <= TIE) {
    const raw = bestToOthers.map((times) => 1 / times);
    const sum = total(raw);
    return { weights: raw.map((each) => each / sum), xi: 0, consistencyRatio: ratio, threshold };
  }
  const others = bestToOthers.flatMap((times, j) =>
    j === best || j === worst ? [] : [{ fromBest: times, fromWorst: othersToWorst[j]! }],
  );
  const corner = bestCorner(bestToOthers[worst]!, others);
  const raw = bestToOthers.map((times, j) => {
    if (j === best) return corner.best;
    if (j === worst) return corner.worst;
    return Math.min((corner.best + 1) / times, othersToWorst[j]! * corner.worst + 1);
  });
  const sum = total(raw);
  return { weights: raw.map((each) => each / sum), xi: 1 / sum, consistencyRatio: ratio, threshold };
}

type Other = { readonly fromBest: number; readonly fromWorst: number };
type Corner = { readonly best: number; readonly worst: number };

/**
 * The programme divided by ξ: ξ is smallest where the sum of the weights, measured in ξ, is largest. Given the weights
 * of best and worst, every other weight is as large as its two limits allow, so only two unknowns are left, and the
 * sum rises in both. What is allowed lies between lines best = slope × worst ± within. They all rise, so one corner
 * is the largest in both unknowns: there the sum is largest, and only there.
 */
function bestCorner(bestToWorst: number, others: readonly Other[]): Corner {
  const limits = [
    { slope: bestToWorst, within: 1 },
    ...others.map(({ fromBest, fromWorst }) => ({ slope: fromBest * fromWorst, within: fromBest + 1 })),
  ];
  const lines = limits.flatMap(({ slope, within }) => [
    { slope, shift: within },
    { slope, shift: -within },
  ]);
  const corners = lines.flatMap((one, i) =>
    lines.slice(i + 1).flatMap((other): readonly Corner[] => {
      if (one.slope === other.slope) return [];
      const worst = (other.shift - one.shift) / (one.slope - other.slope);
      return [{ best: one.slope * worst + one.shift, worst }];
    }),
  );
  const allowed = corners.filter(({ best, worst }) =>
    limits.every(
      ({ slope, within }) => Math.abs(best - slope * worst) <= within + TIE * Math.max(1, Math.abs(best)),
    ),
  );
  return allowed.reduce((largest, each) => (each.worst > largest.worst ? each : largest));
}

const TIE = 1e-9;

function total(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function requireComparable({ best, worst, bestToOthers, othersToWorst }: BestWorstComparisons): void {
  const count = bestToOthers.length;
  if (count < 2 || othersToWorst.length !== count)
    throw new RangeError(
      `Cannot weight ${count} criteria by ${othersToWorst.length} comparisons with the worst`,
    );
  if (best === worst || bestToOthers[best] !== 1 || othersToWorst[worst] !== 1)
    throw new RangeError(
      `Cannot weight: best (${best}) and worst (${worst}) must be two criteria, each 1 to itself`,
    );
  for (const times of [...bestToOthers, ...othersToWorst])
    if (!(times >= 1 && times < Number.POSITIVE_INFINITY))
      throw new RangeError(`Cannot weight by the comparison ${times}: it must be at least 1`);
  if (bestToOthers[worst] !== othersToWorst[best])
    throw new RangeError(
      `Cannot weight: best to worst is ${bestToOthers[worst]} in one list and ${othersToWorst[best]} in the other`,
    );
}
