import type { Aggregator } from "./aggregator.ts";

export type MazziottaParetoOptions = {
  /** `minus` where a high score is good: imbalance lowers it. `plus` where it is bad: imbalance raises it. */
  readonly penalty: "minus" | "plus";
  /** Spread over n (the papers), or over n − 1. */
  readonly variance: "population" | "sample";
};

/**
 * The Mazziotta–Pareto index of one unit: M ∓ S · cv = M ∓ S² / M, M and S the weighted mean and standard
 * deviation of its scores. Made for scores around 100 (z-scores of mean 100 and deviation 10, or the adjusted
 * index's goalposts of 70 and 130); the result may leave the scale of its scores.
 *
 * NaN where the mean is not above 0 and the scores differ. Sample variance of a single score counts as 0.
 *
 * @see De Muro, Mazziotta & Pareto (2011), Social Indicators Research 104, 1–18. doi:10.1007/s11205-010-9727-z
 * @example
 * mazziottaPareto({ penalty: "minus", variance: "population" })([90, 110], [1, 1], 2); // => 99
 * mazziottaPareto({ penalty: "plus", variance: "sample" })([90, 110], [1, 1], 2); // => 102
 */
export function mazziottaPareto({ penalty, variance }: MazziottaParetoOptions): Aggregator {
  const sign = penalty === "minus" ? -1 : 1;
  return (scores, weights, count) => {
    let sum = 0;
    let total = 0;
    for (let i = 0; i < count; i++) {
      sum += scores[i]! * weights[i]!;
      total += weights[i]!;
    }
    const mean = sum / total;
    let squares = 0;
    for (let i = 0; i < count; i++) squares += weights[i]! * (scores[i]! - mean) ** 2;
    const spread = (squares / total) * (variance === "sample" && count > 1 ? count / (count - 1) : 1);
    if (spread === 0) return mean;
    return mean > 0 ? mean + (sign * spread) / mean : Number.NaN;
  };
}
