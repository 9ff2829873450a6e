/**
 * The whole pipeline on one screen: an assessment is a pure function of framework, evidence and recipe.
 * The dice are in the recipe too: its seed decides every draw, so the same three give the same numbers anywhere.
 */

import {
  type AssessedPeriod,
  type Assessment,
  assessLinks,
  assessPriorities,
  assessVoices,
  changeBetween,
  changeFindings,
  checkData,
  columnFindings,
  createEngine,
  describeColumns,
  describeNodes,
  type Engine,
  type EngineInput,
  hasFixedScale,
  influenceOfChoices,
  leaveOneOut,
  linkFindings,
  type MatchedScores,
  matchedScores,
  type NodeResult,
  type PeriodChange,
  type Recipe,
  type Replays,
  replay,
  type SensitivityRuns,
  sensitivityOf,
  sensitivityRuns,
  sensitivityTargets,
  summaryFindings,
} from "./assessment/index.ts";
import {
  type AnswersBehind,
  answersBehind,
  checkDenominators,
  checkPeriods,
  type Evidence,
} from "./evidence/index.ts";
import type { Framework } from "./framework/index.ts";
import { monthlyPanels } from "./outlook/index.ts";
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
  const links = linksOf(framework, evidence, recipe);
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
    priorities: assessPriorities(own.input, recipe, evidence.voices, behindOf(evidence)),
    voices: evidence.survey === undefined ? null : assessVoices(evidence.survey, own.input, recipe),
    links,
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
      ...linkFindings(links),
    ],
  };
}

function linksOf(framework: Framework, evidence: Evidence, recipe: Recipe): Assessment["links"] {
  const { links, survey } = evidence;
  if (links === undefined) return null;
  const { seed } = recipe.uncertainty;
  const causes = survey?.causes ?? null;
  const panels = recipe.links?.hypotheses === undefined ? [] : monthlyPanels(evidence, recipe.outlook);
  return assessLinks(framework, links, { choice: recipe.links, seed, panels, causes });
}

function behindOf({ survey }: Evidence): AnswersBehind {
  return survey === undefined ? new Map() : answersBehind(survey.items);
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
