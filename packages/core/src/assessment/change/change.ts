/** What changed between two periods: unit by unit, node by node, with how likely it is an improvement. */

import { type ColumnDescription, type EngineInput, noScoreReason } from "../index/index.ts";
import type { NodeResult } from "../node-result.ts";
import type { Replays } from "../uncertainty/index.ts";
import { basisOf, type NodeBasis, type SeenColumn } from "./basis.ts";
import { changeCode, LIKELIHOOD_GIVEN } from "./change-reason.ts";
import type { MatchedScores, TwoPeriods } from "./matched.ts";
import { canPair, runsOnBaseScale, scoresIn, spreadOf } from "./paired-runs.ts";

/** One period as it was assessed. */
export type AssessedPeriod = {
  readonly period: string;
  readonly input: EngineInput;
  readonly scale: "unit" | "native";
  readonly nodes: readonly NodeResult[];
  /** What was done to the columns of the scored indicators. */
  readonly columns: readonly ColumnDescription[];
  readonly replays: Replays | null;
};

/** One node's change; columns have one entry per unit, NaN where there is none. */
export type NodeChange = {
  /** Position among the nodes of the assessment. */
  readonly node: number;
  readonly before: Float64Array;
  readonly after: Float64Array;
  /** After − before: above 0 is more secure. */
  readonly change: Float64Array;
  /** 5–95 % over the runs, paired; NaN at indicators and without runs. */
  readonly changeLow: Float64Array;
  readonly changeHigh: Float64Array;
  /** Share of the runs in which the score rose, ties counting half; NaN where `reason` says why. */
  readonly pImproved: Float64Array;
  /** Of the indicators with a value in both periods, the share that rests on another observation. */
  readonly renewed: Float64Array;
  /** Codes of `breakCode`, 0 for none. */
  readonly breaks: Uint8Array;
  /** 0 where there is a probability, else a code of `changeReason`. */
  readonly reason: Uint8Array;
  /** The same over the indicators that both periods have, from the same source. */
  readonly matched: MatchedChange;
};

/** Columns, one entry per unit, NaN where there is none; without any break they are those of the change itself. */
export type MatchedChange = {
  readonly before: Float64Array;
  readonly after: Float64Array;
  readonly change: Float64Array;
  readonly changeLow: Float64Array;
  readonly changeHigh: Float64Array;
  readonly pImproved: Float64Array;
  /** Share of the node's indicators that count in it. */
  readonly coverage: Float64Array;
};

export type PeriodChange = {
  /** The earlier and the later period. */
  readonly from: string;
  readonly to: string;
  /** In the order of the assessment's nodes. */
  readonly nodes: readonly NodeChange[];
  /** Runs over what both periods have, to be read run by run; null without runs. */
  readonly replays: TwoPeriods<Replays> | null;
};

export type ChangeContext = {
  /** What `compareBasis` found for the two panels. */
  readonly seen: SeenColumn;
  /** Scores over what both periods have; null where that is everything. */
  readonly matched: TwoPeriods<MatchedScores> | null;
  /** Whether scores of both periods lie on one scale. */
  readonly isComparable: boolean;
};

/**
 * The change from one period to a later one. Both were assessed with the same framework, recipe and random streams.
 *
 * @param before  the earlier period
 */
export function changeBetween(
  before: AssessedPeriod,
  after: AssessedPeriod,
  { seen, matched, isComparable }: ChangeContext,
): PeriodChange {
  const leaves = leavesOf(before.nodes);
  const pair = pairOf(before.replays, after.replays);
  const matchedPair = matched === null ? pair : pairOf(matched.before.replays, matched.after.replays);
  return {
    from: before.period,
    to: after.period,
    replays: matchedPair,
    nodes: before.nodes.map((node, position): NodeChange => {
      const basis = basisOf(seen, leaves[position]!, before.input.units.length);
      const scores = { before: node.score, after: after.nodes[position]!.score };
      const given = isComparable && before.scale === after.scale;
      const plain = differences(scores, given ? position : null, pair);
      const matchedNode =
        matched === null
          ? scores
          : {
              before: whereBroken(basis, matched.before.scores[position]!, scores.before),
              after: whereBroken(basis, matched.after.scores[position]!, scores.after),
            };
      const like =
        matched === null
          ? plain
          : differences(matchedNode, given ? position : null, matchedPair, { basis, plain });
      const isLeaf = node.kind === "indicator";
      const reason = Uint8Array.from(node.score, (_, u) =>
        given ? reasonOf(scores, basis, u, { isLeaf, above: plain.above[u]! }) : changeCode("scale-moves"),
      );
      return {
        node: position,
        ...scores,
        change: plain.change,
        changeLow: plain.low,
        changeHigh: plain.high,
        pImproved: plain.above.map((above, u) => (reason[u] === LIKELIHOOD_GIVEN ? above : Number.NaN)),
        renewed: basis.renewed,
        breaks: basis.breaks,
        reason,
        matched: {
          ...matchedNode,
          change: like.change,
          changeLow: like.low,
          changeHigh: like.high,
          // Where nothing was seen anew, the runs say nothing about people.
          pImproved: like.above.map((above, u) => (basis.renewed[u]! > 0 ? above : Number.NaN)),
          coverage: basis.matched.map((count) => count / leaves[position]!.length),
        },
      };
    }),
  };
}

