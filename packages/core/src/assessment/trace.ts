/** How one score came about: down the tree to the source row of every value. */

import type { AggregateChoice } from "../framework/index.ts";
import type { Assessment, NodeResult } from "./assessment.ts";
import type { WeightsChoice } from "./choices/index.ts";
import { createEngine, nodeRules, noScoreReason, SCORED, type TreeNode } from "./index/index.ts";
import { type IndicatorTrace, traceIndicator } from "./trace-indicator.ts";
import { benefitOfTheDoubt } from "./weights/index.ts";

export type Trace = {
  readonly id: string;
  readonly title: string;
  readonly kind: NodeResult["kind"];
  readonly score: number;
  readonly reason: string | null;
  readonly coverage: number;
  /** Share of the weight among all siblings, and among those that have a score here. */
  readonly share: number;
  readonly shareUsed: number;
  /**
   * What it adds to the score above: share used × score under an arithmetic mean; under benefit of the doubt the share
   * that the unit's own best weights give it. NaN otherwise.
   */
  readonly contribution: number;
  /** How the nodes below were joined, and where their weights come from; null for indicators. */
  readonly aggregate: AggregateChoice | null;
  readonly weights: WeightsChoice | null;
  readonly indicator: IndicatorTrace | null;
  readonly below: readonly Trace[];
};

/**
 * Trace the score of a unit at a node.
 *
 * @throws RangeError  for a unit or node that the assessment does not have
 */
export function traceScore(assessment: Assessment, unit: string, node: string): Trace {
  const u = assessment.input.units.findIndex((each) => each.id === unit);
  if (u < 0) throw new RangeError(`Cannot trace unit "${unit}": the assessment does not have it`);
  const position = assessment.nodes.findIndex((each) => each.id === node);
  if (position < 0) throw new RangeError(`Cannot trace node "${node}": the framework does not have it`);
  const engine = createEngine(assessment.input);

  function visit(at: number, shareUsed: number, contribution: number): Trace {
    const result = assessment.nodes[at]!;
    const treeNode = engine.tree[at]!;
    const rules = treeNode.kind === "indicator" ? null : nodeRules(engine.tree, assessment.recipe, at);
    const aggregate = rules?.aggregate ?? null;
    const scored = treeNode.children.filter((child) => assessment.nodes[child]!.reason[u] === SCORED);
    const total = scored.reduce((sum, child) => sum + assessment.nodes[child]!.share, 0);
    const score = result.score[u]!;
    return {
      id: result.id,
      title: result.title,
      kind: result.kind,
      score,
      reason: noScoreReason(result.reason[u]!),
      coverage: result.coverage[u]!,
      share: result.share,
      shareUsed,
      contribution,
      aggregate,
      weights: rules?.weights ?? null,
      indicator: treeNode.indicator < 0 ? null : traceIndicator(assessment, treeNode.indicator, u),
      below: treeNode.children.map((child) => {
        if (aggregate?.method === "benefit-of-the-doubt") {
          const own = ownShares(assessment, treeNode, aggregate, u).get(child) ?? Number.NaN;
          return visit(child, own, own * score);
        }
        const used = scored.includes(child) ? assessment.nodes[child]!.share / total : 0;
        const additive = aggregate?.method === "arithmetic";
        return visit(child, used, additive ? used * assessment.nodes[child]!.score[u]! : Number.NaN);
      }),
    };
  }

  return visit(position, 1, Number.NaN);
}

/** The share of its score that each part makes up in the unit's own favour, by position of the part. */
function ownShares(
  { nodes }: Assessment,
  { id, children }: TreeNode,
  { minShare = 0, maxShare = 1 }: AggregateChoice,
  u: number,
): ReadonlyMap<number, number> {
  const weighing = children.filter((child) => nodes[child]!.share > 0);
  const bounds = minShare > 0 || maxShare < 1 ? { bounds: { low: minShare, high: maxShare } } : {};
  // Who got no score was nobody's peer.
  const { reason } = nodes.find((each) => each.id === id)!;
  const columns = weighing.map((child) =>
    nodes[child]!.score.map((each, v) => (reason[v] === SCORED ? each : Number.NaN)),
  );
  const { shares } = benefitOfTheDoubt(columns, bounds);
  return new Map(weighing.map((child, k) => [child, shares[k]![u]!]));
}
