/**
 * The whole pipeline on one screen: an assessment is a pure function of framework, evidence and recipe.
 * The dice are in the recipe too: its seed decides every draw, so the same three give the same numbers anywhere.
 */

import {
  type AssessedPeriod,
  type Assessment,
  assessPriorities,
  bandColumn,
  changeBetween,
  checkData,
  createEngine,
  describeColumns,
  type Engine,
  type EngineInput,
  effectiveWeights,
  hasFixedScale,
  influenceOfChoices,
  intervalsOf,
  leaveOneOut,
  type MatchedScores,
  matchedScores,
  type NodeResult,
  noScoreCode,
  type PeriodChange,
  type Recipe,
  type Replays,
  replay,
  type SensitivityRuns,
  sensitivityOf,
  sensitivityRuns,
  sensitivityTargets,
} from "./assessment/index.ts";
import { checkDenominators, checkPeriods, type Evidence } from "./evidence/index.ts";
import { type Finding, finding } from "./finding.ts";
import type { Framework } from "./framework/index.ts";
import { rankDescending } from "./numerics/index.ts";
import { type ComparedPair, type PeriodInput, preparePeriods } from "./period-inputs.ts";

/** Above this many scores (units × indicators) leave-one-out and influence of choices are not computed. */
const EXPLORED = 1_000_000;

/**
 * Assess: from what security means here, what was seen and every choice of method to scores with intervals.
 *
 * @param replays  runs that were computed elsewhere, in parts, by the name of their input; else they are computed here
 * @param sampled  the same for the runs of the sensitivity analysis
 */
export function assess(
  framework: Framework,
  evidence: Evidence,
  recipe: Recipe,
  replays: ReadonlyMap<string, Replays> = new Map(),
  sampled?: SensitivityRuns,
): Assessment {
  const { own, pairs } = preparePeriods(framework, evidence, recipe);
  const { engine, base, nodes, replays: replayed } = score(own, replays);
  const explored = evidence.units.length * framework.indicators.length <= EXPLORED;
  const columns = describeColumns(engine, recipe);
  const assessed = {
    period: own.name,
    input: own.input,
    scale: base.scale,
    nodes,
    columns,
    replays: replayed,
  };
  const isComparable = hasFixedScale(recipe);
  const compared = pairs.map((pair) => comparePeriod(pair, assessed, { isComparable, given: replays }));
  const sensitivity = sensitivityAt(own.input, recipe, sampled);
  return {
    input: own.input,
    recipe,
    sources: evidence.sources,
    observations: evidence.observations,
    scale: base.scale,
    nodes,
    columns,
    derivedWeights: new Map([...base.derived].map(([at, weights]) => [engine.tree[at]!.id, weights])),
    leaveOneOut: explored ? leaveOneOut(engine, recipe, base) : null,
    influence: explored && replayed !== null ? influenceOfChoices(own.input, recipe) : null,
    replays: replayed,
    sensitivity,
    priorities: assessPriorities(own.input, recipe, evidence.voices),
    compared: compared.map(({ period }) => period),
    changes: compared.map(({ change }) => change),
    findings: [
      ...checkPeriods(evidence.observations, recipe.period),
      ...checkDenominators(framework.indicators, evidence, own.input.panel),
      ...checkData({ engine, input: own.input, recipe, base, observations: evidence.observations }),
      ...summaryFindings(nodes, replayed, sensitivity),
      ...columnFindings(own.input, engine, base),
      ...changeFindings(
        compared.map(({ period }) => period),
        isComparable,
      ),
    ],
  };
}

