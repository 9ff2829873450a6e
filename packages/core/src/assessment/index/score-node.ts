/** One node's scores from those below it: coverage first, then the aggregate of what is there. */

import type { AggregateChoice } from "../../framework/index.ts";
import type { MissingChoice } from "../choices/index.ts";
import { aggregatorOf, crossUnitAggregator, isCrossUnit } from "./aggregate/index.ts";
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

export type ScoreOptions = {
  readonly unitCount: number;
  readonly missing: MissingChoice;
  readonly aggregate: AggregateChoice;
  /** 1 for units that were screened out; null for none. */
  readonly screenedOut?: Uint8Array | null;
};

// 13 of 20 values are a coverage of 0.65, whatever the rounding says.
const TIE = 1e-9;

/** Score one node for every unit. */
export function scoreNode(children: readonly ChildScores[], options: ScoreOptions): NodeScores {
  const { unitCount, aggregate } = options;
  const score = new Float64Array(unitCount).fill(Number.NaN);
  if (children.length === 0) {
    const coverage = score.slice();
    const reason = new Uint8Array(unitCount).fill(noScoreCode("no-indicators"));
    return { score, coverage, reason, inUnitRange: true };
  }
  const { coverage, reason } = coverUnits(children, options);
  if (isCrossUnit(aggregate.method)) {
    const weighing = children.filter(({ share }) => share > 0);
    const columns = weighing.map(({ scores }) =>
      scores.score.map((each, u) => (reason[u] === SCORED ? each : Number.NaN)),
    );
    score.set(
      crossUnitAggregator(aggregate)(
        columns,
        weighing.map(({ share }) => share),
      ),
    );
  } else aggregateUnits(children, aggregate, reason, score);
  let inUnitRange = true;
  for (let u = 0; u < unitCount; u++) {
    const value = score[u]!;
    if (reason[u] === SCORED && Number.isNaN(value)) reason[u] = noScoreCode("not-computable");
    if (value < -TIE || value > 1 + TIE) inUnitRange = false;
  }
  return { score, coverage, reason, inUnitRange };
}

/** The coverage of every unit, and why it gets no score: nothing there, too little, or a gap where none is allowed. */
function coverUnits(
  children: readonly ChildScores[],
  { unitCount, missing, screenedOut = null }: ScoreOptions,
): Pick<NodeScores, "coverage" | "reason"> {
  const coverage = new Float64Array(unitCount);
  const reason = new Uint8Array(unitCount);
  const worth = coverageWorth(children, missing);
  const total = worth.reduce((a, b) => a + b, 0);
  for (let u = 0; u < unitCount; u++) {
    let counted = 0;
    let present = 0;
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
      if (Number.isNaN(scores.score[u]!)) gaps++;
      else if (share > 0) present++;
    }
    const covered = counted / total;
    coverage[u] = covered;
    if (screenedOut?.[u] === 1) reason[u] = noScoreCode("screened-out");
    else if (covered < missing.minCoverage - TIE) reason[u] = noScoreCode("coverage-below-floor");
    else if (missing.rule === "strict" && gaps > 0) reason[u] = noScoreCode("gap-not-allowed");
    else if (present === 0) reason[u] = noScoreCode("no-value");
  }
  return { coverage, reason };
}

/** Units one by one: what is there, with its weight. */
function aggregateUnits(
  children: readonly ChildScores[],
  choice: AggregateChoice,
  reason: Uint8Array,
  into: Float64Array,
): void {
  const aggregate = aggregatorOf(choice);
  const present = new Float64Array(children.length);
  const weights = new Float64Array(children.length);
  for (let u = 0; u < into.length; u++) {
    if (reason[u] !== SCORED) continue;
    let count = 0;
    for (let k = 0; k < children.length; k++) {
      const { scores, share } = children[k]!;
      if (!(share > 0) || Number.isNaN(scores.score[u]!)) continue;
      present[count] = scores.score[u]!;
      weights[count] = share;
      count++;
    }
    const value = aggregate(present, weights, count);
    // Squares of what is near the end of the numbers have no place among them.
    into[u] = Number.isFinite(value) ? value : Number.NaN;
  }
}

/** What each child counts for in the coverage of its parent: whole numbers, unless coverage goes by weight. */
function coverageWorth(children: readonly ChildScores[], { of, by }: MissingChoice): readonly number[] {
  return children.map(({ leafCount, share }) => (by === "weight" ? share : of === "leaves" ? leafCount : 1));
}
