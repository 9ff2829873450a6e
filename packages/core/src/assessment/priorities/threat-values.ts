/** What is known of every threat in one place: each criterion's value with its range, and its groups. */

import type { AnswersBehind, Unit } from "../../evidence/index.ts";
import { contentHash, type Threat } from "../../framework/index.ts";
import { drawDirichlet, type RandomStream, randomStream } from "../../numerics/index.ts";
import type { Recipe } from "../recipe.ts";
import type { AnchoredIndicator, AnchoredScores } from "./anchored-scores.ts";
import type { Criterion } from "./criteria.ts";
import { pervasivenessOfGroups } from "./pervasiveness.ts";
import type { PreparedThreat } from "./priorities.ts";
import type { PrioritiesChoice } from "./priorities-schema.ts";
import { type GroupSeverity, severityOverGroups } from "./severity.ts";
import { rangeOver, type ScoredIndicator } from "./shortfall.ts";

/** Threats with the indicators of each criterion found, and in each replay the weights they have. */
export type LinkedThreat = {
  readonly threat: Threat;
  readonly criteria: readonly LinkedCriterion[];
};

type LinkedCriterion = {
  readonly indicators: readonly AnchoredIndicator[];
  /** Indicators named that have no scale to be read on. */
  readonly unusable: readonly string[];
  /** Entry `run × indicators + indicator`; null where the recipe draws no weights, or nothing is to be weighed. */
  readonly drawnWeights: Float64Array | null;
};

/** A stream that belongs to what it draws for, so that nothing depends on what else is drawn. */
export function streamFor(seed: number, ...drawsFor: readonly string[]): RandomStream {
  return randomStream(Number.parseInt(contentHash([seed, ...drawsFor]).slice(0, 7), 16), 0);
}

/** Find the indicators of every threat; where the recipe draws weights around a set, theirs are drawn the same way. */
export function linkThreats(
  threats: readonly Threat[],
  criteria: readonly Criterion[],
  scores: AnchoredScores,
  { seed, vary }: Recipe["uncertainty"],
): readonly LinkedThreat[] {
  const concentration = vary.findLast(({ at, dirichlet }) => at === "weights" && dirichlet !== undefined)
    ?.dirichlet?.concentration;
  return threats.map((threat) => ({
    threat,
    criteria: criteria.map(({ id, indicatorsOf }) => {
      const named = [...new Set(indicatorsOf(threat))];
      const indicators = named.flatMap((each) => scores.indicators.get(each) ?? []);
      const unusable = named.filter((each) => !scores.indicators.has(each));
      const total = indicators.reduce((sum, { weight }) => sum + weight, 0);
      const isDrawn = concentration !== undefined && indicators.length > 1 && total > 0;
      if (!isDrawn) return { indicators, unusable, drawnWeights: null };
      const random = streamFor(seed, "weights", threat.id, id);
      const shares = indicators.map(({ weight }) => weight / total);
      const drawnWeights = new Float64Array(scores.runs * shares.length);
      for (let run = 0; run < scores.runs; run++)
        drawnWeights.set(drawDirichlet(random, shares, concentration), run * shares.length);
      return { indicators, unusable, drawnWeights };
    }),
  }));
}

/** A place, and the population groups inside it, by position among the units. */
export type PlaceUnits = { readonly place: number; readonly groups: readonly number[] };

