/** Whether the runs of a recipe draw nothing but weights, and what they draw. */

import type { WeightSets } from "../../evidence/index.ts";
import type { RandomStream } from "../../numerics/index.ts";
import type { Recipe, Variation } from "../recipe.ts";
import { isDecidedByOne, listedAlternatives, mayDrawImputations } from "./draw.ts";

/** What each run draws, in the order of `drawRun`: named sets, and shares around the one that holds. */
export type WeightVariation = {
  /** Every set that a run may use. */
  readonly sets: ReadonlySet<string>;
  /** The name of the set that a run uses, drawn if it varies. */
  readonly drawSet: (random: RandomStream) => string;
  /** undefined where shares are those of the set itself. */
  readonly concentration: number | undefined;
};

const known: ReadonlySet<string> = new Set([
  "at",
  "values",
  "sets",
  "dirichlet",
] satisfies (keyof Variation)[]);

/** What is drawn where it is only weights, by name or from a Dirichlet distribution; null where anything else is. */
export function weightVariationOf(recipe: Recipe, weightSets: WeightSets): WeightVariation | null {
  const { weights, uncertainty } = recipe;
  const { vary } = uncertainty;
  if (typeof weights !== "string" || mayDrawImputations(recipe) || !vary.every(isOfWeights)) return null;
  const named = vary.filter(isDecidedByOne).map((each) => listedAlternatives(each, weightSets));
  const sets = new Set(named.at(-1) ?? [weights]);
  if (!isOfNames(sets) || named.some((each) => each.length === 0)) return null;
  return {
    sets,
    drawSet: (random) => {
      let name = weights;
      for (const each of named) name = each[Math.floor(random() * each.length)] as string;
      return name;
    },
    concentration: vary.findLast(({ dirichlet }) => dirichlet !== undefined)?.dirichlet?.concentration,
  };
}

function isOfWeights(variation: Variation): boolean {
  return variation.at === "weights" && Object.keys(variation).every((key) => known.has(key));
}

function isOfNames(names: ReadonlySet<unknown>): names is ReadonlySet<string> {
  return [...names].every((name) => typeof name === "string");
}
