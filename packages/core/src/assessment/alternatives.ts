/** Every choice that a recipe and its variations can come to, so that all of them can be checked. */

import type { AggregateChoice } from "../framework/index.ts";
import type { ImputeChoice, NormaliseChoice, TreatChoice } from "./choices/index.ts";
import { type LeafChoices, leafChoices, type NodeRules, nodeRules } from "./index/resolve-choices.ts";
import type { Tree } from "./index/tree.ts";
import { type Recipe, withChoice } from "./recipe.ts";

/** A recipe, and where in the file the choice stands that makes it differ from the case's own; "" for that one. */
export type Alternative = { readonly recipe: Recipe; readonly address: string };

/**
 * The recipe itself, and for each listed value of its variations, or each stated end of what is drawn, the recipe
 * with that value alone.
 */
export function alternativesOf(recipe: Recipe): readonly Alternative[] {
  return [
    { recipe, address: "" },
    ...recipe.uncertainty.vary.flatMap(({ at, values = [], uniform, normal, triangular }, i) => {
      const { low, high } = uniform ?? normal ?? triangular ?? {};
      const ends = [low, high].filter((end) => end !== undefined);
      return [...values, ...ends].map((value) => ({
        recipe: withChoice(recipe, at, value),
        address: `uncertainty.vary.${i}.values`,
      }));
    }),
  ];
}

/** What may happen to one indicator's column; each choice once. */
export type PossibleChoices = {
  readonly impute: readonly ImputeChoice[];
  readonly treat: readonly TreatChoice[];
  readonly normalise: readonly NormaliseChoice[];
  readonly goalposts: readonly { readonly low: number | undefined; readonly high: number | undefined }[];
};

/** All choices that the indicator at a position of the tree may get. */
export function possibleAt(
  tree: Tree,
  alternatives: readonly Alternative[],
  position: number,
): PossibleChoices {
  const all = alternatives.map(({ recipe }) => leafChoices(tree, recipe, position));
  const each = <T>(of: (choices: LeafChoices) => T): readonly T[] => distinct(all.map(of));
  return {
    impute: each(({ impute }) => impute),
    treat: each(({ treat }) => treat),
    normalise: each(({ normalise }) => normalise),
    goalposts: each(({ low, high }) => ({ low, high })),
  };
}

/** All rules that the node at a position may get. */
export function possibleRulesAt(
  tree: Tree,
  alternatives: readonly Alternative[],
  position: number,
): { readonly aggregate: readonly AggregateChoice[]; readonly weights: readonly NodeRules["weights"][] } {
  const all = alternatives.map(({ recipe }) => nodeRules(tree, recipe, position));
  return {
    aggregate: distinct(all.map(({ aggregate }) => aggregate)),
    weights: distinct(all.map(({ weights }) => weights)),
  };
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}
