/** The spread of many linearised totals over the clusters of a sample, summed while clusters pass by once, in order. */

import type { DesignIndex, LonelyRule } from "../../evidence/index.ts";

export type Spread = {
  readonly index: DesignIndex;
  readonly lonely: LonelyRule;
  /** Totals followed at once. */
  readonly width: number;
  readonly stages: readonly StageSpread[];
};

type StageSpread = {
  /** Stratum, or cluster of the stage above, whose clusters are passing; −1 before the first. */
  open: number;
  /** Of its clusters so far: sums of their totals and of the squares of these. */
  readonly sum: Float64Array;
  readonly squares: Float64Array;
  readonly variance: Float64Array;
  runs: number;
  lonelyRuns: number;
};

export function startSpread(index: DesignIndex, lonely: LonelyRule, width: number): Spread {
  return {
    index,
    lonely,
    width,
    stages: index.stages.map(() => ({
      open: -1,
      sum: new Float64Array(width),
      squares: new Float64Array(width),
      variance: new Float64Array(width),
      runs: 0,
      lonelyRuns: 0,
    })),
  };
}

/** Whether a leaf begins another stratum, or another cluster of the stage above, than the one that is open. */
export function isElsewhere(spread: Spread, leaf: number): boolean {
  return spread.stages.at(-1)!.open !== spread.index.stages.at(-1)!.parent[leaf];
}

/** Close what is open at the last stage, if anything, and open the parent of a leaf. */
export function openFor(spread: Spread, leaf: number): void {
  const last = spread.stages.length - 1;
  close(spread, last);
  spread.stages[last]!.open = spread.index.stages[last]!.parent[leaf]!;
}

/** Variances of the totals, once every leaf with anybody in it has passed. */
export function finishSpread(spread: Spread): Float64Array {
  for (let s = spread.stages.length - 1; s >= 0; s--) close(spread, s);
  const sum = new Float64Array(spread.width);
  for (const { variance, runs, lonelyRuns } of spread.stages) {
    const scale = lonelyRuns === 0 ? 1 : runs / (runs - lonelyRuns);
    for (let e = 0; e < sum.length; e++) sum[e]! += variance[e]! * scale;
  }
  return sum;
}

// As in covarianceOfTotals(): below this share not drawn, a stratum represents itself.
const DRAWN_WHOLE = 1e-7;

function close(spread: Spread, s: number): void {
  const here = spread.stages[s]!;
  if (here.open === -1) return;
  const { sampled, population, rate } = spread.index.stages[s]!;
  const parent = here.open;
  const drawn = sampled[parent]!;
  const there = population[parent]!;
  const left = there === Number.POSITIVE_INFINITY ? 1 : (there - drawn) / there;
  const { sum, squares, variance } = here;
  here.runs++;
  if (!(left < DRAWN_WHOLE)) {
    if (drawn > 1) {
      const scale = (rate[parent]! * left * drawn) / (drawn - 1);
      // Clusters in which nobody of the population lives have the total 0, and count among those drawn.
      for (let e = 0; e < sum.length; e++) {
        variance[e]! += scale * Math.max(0, squares[e]! - (sum[e]! * sum[e]!) / drawn);
      }
    } else if (spread.lonely === "adjust") {
      for (let e = 0; e < sum.length; e++) variance[e]! += rate[parent]! * left * squares[e]!;
    } else if (spread.lonely === "average") here.lonelyRuns++;
    else if (spread.lonely === "fail") variance.fill(Number.NaN);
  }
  if (s > 0) passUp(spread, s - 1, parent, sum);
  sum.fill(0);
  squares.fill(0);
  here.open = -1;
}

/** What the clusters within a cluster add up to is its own total at the stage above. */
function passUp(spread: Spread, s: number, cluster: number, totals: Float64Array): void {
  const above = spread.stages[s]!;
  const parent = spread.index.stages[s]!.parent[cluster]!;
  if (above.open !== parent) {
    close(spread, s);
    above.open = parent;
  }
  for (let e = 0; e < totals.length; e++) {
    above.sum[e]! += totals[e]!;
    above.squares[e]! += totals[e]! * totals[e]!;
  }
}
