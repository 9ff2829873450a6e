/** The recipe: every methodological choice of an assessment, as data. */

import type { RecipeShape } from "./recipe-schema.ts";

export type Recipe = RecipeShape;

export type Variation = Recipe["uncertainty"]["vary"][number];

export type SensitivityChoice = NonNullable<Recipe["uncertainty"]["sensitivity"]>;

export const recipeFormat = "salus/recipe@1";

/** What a recipe leaves unsaid; `period.at` has no default. */
export const defaultRecipe: Omit<Recipe, "period"> & { readonly period: Omit<Recipe["period"], "at"> } = {
  format: recipeFormat,
  period: { take: "latest", maxAgeYears: 10 },
  missing: { minCoverage: 0.65, of: "leaves", by: "count", rule: "available", belowDetection: "gap" },
  screen: { by: "none" },
  impute: { method: "none" },
  treat: { method: "none" },
  normalise: { method: "goalposts" },
  weights: "framework",
  aggregate: { method: "arithmetic" },
  nodes: {},
  bands: [{ from: 0 }, { from: 0.2 }, { from: 0.4 }, { from: 0.6 }, { from: 0.8 }],
  uncertainty: { runs: 1000, seed: 1, vary: [] },
  report: { ranking: "none" },
};

/** What `uncertainty.sensitivity` leaves unsaid where it is there. */
export const defaultSensitivity: SensitivityChoice = {
  sample: 128,
  bootstrap: 500,
  targets: ["mean-rank-shift"],
};

// Identifiers may hold dots, so what follows the id is found by its word.
const atNode =
  /^nodes\.(.+?)\.(include|weight|low|high|impute|treat|normalise|weights|aggregate|missing)((?:\.\w+)*)$/;

/**
 * The keys on the way to a choice; the id of a node is one key, whatever dots it has.
 *
 * @example
 * addressKeys("nodes.sdg.3.1.normalise.method"); // => ["nodes", "sdg.3.1", "normalise", "method"]
 */
export function addressKeys(address: string): readonly string[] {
  const match = atNode.exec(address);
  if (match === null) return address.split(".");
  return ["nodes", match[1]!, match[2]!, ...match[3]!.split(".").slice(1)];
}

/**
 * The value at a dotted address of a recipe; undefined where there is none.
 *
 * @example
 * choiceAt(defaultRecipe, "normalise.method"); // => "goalposts"
 */
export function choiceAt(recipe: object, address: string): unknown {
  return addressKeys(address).reduce<unknown>(
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
 * choiceAt(withChoice(defaultRecipe, "nodes.food.weight", 2), "nodes.food.weight"); // => 2
 */
export function withChoice<T extends object>(recipe: T, address: string, value: unknown): T {
  return replaced(recipe, addressKeys(address), value) as T;
}

function replaced(part: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const own: object = typeof part === "object" && part !== null ? part : {};
  const inner: unknown = Object.hasOwn(own, key) ? Reflect.get(own, key) : undefined;
  return { ...own, [key]: replaced(inner, rest, value) };
}
