/** The further periods of a recipe: which they are, and whether their scores lie on the same scale as its own. */

import { periodEnd } from "../../framework/index.ts";
import { anchored } from "../choices/index.ts";
import type { Recipe } from "../recipe.ts";

/**
 * The periods that a recipe compares with its own, each once, in the order of time.
 *
 * @example
 * comparedPeriods({ period: { at: "2015", take: "exact", maxAgeYears: 0, compareWith: ["2012", "2005"] } }); // => ["2005", "2012"]
 */
export function comparedPeriods({ period }: Pick<Recipe, "period">): readonly string[] {
  return [...new Set(period.compareWith ?? [])]
    .filter((each) => each !== period.at)
    .toSorted((a, b) => periodEnd(a) - periodEnd(b));
}

/** The same recipe for another period, which is then compared with none and not explored further. */
export function recipeAt(recipe: Recipe, period: string): Recipe {
  const { compareWith: _compared, ...own } = recipe.period;
  const at = { ...recipe, period: { ...own, at: period } };
  if (period === recipe.period.at) return at;
  const { sensitivity: _explored, ...uncertainty } = recipe.uncertainty;
  return { ...at, uncertainty };
}

/**
 * Whether scores of different periods lie on one scale: every indicator is measured by fixed points, or against all
 * periods at once. Where the units of a period set the scale, a score may rise while people's situation stays.
 */
export function hasFixedScale({ normalise, nodes }: Pick<Recipe, "normalise" | "nodes">): boolean {
  const choices = [normalise, ...Object.values(nodes).flatMap((node) => node.normalise ?? [])];
  return choices.every(({ method, across }) => anchored.has(method) || across === "periods");
}
