/** One node's scores from those below it: coverage first, then the aggregate of what is there. */

import type { AggregateChoice } from "../../framework/index.ts";
import type { Recipe } from "../recipe.ts";
import { aggregatorOf } from "./aggregate/index.ts";
import { noScoreCode, SCORED } from "./no-score.ts";

/** Columns, one entry per unit. */
export type NodeScores = {
  /** NaN where there is none. */
  readonly score: Float64Array;
  /** Share of the leaves (or children) below with a value that was not imputed; NaN without any indicator. */
  readonly coverage: Float64Array;
  /** 0 where there is a score, else a code of `noScoreReason`. */
  readonly reason: Uint8Array;
  readonly inUnitRange: boolean;
};

export type ChildScores = {
  readonly scores: NodeScores;
  /** Share of the weight among its siblings. */
  readonly share: number;
  /** Indicators at or below the child. */
  readonly leafCount: number;
};

// 13 of 20 values are a coverage of 0.65, whatever the rounding says.
const TIE = 1e-9;

/** Score one node for every unit. */
export function scoreNode(
  children: readonly ChildScores[],
  options: {
    readonly unitCount: number;
    readonly missing: Recipe["missing"];
    readonly aggregate: AggregateChoice;
  },
): NodeScores {
  const { unitCount, missing } = options;
  const score = new Float64Array(unitCount).fill(Number.NaN);
  const coverage = new Float64Array(unitCount).fill(Number.NaN);
  const reason = new Uint8Array(unitCount);
  if (children.length === 0) {
    return { score, coverage, reason: reason.fill(noScoreCode("no-indicators")), inUnitRange: true };
  }

  const aggregate = aggregatorOf(options.aggregate);
  const worth = coverageWorth(children, missing);
  const total = worth.reduce((a, b) => a + b, 0);
  const present = new Float64Array(children.length);
  const weights = new Float64Array(children.length);
  let inUnitRange = true;
  for (let u = 0; u < unitCount; u++) {
    let counted = 0;
    let count = 0;
    let gaps = 0;
    for (let k = 0; k < children.length; k++) {
      const { scores, share, leafCount } = children[k]!;
      const own =
        missing.of === "leaves" || leafCount === 1
          ? scores.coverage[u]!
          : scores.reason[u] === SCORED
            ? 1
            : 0;
      counted += worth[k]! * own;
      if (Number.isNaN(scores.score[u]!)) {
        gaps++;
      } else if (share > 0) {
        present[count] = scores.score[u]!;
        weights[count] = share;
        count++;
      }
    }
    const covered = counted / total;
    coverage[u] = covered;
    if (covered < missing.minCoverage - TIE) reason[u] = noScoreCode("coverage-below-floor");
    else if (missing.rule === "strict" && gaps > 0) reason[u] = noScoreCode("gap-not-allowed");
    else if (count === 0) reason[u] = noScoreCode("no-value");
    else {
      const value = aggregate(present, weights, count);
      score[u] = value;
      if (Number.isNaN(value)) reason[u] = noScoreCode("not-computable");
      if (value < -TIE || value > 1 + TIE) inUnitRange = false;
    }
  }
  return { score, coverage, reason, inUnitRange };
}

/** What each child counts for in the coverage of its parent: whole numbers, unless coverage goes by weight. */
function coverageWorth(children: readonly ChildScores[], { of, by }: Recipe["missing"]): readonly number[] {
  return children.map(({ leafCount, share }) => (by === "weight" ? share : of === "leaves" ? leafCount : 1));
}
