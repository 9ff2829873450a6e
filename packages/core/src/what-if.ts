/** What if a choice were another? The same evidence assessed twice, and the difference unit by unit. */

import { assess } from "./assess.ts";
import {
  type Assessment,
  type AssessmentDifference,
  changedRecipe,
  comparandOf,
  compareAssessments,
  type Recipe,
  type RecipeChange,
  settledRecipe,
} from "./assessment/index.ts";
import type { Evidence } from "./evidence/index.ts";
import type { Framework } from "./framework/index.ts";

export type WhatIf = {
  readonly before: Assessment;
  readonly after: Assessment;
  readonly difference: AssessmentDifference;
};

/**
 * Assess with a recipe and with some of its choices changed. Both draw from the same random streams, so that a
 * difference is that of the choices and not of the dice; runs leave the choices asked about as they are.
 *
 * @param changes  addresses and values that `checkChanges` found nothing against
 */
export function whatIf(
  framework: Framework,
  evidence: Evidence,
  recipe: Recipe,
  changes: readonly RecipeChange[],
): WhatIf {
  const settled = settledRecipe(recipe, changes);
  const before = assess(framework, evidence, settled);
  const after = assess(framework, evidence, changedRecipe(settled, changes));
  return { before, after, difference: compareAssessments(comparandOf(before), comparandOf(after)) };
}
