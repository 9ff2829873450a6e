/** Priorities of a case: for every place that the recipe names, which threats are most critical and pervasive. */

import type { AnswersBehind, Unit, Voices } from "../../evidence/index.ts";
import type { EngineInput } from "../index/index.ts";
import type { Recipe } from "../recipe.ts";
import { anchoredScores } from "./anchored-scores.ts";
import {
  type CriterionWeights,
  criteriaOf,
  criterionWeights,
  namedIndicators,
  type VoicedWeights,
} from "./criteria.ts";
import { type Priorities, prioritise } from "./priorities.ts";
import type { PrioritiesChoice } from "./priorities-schema.ts";
import { linkThreats, type PlaceUnits, prepareThreats, streamFor } from "./threat-values.ts";
import { countVotes, type Rating, readRatings, type Vote } from "./voices/index.ts";

/** The order under the weights of one group of people; `group` "" is all groups too small to be shown. */
export type GroupPriorities = {
  readonly group: string;
  readonly judges: number;
  readonly priorities: Priorities;
};

export type PlacePriorities = Priorities & {
  /** Position among the units. */
  readonly unit: number;
  /** Where weights come from several groups of people, the order of each. */
  readonly byGroup: readonly GroupPriorities[];
};

export type CasePriorities = {
  readonly criteria: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly share: number;
  }[];
  /** Replays behind the ranges; 0 where there are none. */
  readonly runs: number;
  readonly weightsByGroup: readonly VoicedWeights[];
  /** In the order of the recipe, or of the units. */
  readonly places: readonly PlacePriorities[];
  readonly votes: readonly Vote[];
  readonly ratings: readonly Rating[];
};

/**
 * Rank the threats of a case as its recipe says; null where it does not ask, or nothing is there to weigh by.
 *
 * @param behind  answers that figures from a survey rest on, for the guard of groups
 */
export function assessPriorities(
  input: EngineInput,
  recipe: Recipe,
  voices: Voices = { judgements: [], ballots: [] },
  behind: AnswersBehind = new Map(),
): CasePriorities | null {
  const choice = recipe.priorities;
  const { framework, units } = input;
  if (choice === undefined || framework.threats.length === 0) return null;
  const criteria = criteriaOf(choice);
  const weights = criterionWeights(choice, voices.judgements);
  if (weights === null) return null;
  const scores = anchoredScores(input, recipe, namedIndicators(framework, criteria));
  const linked = linkThreats(framework.threats, criteria, scores, recipe.uncertainty);
  const threats = new Set(framework.threats.map(({ id }) => id));
  return {
    criteria: criteria.map(({ id, title }, c) => ({ id, title, share: weights.shares[c]! })),
    runs: scores.runs,
    weightsByGroup: weights.byGroup,
    places: placesOf(units, choice).flatMap((place) => {
      const prepared = prepareThreats(linked, place, { units, behind }, choice, scores.runs);
      const known = prepared.some(
        ({ severity, pervasiveness }) => !(Number.isNaN(severity.value) && Number.isNaN(pervasiveness.value)),
      );
      // Whoever names a place gets its rows, and in them why there is nothing.
      if (!known && choice.places === "top-level") return [];
      const { id } = units[place.place]!;
      const ranked = (by: Pick<CriterionWeights, "shares" | "open">, ...of: readonly string[]): Priorities =>
        prioritise(
          id,
          prepared,
          { ...choice, shares: by.shares, weights: by.open },
          streamFor(recipe.uncertainty.seed, "place", id, ...of),
        );
      const byGroup = weights.byGroup.length < 2 ? [] : weights.byGroup;
      return [
        {
          unit: place.place,
          ...ranked(weights),
          byGroup: byGroup.map(({ group, judges, shares, sets }) => ({
            group,
            judges,
            priorities: ranked({ shares, open: { method: "sets", sets } }, group),
          })),
        },
      ];
    }),
    votes: countVotes(voices.ballots, choice.voices),
    ratings: readRatings(voices.judgements, threats, choice.voices.disagreementIndex).ratings,
  };
}

/** Level of a unit that is people inside a place. */
const GROUP = "group";

/** The places asked for, each with the population groups right inside it. */
function placesOf(units: readonly Unit[], { places }: PrioritiesChoice): readonly PlaceUnits[] {
  const groups = new Map<string, number[]>();
  units.forEach(({ level, parent }, u) => {
    if (level === GROUP && parent !== null) groups.set(parent, [...(groups.get(parent) ?? []), u]);
  });
  const chosen =
    places === "top-level"
      ? units.flatMap(({ level, parent }, u) => (level !== GROUP && parent === null ? [u] : []))
      : [...new Set(places)].map((id) => units.findIndex((unit) => unit.id === id)).filter((u) => u >= 0);
  return chosen.map((place) => ({ place, groups: groups.get(units[place]!.id) ?? [] }));
}
