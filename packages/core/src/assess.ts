/**
 * The whole pipeline on one screen: an assessment is a pure function of framework, evidence and recipe.
 * The dice are in the recipe too: its seed decides every draw, so the same three give the same numbers anywhere.
 */

import {
  type Assessment,
  bandColumn,
  createEngine,
  type Engine,
  type EngineInput,
  effectiveWeights,
  influenceOfChoices,
  intervalsOf,
  leaveOneOut,
  type NodeResult,
  type Recipe,
  type Replays,
  replay,
} from "./assessment/index.ts";
import { checkDenominators, checkPeriods, type Evidence, selectPanel } from "./evidence/index.ts";
import { type Finding, finding } from "./finding.ts";
import type { Framework } from "./framework/index.ts";
import { rankDescending } from "./numerics/index.ts";

/** Above this many scores (units × indicators) leave-one-out and influence of choices are not computed. */
const EXPLORED = 1_000_000;

/** Choose what the engine reads: the values that stand for the recipe's period. */
export function prepare(framework: Framework, evidence: Evidence, recipe: Recipe): EngineInput {
  const panel = selectPanel(framework.indicators, evidence, {
    period: recipe.period,
    belowDetection: recipe.missing.belowDetection,
  });
  return { framework, panel, units: evidence.units, weightSets: evidence.weightSets };
}

/**
 * Assess: from what security means here, what was seen and every choice of method to scores with intervals.
 *
 * @param replays  the recipe's runs where they were computed elsewhere, in parts; else they are computed here
 */
export function assess(
  framework: Framework,
  evidence: Evidence,
  recipe: Recipe,
  replays?: Replays,
): Assessment {
  const input = prepare(framework, evidence, recipe);
  const engine = createEngine(input);
  const base = engine.run(recipe);
  const { runs } = recipe.uncertainty;
  const replayed = runs === 0 ? null : (replays ?? replay(input, recipe, { first: 0, count: runs }));
  const explored = evidence.units.length * framework.indicators.length <= EXPLORED;
  const nodes = describeNodes(engine, base, recipe, replayed);
  return {
    input,
    recipe,
    sources: evidence.sources,
    observations: evidence.observations,
    scale: base.scale,
    nodes,
    leaveOneOut: explored ? leaveOneOut(engine, recipe, base) : null,
    influence: explored && replayed !== null ? influenceOfChoices(input, recipe) : null,
    replays: replayed,
    findings: [
      ...checkPeriods(evidence.observations, recipe.period),
      ...checkDenominators(framework.indicators, evidence, input.panel),
      ...summaryFindings(nodes, replayed),
    ],
  };
}

function describeNodes(
  engine: Engine,
  base: ReturnType<Engine["run"]>,
  recipe: Recipe,
  replays: Replays | null,
): readonly NodeResult[] {
  const unitCount = base.nodes[0]!.score.length;
  const intervals = new Map(
    (replays === null ? [] : intervalsOf(replays, unitCount)).map((each) => [each.node, each]),
  );
  const effective = effectiveWeights(engine.tree, base.shares);
  return engine.tree.map((node, position): NodeResult => {
    const { score, coverage, reason } = base.nodes[position]!;
    const parent = engine.tree[node.parent];
    const share =
      parent === undefined ? 1 : (base.shares[node.parent]![parent.children.indexOf(position)] ?? 0);
    const interval = intervals.get(position);
    return {
      id: node.id,
      title: node.title,
      kind: node.kind,
      parent: parent?.id ?? null,
      depth: node.depth,
      indicator: node.indicator,
      leafCount: node.leaves.length,
      share,
      effectiveWeight: effective[position]!,
      score,
      rank: rankDescending(score),
      coverage,
      reason,
      band: base.scale === "unit" && node.kind !== "indicator" ? bandColumn(score, recipe.bands) : null,
      // A unit without a score of its own gets no interval from runs that happened to fill its gaps.
      interval: interval === undefined ? null : maskInterval(interval, score),
    };
  });
}

function maskInterval(
  interval: {
    readonly scoreLow: Float64Array;
    readonly scoreHigh: Float64Array;
    readonly rankLow: Float64Array;
    readonly rankHigh: Float64Array;
  },
  score: Float64Array,
): NodeResult["interval"] {
  const mask = (column: Float64Array): Float64Array =>
    column.map((value, u) => (Number.isNaN(score[u]!) ? Number.NaN : value));
  return {
    scoreLow: mask(interval.scoreLow),
    scoreHigh: mask(interval.scoreHigh),
    rankLow: mask(interval.rankLow),
    rankHigh: mask(interval.rankHigh),
  };
}

function summaryFindings(nodes: readonly NodeResult[], replays: Replays | null): readonly Finding[] {
  const index = nodes[0]!;
  const without = index.score.reduce((count, score) => (Number.isNaN(score) ? count + 1 : count), 0);
  const failed = replays?.failed.reduce((sum, each) => sum + each, 0) ?? 0;
  return [
    ...(without > 0
      ? [finding("units-without-score", { file: "scores.csv" }, { count: without, of: index.score.length })]
      : []),
    ...(failed > 0
      ? [
          finding(
            "runs-failed",
            { file: "recipe.yaml", column: "uncertainty" },
            { count: failed, of: replays!.count },
          ),
        ]
      : []),
  ];
}
