/** Changes of a recipe by the addresses of its choices: what if this were chosen otherwise? */

import { Check } from "typebox/value";
import { type Finding, finding, type Place } from "../../finding.ts";
import { type Recipe, withChoice } from "../recipe.ts";
import { choiceSchemaAt } from "../recipe-address.ts";
import { recipeSchema } from "../recipe-schema.ts";

export type RecipeChange = {
  /** Dotted address of a choice, such as `aggregate.method`. */
  readonly address: string;
  readonly value: unknown;
};

/** The recipe with every change made, one after the other. */
export function changedRecipe(recipe: Recipe, changes: readonly RecipeChange[]): Recipe {
  return changes.reduce((changed, { address, value }) => withChoice(changed, address, value), recipe);
}

/**
 * The recipe without the variations of the choices that are asked about: runs that draw such a choice anew would pass
 * over the change. Weights drawn around a set stay, around whichever set it is.
 */
export function settledRecipe(recipe: Recipe, changes: readonly RecipeChange[]): Recipe {
  const vary = recipe.uncertainty.vary.flatMap((variation): Recipe["uncertainty"]["vary"] => {
    if (variation.at === "values" || !changes.some(({ address }) => touches(address, variation.at)))
      return [variation];
    const { at, dirichlet, noise } = variation;
    if (dirichlet !== undefined) return [{ at, dirichlet }];
    return noise === undefined ? [] : [{ at, noise }];
  });
  return withChoice(recipe, "uncertainty.vary", vary);
}

/** Whether two addresses are the same, or one lies below the other. */
function touches(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/**
 * What keeps changes from being made: addresses that the recipe does not have, and values that do not fit there.
 * Whether the changed recipe can be carried out is for `checkRecipe` to say.
 *
 * @param placeOf  where a change was stated
 */
export function checkChanges(
  recipe: Recipe,
  changes: readonly RecipeChange[],
  placeOf: (change: RecipeChange) => Place,
): readonly Finding[] {
  return changes.flatMap((change): readonly Finding[] => {
    const { address, value } = change;
    if (choiceSchemaAt(address) === undefined) {
      return [finding("choice-unknown", placeOf(change), { address })];
    }
    if (Check(recipeSchema, withChoice(recipe, address, value))) return [];
    const shown = typeof value === "object" ? JSON.stringify(value) : String(value);
    return [finding("choice-value-refused", placeOf(change), { address, value: shown.slice(0, 80) })];
  });
}
