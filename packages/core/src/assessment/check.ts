/** Can this recipe be carried out with this framework and this evidence? */

import { Check } from "typebox/value";
import { type Finding, finding } from "../finding.ts";
import { aggregateMethods } from "../framework/index.ts";
import { alternativesOf } from "./alternatives.ts";
import { checkAggregate } from "./check-aggregate.ts";
import { checkColumns } from "./check-columns.ts";
import { checkNodes } from "./check-nodes.ts";
import type { WeightsChoice } from "./choices/index.ts";
import { compileTree } from "./index/tree.ts";
import { statedWeights } from "./index/weight.ts";
import { imputeMethods, normaliseMethods, treatMethods } from "./methods.ts";
import { type Recipe, type Variation, withChoice } from "./recipe.ts";
import { isDrawable } from "./recipe-address.ts";
import { recipeSchema } from "./recipe-schema.ts";
import type { RecipePlaces, RecipeSurroundings } from "./recipe-surroundings.ts";
import { listedAlternatives } from "./uncertainty/draw.ts";
import { checkSensitivity } from "./uncertainty/sensitivity-target.ts";
import { checkVariationForm } from "./uncertainty/variation-form.ts";

export type { RecipePlaces, RecipeSurroundings } from "./recipe-surroundings.ts";

/** Everything that keeps a recipe, or one of its variations, from being carried out. */
export function checkRecipe(
  recipe: Recipe,
  around: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const nodes = checkNodes(recipe, around, places);
  const varied = recipe.uncertainty.vary.flatMap((variation, i) =>
    checkVariation(recipe, variation, `uncertainty.vary.${i}`, around, places),
  );
  const own = [
    ...nodes,
    ...checkScreen(recipe, around, places),
    ...checkWeightNodes(around, places),
    ...checkWeights(recipe, recipe.weights, "weights", around, places),
    ...Object.entries(recipe.nodes).flatMap(([id, { weights }]) =>
      weights === undefined ? [] : checkWeights(recipe, weights, `nodes.${id}.weights`, around, places),
    ),
    ...varied,
    ...checkSensitivity(recipe, around.units, places.placeOf),
  ];
  // Alternatives that are no recipes have been told of; what they would come to cannot be said.
  const known = new Set<string>([
    "node-unknown",
    "recipe-address-unknown",
    "field-invalid",
    "method-unknown",
    "variation-form-invalid",
    "variation-range-invalid",
  ]);
  const alternatives = varied.some(({ code }) => known.has(code))
    ? [{ recipe, address: "" }]
    : alternativesOf(recipe);
  return [
    ...checkColumns(alternatives, around, places),
    ...checkAggregate(alternatives, around, places),
    ...own,
  ];
}

function checkScreen(
  { screen }: Recipe,
  { units }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const { forceIn = [], forceOut = [] } = screen;
  return [...forceIn, ...forceOut]
    .filter((id) => !units.some((unit) => unit.id === id))
    .map((unit) => finding("recipe-unit-unknown", places.placeOf("screen"), { unit }));
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

function checkWeights(
  recipe: Recipe,
  weights: WeightsChoice,
  address: string,
  { framework, weightSets }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const source = typeof weights === "string" ? weights : (weights.importances ?? "framework");
  if (source !== "framework" && source !== "equal" && !weightSets.has(source)) {
    const known = ["framework", "equal", ...weightSets.keys()].join(", ");
    return [finding("weight-set-unknown", places.placeOf(address), { set: source, known })];
  }
  const tree = compileTree(framework);
  return tree.flatMap(({ id, children }, position): readonly Finding[] => {
    if (children.length === 0) return [];
    const stated = statedWeights(tree, recipe, weightSets, { position, source });
    // The framework's own weights are looked at with the framework.
    const isOwn = source === "framework" && Object.keys(recipe.nodes).length === 0;
    if (isOwn || stated.some((weight) => weight > 0)) return [];
    return [finding("weights-all-zero", places.placeOf(address), { id })];
  });
}

const knownMethods: Readonly<Record<string, readonly string[]>> = {
  "normalise.method": normaliseMethods,
  "aggregate.method": aggregateMethods,
  "impute.method": imputeMethods,
  "treat.method": treatMethods,
};

function checkVariation(
  recipe: Recipe,
  variation: Variation,
  address: string,
  around: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  // Bands and what a bound stands for are settled before any run; drawing them would change nothing.
  if (!isDrawable(variation.at) && variation.at !== "values") {
    return [finding("recipe-address-unknown", places.placeOf(`${address}.at`), { address: variation.at })];
  }
  const { weightSets } = around;
  const form = checkVariationForm(recipe, variation, address, { weightSets, placeOf: places.placeOf });
  if (form.length > 0 || variation.at === "values") return form;
  const values = listedAlternatives(variation, weightSets);
  if (variation.at === "weights") {
    return values.flatMap((value) =>
      checkWeights(recipe, String(value), `${address}.values`, around, places),
    );
  }
  const known = knownMethods[variation.at.replace(/^nodes\..+\.(\w+\.method)$/, "$1")];
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
