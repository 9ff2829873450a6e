/** Do a recipe's choices for single nodes name nodes that are there, and stand where they can work? */

import { type Finding, finding } from "../finding.ts";
import { compileTree } from "./index/tree.ts";
import { addressKeys, type Recipe } from "./recipe.ts";
import type { RecipePlaces, RecipeSurroundings } from "./recipe-surroundings.ts";

const ofIndicators = ["low", "high"] as const;
const ofComponents = ["weights", "aggregate", "missing"] as const;

/** Unknown nodes, and choices that a node of its kind cannot have. */
export function checkNodes(
  recipe: Recipe,
  { framework }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const kinds = new Map(compileTree(framework).map(({ id, kind }) => [id, kind]));
  const stated = Object.entries(recipe.nodes).map(([id, choices]) => ({
    id,
    keys: Object.keys(choices),
    address: `nodes.${id}`,
  }));
  const varied = recipe.uncertainty.vary.flatMap(({ at }, i) => {
    const [first, id, key] = addressKeys(at);
    return first === "nodes" && id !== undefined && key !== undefined
      ? [{ id, keys: [key], address: `uncertainty.vary.${i}.at` }]
      : [];
  });
  return [...stated, ...varied].flatMap(({ id, keys, address }): readonly Finding[] => {
    const kind = kinds.get(id);
    if (kind === undefined) return [finding("node-unknown", places.placeOf(address), { id })];
    const misplaced: readonly string[] = kind === "indicator" ? ofComponents : ofIndicators;
    return keys
      .filter((key) => misplaced.includes(key) || (kind === "index" && key === "weight"))
      .map((choice) => finding("node-choice-misplaced", places.placeOf(address), { id, choice, kind }));
  });
}
