/** The recipe: every methodological choice of an assessment, as data. */

import type { RecipeShape } from "./recipe-schema.ts";

export type Recipe = RecipeShape;

export type Variation = Recipe["uncertainty"]["vary"][number];

export const recipeFormat = "salus/recipe@1";

/** What a recipe leaves unsaid; `period.at` has no default. */
export const defaultRecipe: Omit<Recipe, "period"> & { readonly period: Omit<Recipe["period"], "at"> } = {
  format: recipeFormat,
  period: { take: "latest", maxAgeYears: 10 },
  missing: { minCoverage: 0.65, of: "leaves", by: "count", rule: "available", belowDetection: "gap" },
  impute: { method: "none" },
  treat: { method: "none" },
  normalise: { method: "goalposts" },
  weights: "framework",
  aggregate: { method: "arithmetic" },
  bands: [{ from: 0 }, { from: 0.2 }, { from: 0.4 }, { from: 0.6 }, { from: 0.8 }],
  uncertainty: { runs: 1000, seed: 1, vary: [] },
  report: { ranking: "none" },
};

/**
 * The value at a dotted address of a recipe; undefined where there is none.
 *
 * @example
 * choiceAt(defaultRecipe, "normalise.method"); // => "goalposts"
 */
export function choiceAt(recipe: object, address: string): unknown {
  return address
    .split(".")
    .reduce<unknown>(
      (part, key) =>
        typeof part === "object" && part !== null && Object.hasOwn(part, key)
          ? Reflect.get(part, key)
          : undefined,
      recipe,
    );
}

/**
 * A copy of a recipe with one choice replaced; everything beside the path to it is shared, not copied.
 *
 * @example
 * choiceAt(withChoice(defaultRecipe, "impute.method", "mean"), "impute.method"); // => "mean"
 */
export function withChoice<T extends object>(recipe: T, address: string, value: unknown): T {
  const [key, ...rest] = address.split(".");
  const inner: unknown = Reflect.get(recipe, key!);
  const replaced =
    rest.length === 0
      ? value
      : withChoice(typeof inner === "object" && inner !== null ? inner : {}, rest.join("."), value);
  return { ...recipe, [key!]: replaced };
}
