/** Can the priorities that a recipe asks for be computed, and what in the judgements cannot be used? */

import type { Unit, Voices } from "../../evidence/index.ts";
import { type Finding, finding, type Place } from "../../finding.ts";
import { type Framework, isScored } from "../../framework/index.ts";
import type { Recipe } from "../recipe.ts";
import { criteriaOf, criterionWeights, listOf, namedIndicators } from "./criteria.ts";
import type { PrioritiesChoice } from "./priorities-schema.ts";
import { readRatings, weightsOfJudges } from "./voices/index.ts";

type Surroundings = {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  readonly voices: Voices;
};

/** Everything that keeps the section `priorities` from being carried out, and every judgement left out. */
export function checkPriorities(
  { priorities }: Recipe,
  { framework, units, voices }: Surroundings,
  placeOf: (address: string) => Place,
): readonly Finding[] {
  if (priorities === undefined) return [];
  const known = new Set(units.map(({ id }) => id));
  const places = priorities.places === "top-level" ? [] : priorities.places;
  const named = namedIndicators(framework, criteriaOf(priorities));
  return [
    ...(named.size === 0 ? [finding("priorities-threats-missing", placeOf("priorities"))] : []),
    ...places.flatMap((place, i) =>
      known.has(place)
        ? []
        : [finding("priorities-place-unknown", placeOf(`priorities.places.${i}`), { place })],
    ),
    ...checkIndicators(priorities, framework),
    ...checkFurther(priorities, framework, placeOf),
    ...checkWeights(priorities, voices, placeOf),
    ...readRatings(voices.judgements, new Set(framework.threats.map(({ id }) => id)), 1).findings,
  ];
}

/** Indicators outside the index are read by their goalposts; without direction or goalposts they cannot be. */
function checkIndicators(choice: PrioritiesChoice, { threats, indicators }: Framework): readonly Finding[] {
  const unusable = new Map(
    indicators
      .filter((each) => !isScored(each) && (each.direction === 0 || !(each.high - each.low > 0)))
      .map((each) => [each.id, each.direction === 0 ? "direction" : "goalposts"]),
  );
  return threats.flatMap((threat) =>
    [...new Set(criteriaOf(choice).flatMap(({ indicatorsOf }) => indicatorsOf(threat)))].flatMap((id) => {
      const problem = unusable.get(id);
      if (problem === undefined) return [];
      const values = { threat: threat.id, indicator: id, problem };
      return [finding("threat-indicator-unusable", { file: "threats.csv" }, values)];
    }),
  );
}

function checkFurther(
  { further }: PrioritiesChoice,
  { threats, indicators }: Framework,
  placeOf: (address: string) => Place,
): readonly Finding[] {
  const ids = new Set(indicators.map(({ id }) => id));
  return further.flatMap(({ id, column }, i): readonly Finding[] => {
    const cells = threats.flatMap(({ more }) => listOf(more[column] ?? ""));
    const unknown = (field: string, criterion: string, problem: string, list: Iterable<string>): Finding =>
      finding("priorities-criterion-unknown", placeOf(`priorities.further.${i}.${field}`), {
        criterion,
        problem,
        known: [...list].join(", ").slice(0, 400),
      });
    const columns = new Set(threats.flatMap(({ more }) => Object.keys(more)));
    const earlier = ["severity", "pervasiveness", ...further.slice(0, i).map((each) => each.id)];
    return [
      ...(earlier.includes(id) ? [unknown("id", id, "twice", [`${id}-2`])] : []),
      ...(cells.length === 0 ? [unknown("column", column, "column", columns)] : []),
      ...[...new Set(cells)]
        .filter((each) => !ids.has(each))
        .map((each) => unknown("column", each, "indicator", ids)),
    ];
  });
}

function checkWeights(
  choice: PrioritiesChoice,
  { judgements }: Voices,
  placeOf: (address: string) => Place,
): readonly Finding[] {
  const { method, shares = {}, order = [], concentration } = choice.weights;
  const ids = criteriaOf(choice).map(({ id }) => id);
  const missing = (needed: string): readonly Finding[] => [
    finding("priorities-shares-missing", placeOf(`priorities.weights.${needed}`), { method, needed }),
  ];
  const strangers = [...Object.keys(shares), ...order]
    .filter((id) => !ids.includes(id))
    .map((criterion) =>
      finding("priorities-criterion-unknown", placeOf("priorities.weights"), {
        criterion,
        problem: "other",
        known: ids.join(", "),
      }),
    );
  if (strangers.length > 0) return strangers;
  if (method === "stated" || (method === "dirichlet" && choice.weights.shares !== undefined)) {
    if (!Object.values(shares).some((share) => share > 0)) return missing("shares");
  }
  if (method === "dirichlet" && concentration === undefined) return missing("concentration");
  if (method === "ordered" && (order.length !== ids.length || new Set(order).size !== ids.length))
    return missing("order");
  if (method !== "budget-allocation" && method !== "best-worst") return [];
  return [
    ...weightsOfJudges(judgements, ids, method).findings,
    ...(criterionWeights(choice, judgements) === null
      ? [finding("priorities-voices-missing", placeOf("priorities.weights.method"), { method })]
      : []),
  ];
}
