/** Whether a recipe, or one of its variations, reads values of other periods than its own. */

import { alternativesOf } from "./alternatives.ts";
import { acrossPeriods } from "./choices/index.ts";
import type { Recipe } from "./recipe.ts";

/** Whether any of its methods fills gaps over time, or compares units across periods. */
export function readsOtherPeriods(recipe: Recipe): boolean {
  return alternativesOf(recipe).some(({ recipe: { impute, normalise, nodes } }) =>
    [{ impute, normalise }, ...Object.values(nodes)].some(
      (stated) =>
        (stated.impute !== undefined && acrossPeriods.has(stated.impute.method)) ||
        stated.normalise?.across === "periods",
    ),
  );
}