/** The indicators at or below each node that the recipe takes in, as positions in the framework. */
export function leavesOf(nodes: readonly NodeResult[]): readonly (readonly number[])[] {
  const leaves = new Map(nodes.map((node) => [node.id, [] as number[]]));
  const parents = new Map(nodes.map((node) => [node.id, node.parent]));
  for (const { id, indicator, reason } of nodes) {
    const isOut = reason.length > 0 && reason.every((code) => noScoreReason(code) === "left-out");
    if (indicator < 0 || isOut) continue;
    for (let at: string | null = id; at !== null; at = parents.get(at) ?? null)
      leaves.get(at)!.push(indicator);
  }
  return nodes.map((node) => leaves.get(node.id)!);
}

/** A matched column; a unit without any break has nothing to match, and keeps what it has. */
function whereBroken({ breaks }: NodeBasis, matched: Float64Array, plain: Float64Array): Float64Array {
  return matched.map((value, u) => (breaks[u] === 0 ? plain[u]! : value));
}

type Pair = TwoPeriods<Replays> & { readonly runs: readonly number[] };

function pairOf(before: Replays | null, after: Replays | null): Pair | null {
  if (before === null || after === null || !canPair(before, after)) return null;
  return { before, after, runs: runsOnBaseScale(before, after) };
}

type Differences = {
  readonly change: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly above: Float64Array;
};

/** After − before for every unit, in the assessment and over the runs. */
function differences(
  { before, after }: TwoPeriods<Float64Array>,
  /** Position of the node; null where a difference would mean nothing. */
  position: number | null,
  pair: Pair | null,
  /** Differences that are known already, where there is no break. */
  known: { readonly basis: NodeBasis; readonly plain: Differences } | null = null,
): Differences {
  const none = (): Float64Array => new Float64Array(before.length).fill(Number.NaN);
  if (position === null) return { change: none(), low: none(), high: none(), above: none() };
  const change = before.map((from, u) => after[u]! - from);
  const target = pair === null ? -1 : pair.before.targets.indexOf(position);
  const columns = { change, low: none(), high: none(), above: none() };
  if (pair === null || target < 0) return columns;
  for (let unit = 0; unit < change.length; unit++) {
    if (Number.isNaN(change[unit]!)) continue;
    if (known !== null && known.basis.breaks[unit] === 0) {
      for (const each of ["low", "high", "above"] as const) columns[each][unit] = known.plain[each][unit]!;
      continue;
    }
    const at = { target, unit, unitCount: change.length };
    const earlier = scoresIn(pair.before, pair.runs, at);
    const later = scoresIn(pair.after, pair.runs, at);
    for (let run = 0; run < later.length; run++) later[run]! -= earlier[run]!;
    const spread = spreadOf(later);
    columns.low[unit] = spread.low;
    columns.high[unit] = spread.high;
    columns.above[unit] = spread.above;
  }
  return columns;
}

/** Runs can say how likely an improvement is only where both scores rest on the same things, seen anew. */
function reasonOf(
  { before, after }: TwoPeriods<Float64Array>,
  { breaks, renewed }: NodeBasis,
  u: number,
  { isLeaf, above }: { readonly isLeaf: boolean; readonly above: number },
): number {
  if (Number.isNaN(before[u]!)) return changeCode("no-score-before");
  if (Number.isNaN(after[u]!)) return changeCode("no-score-after");
  if (breaks[u] !== 0) return changeCode("break");
  if (Number.isNaN(renewed[u]!)) return changeCode("imputed");
  if (renewed[u] === 0) return changeCode("same-observation");
  if (isLeaf) return changeCode("not-replayed");
  return Number.isNaN(above) ? changeCode("no-runs") : LIKELIHOOD_GIVEN;
}
