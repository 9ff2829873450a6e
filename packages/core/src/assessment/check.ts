/** Can this recipe be carried out with this framework and this evidence? */

import { Check } from "typebox/value";
import type { Unit, WeightSets } from "../evidence/index.ts";
import { type Finding, finding, type Place } from "../finding.ts";
import {
  type AggregateChoice,
  type AggregateMethod,
  aggregateMethods,
  type Framework,
  isScored,
  listComponents,
} from "../framework/index.ts";
import { positiveOnly } from "./index/aggregate/index.ts";
import { normalisers } from "./index/normalise/index.ts";
import { compileTree } from "./index/tree.ts";
import { imputeMethods, type NormaliseMethod, normaliseMethods } from "./methods.ts";
import { choiceAt, type Recipe, type Variation, withChoice } from "./recipe.ts";
import { recipeSchema } from "./recipe-schema.ts";

export type RecipePlaces = {
  readonly placeOf: (address: string) => Place;
  readonly placeOfIndicator: (id: string, column: string) => Place;
  readonly placeOfWeight: (set: string, node: string) => Place;
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
    ...checkWeightNodes(around, places),
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

/**
 * Geometric, harmonic and power means have no meaning for scores that may be negative: z-scores, and ranks where
 * 1 minus the rank is taken.
 */
function checkAggregate(recipe: Recipe, framework: Framework, places: RecipePlaces): readonly Finding[] {
  const overrides = listComponents(framework.index).flatMap(({ component }) => component.aggregate ?? []);
  const choices: readonly AggregateChoice[] = [
    ...variedValues(recipe, "aggregate.method").map((method) => ({
      ...recipe.aggregate,
      method: method as AggregateMethod,
    })),
    ...overrides,
  ];
  const needy = choices.filter(({ method }) => positiveOnly.has(method));
  const pairs = variedValues(recipe, "normalise.method").flatMap((normalise) =>
    needy
      .filter(({ on }) => normalise === "z-score" || (normalise === "rank" && on === "insecurity"))
      .map(({ method }) => ({ method, normalise: String(normalise) })),
  );
  const told = new Set<string>();
  return pairs
    .filter(({ method, normalise }) => told.size < told.add(`${method} ${normalise}`).size)
    .map((pair) => finding("aggregate-needs-positive", places.placeOf("aggregate.method"), pair));
}

/** Weights that name nothing in the tree would be passed over in silence. */
function checkWeightNodes(
  { framework, weightSets }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const known = new Set(compileTree(framework).map((node) => node.id));
  return [...weightSets].flatMap(([set, nodes]) =>
    [...nodes.keys()]
      .filter((node) => !known.has(node))
      .map((node) => finding("weight-node-unknown", places.placeOfWeight(set, node), { set, node })),
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
  if (!needsGroup) return [];
  const known = [...new Set(units.flatMap((unit) => Object.keys(unit.groups)))].join(", ");
  return variedValues(recipe, "impute.by")
    .map((by) => String(by ?? ""))
    .filter((by) => !units.some((unit) => Object.hasOwn(unit.groups, by) && unit.groups[by] !== ""))
    .map((group) => finding("group-unknown", places.placeOf("impute.by"), { group, known }));
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
  const set = weightSets.get(weights);
  // The framework's own weights are looked at with the framework.
  if (set === undefined) return [];
  const tree = compileTree(framework);
  return tree
    .filter(
      ({ children }) =>
        children.length > 0 &&
        children.every((child) => !((set.get(tree[child]!.id) ?? tree[child]!.weight) > 0)),
    )
    .map(({ id }) => finding("weights-all-zero", places.placeOf(address), { id }));
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
  // Bands and what a bound stands for are settled before any run; drawing them would change nothing.
  const isChoice =
    ["string", "number", "boolean"].includes(typeof current) &&
    !/^(format|uncertainty|report|period|bands|missing\.belowDetection)\b/.test(variation.at);
  if (!isChoice || values.length === 0) {
    return [finding("recipe-address-unknown", places.placeOf(`${address}.at`), { address: variation.at })];
  }
  const known = knownMethods[variation.at];
  return values.flatMap((value): readonly Finding[] => {
    if (Check(recipeSchema, withChoice(recipe, variation.at, value))) return [];
    const stated = { field: variation.at, value: String(value) };
    return [
      known === undefined
        ? finding("field-invalid", places.placeOf(`${address}.values`), { ...stated, problem: "other" })
        : finding("method-unknown", places.placeOf(`${address}.values`), {
            ...stated,
            expected: known.join(", "),
          }),
    ];
  });
}

/** Whether a normaliser's results are scores between 0 and 1. */
export function isUnitScale(method: NormaliseMethod): boolean {
  return normalisers[method].scale === "unit";
}