/** A further period, and what changed between it and the one assessed. */
function comparePeriod(
  { other, isEarlier, seen, matched }: ComparedPair,
  own: AssessedPeriod,
  { isComparable, given }: { readonly isComparable: boolean; readonly given: ReadonlyMap<string, Replays> },
): { readonly period: AssessedPeriod; readonly change: PeriodChange } {
  const { engine, base, nodes, replays } = score(other, given);
  const period = {
    period: other.name,
    input: other.input,
    scale: base.scale,
    nodes,
    columns: describeColumns(engine, other.recipe),
    replays,
  };
  const [before, after] = isEarlier ? [period, own] : [own, period];
  const scoresOf = (each: PeriodInput): MatchedScores =>
    matchedScores(each.input, each.recipe, replaysOf(each, given));
  const change = changeBetween(before, after, {
    seen,
    isComparable,
    matched: matched === null ? null : { before: scoresOf(matched.before), after: scoresOf(matched.after) },
  });
  return { period, change };
}

type ScoredPeriod = {
  readonly engine: Engine;
  readonly base: ReturnType<Engine["run"]>;
  readonly replays: Replays | null;
  readonly nodes: readonly NodeResult[];
};

/** The scores of one period, with their runs. */
function score(period: PeriodInput, given: ReadonlyMap<string, Replays>): ScoredPeriod {
  const { input, recipe } = period;
  const engine = createEngine(input);
  const base = engine.run(recipe);
  const replays = replaysOf(period, given);
  return { engine, base, replays, nodes: describeNodes(engine, base, recipe, replays) };
}

function replaysOf(
  { name, input, recipe }: PeriodInput,
  given: ReadonlyMap<string, Replays>,
): Replays | null {
  const { runs } = recipe.uncertainty;
  return runs === 0 ? null : (given.get(name) ?? replay(input, recipe, { first: 0, count: runs }));
}

function sensitivityAt(
  input: EngineInput,
  recipe: Recipe,
  sampled: SensitivityRuns | undefined,
): Assessment["sensitivity"] {
  if (sensitivityTargets(recipe, input.units).length === 0) return null;
  const { sample } = recipe.uncertainty.sensitivity!;
  return sensitivityOf(input, recipe, sampled ?? sensitivityRuns(input, recipe, { first: 0, rows: sample }));
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

/** Units that were screened out, and nodes whose weights the data refused. */
function columnFindings(
  { units }: EngineInput,
  { tree }: Engine,
  { nodes, derived }: ReturnType<Engine["run"]>,
): readonly Finding[] {
  const screened = noScoreCode("screened-out");
  const out = units.filter((_, u) => nodes[0]!.reason[u] === screened).map(({ id }) => id);
  const refused = [...derived].flatMap(([position, weights]) => {
    if (weights.shares !== null) return [];
    const { id, children } = tree[position]!;
    const named = weights.children.map((k) => tree[children[k]!]!.id).join(", ");
    const where = { file: "recipe.yaml", column: "weights" };
    return [finding("weights-refused", where, { id, problem: weights.problem, children: named })];
  });
  return [
    ...(out.length === 0
      ? []
      : [
          finding(
            "units-screened-out",
            { file: "recipe.yaml", column: "screen" },
            { count: out.length, of: units.length, units: out.slice(0, 20).join(", ") },
          ),
        ]),
    ...refused,
  ];
}

function summaryFindings(
  nodes: readonly NodeResult[],
  replays: Replays | null,
  sensitivity: Assessment["sensitivity"],
): readonly Finding[] {
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
    ...(sensitivity !== null && sensitivity.failed > 0
      ? [
          finding(
            "sensitivity-runs-failed",
            { file: "recipe.yaml", column: "uncertainty.sensitivity" },
            { count: sensitivity.failed, of: sensitivity.runs },
          ),
        ]
      : []),
  ];
}

/** What keeps a change from being read, said once for all units. */
function changeFindings(compared: readonly AssessedPeriod[], isComparable: boolean): readonly Finding[] {
  const where = { file: "recipe.yaml", column: "period.compareWith" };
  const empty = compared.filter(({ nodes }) => nodes[0]!.score.every(Number.isNaN));
  return [
    ...(compared.length > 0 && !isComparable ? [finding("change-not-comparable", where)] : []),
    ...empty.map(({ period }) => finding("change-without-scores", where, { period })),
  ];
}
