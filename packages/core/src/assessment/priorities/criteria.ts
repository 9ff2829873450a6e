/** The criteria of a recipe: severity, pervasiveness and what a case adds, with their shares and what is open in them. */

import type { Judgement } from "../../evidence/index.ts";
import type { Framework, Threat } from "../../framework/index.ts";
import { weightsByGroup } from "./elicitation/group-weights.ts";
import { rankOrderCentroid } from "./elicitation/rank-order-centroid.ts";
import type { PrioritiesChoice } from "./priorities-schema.ts";
import type { WeightChoice } from "./smaa/index.ts";
import { type JudgeWeights, poolSmallGroups, weightsOfJudges } from "./voices/index.ts";

export type Criterion = {
  readonly id: string;
  /** Title of a further criterion; the two axes have their words in the catalogue. */
  readonly title: string | null;
  readonly indicatorsOf: (threat: Threat) => readonly string[];
};

/** Severity and pervasiveness first, then further criteria in the order of the recipe. */
export function criteriaOf({ further }: Pick<PrioritiesChoice, "further">): readonly Criterion[] {
  return [
    { id: "severity", title: null, indicatorsOf: (threat) => threat.severityIndicators },
    { id: "pervasiveness", title: null, indicatorsOf: (threat) => threat.pervasivenessIndicators },
    ...further.map(({ id, title, column }) => ({
      id,
      title,
      indicatorsOf: (threat: Threat) => listOf(threat.more[column] ?? ""),
    })),
  ];
}

/** A cell of ids separated by `;`. */
export function listOf(cell: string): readonly string[] {
  return cell
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** Indicators that any threat names for any criterion. */
export function namedIndicators(framework: Framework, criteria: readonly Criterion[]): ReadonlySet<string> {
  return new Set(
    framework.threats.flatMap((threat) => criteria.flatMap(({ indicatorsOf }) => indicatorsOf(threat))),
  );
}

/** Weights of one group of people; `group` "" is all groups too small to be shown. */
export type VoicedWeights = {
  readonly group: string;
  readonly judges: number;
  readonly shares: readonly number[];
  readonly sets: readonly (readonly number[])[];
  /** Judges whose best–worst comparisons exceed the published threshold; kept all the same. */
  readonly inconsistent: number;
};

export type CriterionWeights = {
  /** Of each criterion, adding up to 1: the weights of the printed priority. */
  readonly shares: readonly number[];
  /** What is open about them, for SMAA. */
  readonly open: WeightChoice;
  /** Where weights come from people: by group, each counting alike in the shares. */
  readonly byGroup: readonly VoicedWeights[];
};

/** The weights that the recipe asks for; null where people's were asked for and nobody stated any. */
export function criterionWeights(
  { weights, voices, further }: Pick<PrioritiesChoice, "weights" | "voices" | "further">,
  judgements: readonly Judgement[],
): CriterionWeights | null {
  const ids = criteriaOf({ further }).map(({ id }) => id);
  const equal = ids.map(() => 1 / ids.length);
  const stated = overSum(ids.map((id) => weights.shares?.[id] ?? (weights.shares === undefined ? 1 : 0)));
  const certain = (shares: readonly number[]): WeightChoice => ({ method: "sets", sets: [shares] });
  switch (weights.method) {
    case "equal":
      return { shares: equal, open: certain(equal), byGroup: [] };
    case "stated":
      return { shares: stated, open: certain(stated), byGroup: [] };
    case "uniform":
      return { shares: equal, open: { method: "uniform" }, byGroup: [] };
    case "ordered": {
      const order = (weights.order ?? []).map((id) => ids.indexOf(id));
      const shares = rankOrderCentroid(ids.map((_, c) => order.indexOf(c) + 1));
      return { shares, open: { method: "ordered", order }, byGroup: [] };
    }
    case "dirichlet": {
      const concentration = weights.concentration ?? Number.NaN;
      return { shares: stated, open: { method: "around", shares: stated, concentration }, byGroup: [] };
    }
    default: {
      const { weights: judged } = weightsOfJudges(judgements, ids, weights.method);
      return judged.length === 0 ? null : weightsOfGroups(judged, voices.minGroup);
    }
  }
}

/** Each group counts alike, whatever its size; within it each judge does. */
function weightsOfGroups(judged: readonly JudgeWeights[], least: number): CriterionWeights {
  const byGroup = poolSmallGroups(judged, least).map(({ group, members }): VoicedWeights => {
    const [own] = weightsByGroup(members.map(({ weights }) => ({ group, weights })));
    return {
      group,
      judges: members.length,
      shares: overSum(own!.mean),
      sets: own!.sets,
      inconsistent: members.filter(({ consistent }) => !consistent).length,
    };
  });
  const shares = overSum(
    byGroup[0]!.shares.map((_, c) => byGroup.reduce((sum, each) => sum + each.shares[c]!, 0)),
  );
  return {
    shares,
    open: {
      method: "sets",
      sets: byGroup.flatMap(({ sets }) => sets),
      likelihood: byGroup.flatMap(({ sets }) => sets.map(() => 1 / sets.length)),
    },
    byGroup,
  };
}

function overSum(values: readonly number[]): readonly number[] {
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => value / sum);
}
