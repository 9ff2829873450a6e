/** Whether a variation says in one way, and in one that fits its choice, how it varies. */

import { Check } from "typebox/value";
import type { WeightSets } from "../../evidence/index.ts";
import { type Finding, finding, type Place } from "../../finding.ts";
import type { Recipe, Variation } from "../recipe.ts";
import { choiceSchemaAt } from "../recipe-address.ts";
import { isDecidedByOne, listedAlternatives } from "./draw.ts";

const forms = ["values", "uniform", "normal", "triangular", "dirichlet", "sets", "noise"] as const;
const ofWeights = new Set<string>(["values", "dirichlet", "sets", "noise"]);
const ofNumbers = new Set<string>(["uniform", "normal", "triangular"]);

type Surroundings = {
  readonly weightSets: WeightSets;
  readonly placeOf: (address: string) => Place;
};

/**
 * Findings about the form of one variation, its ends and the sets it names; whether a value listed is allowed is
 * looked at elsewhere.
 *
 * @param address  of the variation in the recipe
 */
export function checkVariationForm(
  recipe: Recipe,
  variation: Variation,
  address: string,
  { weightSets, placeOf }: Surroundings,
): readonly Finding[] {
  const { at } = variation;
  const stated = forms.filter((form) => variation[form] !== undefined);
  const problem = problemOf(recipe, variation, stated);
  if (problem !== null) {
    const values = { at, problem, forms: stated.join(", ") };
    return [finding("variation-form-invalid", placeOf(address), values)];
  }
  if (variation.sets !== undefined && listedAlternatives(variation, weightSets).length === 0) {
    const { sets } = variation;
    return [finding("variation-sets-unknown", placeOf(`${address}.sets`), { sets })];
  }
  return checkRange(variation, placeOf(`${address}.${stated[0] ?? "at"}`));
}

function problemOf(recipe: Recipe, variation: Variation, stated: readonly string[]): string | null {
  const [form] = stated;
  if (variation.at === "values") return form === undefined ? null : "values";
  if (form === undefined) return "none";
  if (stated.length > 1) return "several";
  if (variation.at === "weights") {
    if (!ofWeights.has(form)) return "weights";
    const moving = recipe.uncertainty.vary.filter((each) => each.at === "weights" && !isDecidedByOne(each));
    return moving.length > 1 && moving.includes(variation) ? "twice" : null;
  }
  if (form === "values") return null;
  if (!ofNumbers.has(form)) return "choice";
  const type: unknown = Reflect.get(choiceSchemaAt(variation.at) ?? {}, "type");
  if (type !== "number" && type !== "integer") return "number";
  return ascends(variation) ? null : "ends";
}

function ascends({ uniform, normal, triangular }: Variation): boolean {
  if (uniform !== undefined) return uniform.low < uniform.high;
  if (normal !== undefined) {
    return (normal.low ?? Number.NEGATIVE_INFINITY) < (normal.high ?? Number.POSITIVE_INFINITY);
  }
  const { low, mode, high } = triangular!;
  return low <= mode && mode <= high && low < high;
}

/** Whatever can be drawn must be allowed: both ends, and a number between them that is not whole. */
function checkRange({ at, uniform, normal, triangular }: Variation, place: Place): readonly Finding[] {
  const drawn = uniform ?? normal ?? triangular;
  const schema = choiceSchemaAt(at);
  if (drawn === undefined || schema === undefined) return [];
  const low = drawn.low ?? -Number.MAX_VALUE;
  const high = drawn.high ?? Number.MAX_VALUE;
  const between = low / 2 + high / 2 + Math.min(0.25, (high - low) / Math.E);
  const refused = [low, high, between].find((value) => !Check(schema, value));
  if (refused === undefined) return [];
  const problem = refused === between ? "whole" : Math.abs(refused) === Number.MAX_VALUE ? "open" : "end";
  return [finding("variation-range-invalid", place, { at, problem, value: refused })];
}