/** Everything of the threats in one place that priorities read. */
export function prepareThreats(
  linked: readonly LinkedThreat[],
  { place, groups }: PlaceUnits,
  { units, behind }: { readonly units: readonly Unit[]; readonly behind: AnswersBehind },
  choice: PrioritiesChoice,
  runs: number,
): readonly PreparedThreat[] {
  const nothing = { value: Number.NaN, replays: new Float64Array(runs).fill(Number.NaN) };
  return linked.map(({ threat, criteria }): PreparedThreat => {
    const [severities, ...others] = criteria as [LinkedCriterion, ...LinkedCriterion[]];
    const [reaches, ...further] = others;
    const own = valuesOf(severities, place, choice.minCoverage, runs);
    const inGroups = groups.map((unit) => ({
      unit,
      ...valuesOf(severities, unit, choice.minCoverage, runs),
    }));
    const groupsWith = (severityOf: (each: Values) => number): readonly GroupSeverity[] =>
      inGroups.map((each) => ({
        group: units[each.unit]!.id,
        severity: severityOf(each),
        n: answersOf(severities, units[each.unit]!.id, behind),
        population: units[each.unit]!.population,
      }));
    const asAssessed = groupsWith(({ value }) => value);
    const replayed = (from: (groups: readonly GroupSeverity[]) => number): Values =>
      groups.length === 0
        ? nothing
        : {
            value: from(asAssessed),
            replays: Float64Array.from({ length: runs }, (_, run) =>
              from(groupsWith(({ replays }) => replays[run]!)),
            ),
          };
    // A place without figures of its own is described by its groups.
    const severity = Number.isNaN(own.value)
      ? replayed((each) => severityOverGroups(each, choice.guard).mean)
      : own;
    const pervasiveness =
      reaches!.indicators.length + reaches!.unusable.length > 0
        ? valuesOf(reaches!, place, choice.minCoverage, runs)
        : replayed((each) => pervasivenessOfGroups(each, choice.reach));
    const values = [
      severity,
      pervasiveness,
      ...further.map((each) => valuesOf(each, place, choice.minCoverage, runs)),
    ];
    const ranged = values.map(({ value, replays }) => rangeOver(value, replays));
    return {
      threat: threat.id,
      severity: ranged[0]!,
      pervasiveness: ranged[1]!,
      further: ranged.slice(2),
      groups: asAssessed.filter((each) => !Number.isNaN(each.severity)),
      severityIndicators: severity === own ? scoredAt(severities, place) : [],
      pervasivenessIndicators: scoredAt(reaches!, place),
      ...(runs > 0 ? { replays: values.map(({ replays }) => replays) } : {}),
    };
  });
}

/** The fewest answers behind any figure of the group; NaN where none of them is from a survey. */
function answersOf({ indicators }: LinkedCriterion, unit: string, behind: AnswersBehind): number {
  const known = indicators.flatMap(({ id }) => behind.get(id)?.get(unit) ?? []);
  return known.length === 0 ? Number.NaN : Math.min(...known);
}

type Values = { readonly value: number; readonly replays: Float64Array };

/** 1 − the weighted mean score at one unit, as assessed and in each replay; NaN where too little was observed. */
function valuesOf(
  { indicators, unusable, drawnWeights }: LinkedCriterion,
  unit: number,
  minCoverage: number,
  runs: number,
): Values {
  const named = indicators.length + unusable.length;
  const observed = indicators.reduce((sum, each) => sum + each.observed[unit]!, 0);
  if (observed === 0 || observed / named < minCoverage - 1e-9)
    return { value: Number.NaN, replays: new Float64Array(runs).fill(Number.NaN) };
  const stated = Float64Array.from(indicators, ({ weight }) => weight);
  const replays = new Float64Array(runs);
  const scores = new Float64Array(indicators.length);
  for (let run = 0; run < runs; run++) {
    for (let k = 0; k < scores.length; k++) scores[k] = indicators[k]!.replays[run]![unit]!;
    replays[run] =
      drawnWeights === null
        ? shortfall(scores, stated, 0)
        : shortfall(scores, drawnWeights, run * scores.length);
  }
  const own = Float64Array.from(indicators, ({ score }) => score[unit]!);
  return { value: shortfall(own, stated, 0), replays };
}

/** 1 − the weighted mean of the scores that are there; weights start at `from`. */
function shortfall(scores: Float64Array, weights: Float64Array, from: number): number {
  let sum = 0;
  let total = 0;
  for (let k = 0; k < scores.length; k++) {
    if (Number.isNaN(scores[k]!)) continue;
    sum += weights[from + k]! * scores[k]!;
    total += weights[from + k]!;
  }
  return total > 0 ? held(1 - sum / total) : Number.NaN;
}

/** Rounding may carry a mean a hair past the ends. */
function held(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function scoredAt({ indicators }: LinkedCriterion, unit: number): readonly ScoredIndicator[] {
  return indicators.map(({ id, weight, score }) => ({ id, weight, score: score[unit]! }));
}
