/** Can this recipe be carried out with this framework and this evidence? */

import type { Unit, WeightSets } from "../evidence/index.ts";
import { type Finding, finding, type Place } from "../finding.ts";
import {
  type AggregateMethod,
  aggregateMethods,
  type Framework,
  isScored,
  listComponents,
} from "../framework/index.ts";
import { positiveOnly } from "./index/aggregate/index.ts";
import { normalisers } from "./index/normalise/index.ts";
import { compileTree } from "./index/tree.ts";
import { sharesOf } from "./index/weight.ts";
import { imputeMethods, type NormaliseMethod, normaliseMethods } from "./methods.ts";
import { choiceAt, type Recipe, type Variation } from "./recipe.ts";

export type RecipePlaces = {
  readonly placeOf: (address: string) => Place;
  readonly placeOfIndicator: (id: string, column: string) => Place;
};

export type RecipeSurroundings = {
  readonly framework: Framework;
  readonly units: readonly Unit[];
  readonly weightSets: WeightSets;
};

/** Everything that keeps a recipe, or one of its variations, from being carried out. */
export function checkRecipe(
  recipe: Recipe,
  around: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  return [
    ...checkNormalise(recipe, around.framework, places),
    ...checkAggregate(recipe, around.framework, places),
    ...checkGroups(recipe, around, places),
    ...checkWeights(recipe.weights, "weights", around, places),
    ...recipe.uncertainty.vary.flatMap((variation, i) =>
      checkVariation(recipe, variation, `uncertainty.vary.${i}`, around, places),
    ),
  ];
}

function variedValues(recipe: Recipe, address: string): readonly unknown[] {
  return [
    choiceAt(recipe, address),
    ...recipe.uncertainty.vary.filter((each) => each.at === address).flatMap((each) => each.values ?? []),
  ];
}

function checkNormalise(recipe: Recipe, framework: Framework, places: RecipePlaces): readonly Finding[] {
  if (!variedValues(recipe, "normalise.method").includes("goalposts")) return [];
  return framework.indicators
    .filter(
      (indicator) => isScored(indicator) && (Number.isNaN(indicator.low) || Number.isNaN(indicator.high)),
    )
    .map((indicator) =>
      finding("goalposts-missing", places.placeOfIndicator(indicator.id, "low"), { id: indicator.id }),
    );
}

/** Geometric, harmonic and power means have no meaning for scores that may be negative. */
function checkAggregate(recipe: Recipe, framework: Framework, places: RecipePlaces): readonly Finding[] {
  if (recipe.normalise.method !== "z-score") return [];
  const overrides = listComponents(framework.index).flatMap(
    ({ component }) => component.aggregate?.method ?? [],
  );
  const methods = new Set<AggregateMethod>([recipe.aggregate.method, ...overrides]);
  return [...methods]
    .filter((method) => positiveOnly.has(method))
    .map((method) =>
      finding("aggregate-needs-positive", places.placeOf("aggregate.method"), {
        method,
        normalise: recipe.normalise.method,
      }),
    );
}

function checkGroups(
  recipe: Recipe,
  { units }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const needsGroup = variedValues(recipe, "impute.method").some((method) =>
    String(method).startsWith("group-"),
  );
  const { by } = recipe.impute;
  if (!needsGroup) return [];
  if (by !== undefined && units.some((unit) => (unit.groups[by] ?? "") !== "")) return [];
  const known = [...new Set(units.flatMap((unit) => Object.keys(unit.groups)))].join(", ");
  return [finding("group-unknown", places.placeOf("impute.by"), { group: by ?? "", known })];
}

function checkWeights(
  weights: string,
  address: string,
  { framework, weightSets }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  if (weights !== "framework" && weights !== "equal" && !weightSets.has(weights)) {
    const known = ["framework", "equal", ...weightSets.keys()].join(", ");
    return [finding("weight-set-unknown", places.placeOf(address), { set: weights, known })];
  }
  try {
    sharesOf(compileTree(framework), weights, weightSets);
    return [];
  } catch {
    return [finding("weights-all-zero", places.placeOf(address), { id: weights })];
  }
}

const knownMethods: Readonly<Record<string, readonly string[]>> = {
  "normalise.method": normaliseMethods,
  "aggregate.method": aggregateMethods,
  "impute.method": imputeMethods,
};

function checkVariation(
  recipe: Recipe,
  variation: Variation,
  address: string,
  around: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  if (variation.at === "values") return [];
  const values = variation.values ?? [];
  if (variation.at === "weights" && (variation.dirichlet !== undefined || values.length > 0)) {
    return values.flatMap((value) => checkWeights(String(value), `${address}.values`, around, places));
  }
  const current = choiceAt(recipe, variation.at);
  const isChoice =
    ["string", "number", "boolean"].includes(typeof current) &&
    !/^(format|uncertainty|report|period)\b/.test(variation.at);
  if (!isChoice || values.length === 0) {
    return [finding("recipe-address-unknown", places.placeOf(`${address}.at`), { address: variation.at })];
  }
  const known = knownMethods[variation.at];
  return values.flatMap((value): readonly Finding[] => {
    const fits = known === undefined ? typeof value === typeof current : known.includes(String(value));
    if (fits) return [];
    return [
      finding("method-unknown", places.placeOf(`${address}.values`), {
        field: variation.at,
        value: String(value),
        problem: "enum",
        expected: known?.join(", ") ?? typeof current,
      }),
    ];
  });
}

/** Whether a normaliser's results are scores between 0 and 1. */
export function isUnitScale(method: NormaliseMethod): boolean {
  return normalisers[method].scale === "unit";
}
