/** Does every node's way of joining go with the scores that it may get? */

import { type Finding, finding } from "../finding.ts";
import type { AggregateChoice } from "../framework/index.ts";
import { type Alternative, possibleAt, possibleRulesAt } from "./alternatives.ts";
import type { NormaliseChoice } from "./choices/index.ts";
import { isCrossUnit, positiveOnly } from "./index/aggregate/index.ts";
import { compileTree } from "./index/tree.ts";
import type { RecipePlaces, RecipeSurroundings } from "./recipe-surroundings.ts";

// Three shares of 1/3 add up to 1, whatever the rounding says.
const TIE = 1e-9;

/** Each problem once for each pair of methods. */
export function checkAggregate(
  alternatives: readonly Alternative[],
  { framework }: RecipeSurroundings,
  places: RecipePlaces,
): readonly Finding[] {
  const tree = compileTree(framework);
  const normalising = tree.flatMap(({ kind }, position) =>
    kind === "indicator" ? possibleAt(tree, alternatives, position).normalise : [],
  );
  const told = new Map<string, Finding>();
  tree.forEach(({ kind, id, children }, position) => {
    if (kind === "indicator" || children.length === 0) return;
    for (const choice of possibleRulesAt(tree, alternatives, position).aggregate) {
      const at = places.placeOf("aggregate.method");
      const found: Finding[] = normalising
        .filter((normalise) => mayBeNegative(normalise, choice))
        .map((normalise) =>
          finding("aggregate-needs-positive", at, { method: choice.method, normalise: normalise.method }),
        );
      if (isCrossUnit(choice.method) && choice.on === "insecurity")
        found.push(finding("aggregate-on-insecurity", at, { method: choice.method }));
      if (!sharesArePossible(choice, children.length)) {
        const { minShare = 0, maxShare = 1 } = choice;
        found.push(finding("shares-impossible", at, { id, minShare, maxShare, count: children.length }));
      }
      for (const each of found) told.set(JSON.stringify([each.code, each.values]), each);
    }
  });
  return [...told.values()];
}

/**
 * Geometric, harmonic and power means have no meaning for scores that may be negative: z-scores around 0, and ranks
 * where 1 minus the rank is taken.
 */
function mayBeNegative(
  { method, mean = 0, lowest = 0 }: NormaliseChoice,
  { method: aggregate, on }: AggregateChoice,
): boolean {
  if (!positiveOnly.has(aggregate)) return false;
  if (method === "z-score") return !(mean > 0) || on === "insecurity";
  if (method === "min-max" && lowest < 0) return true;
  return (method === "rank" || method === "borda") && on === "insecurity";
}

function sharesArePossible({ method, minShare = 0, maxShare = 1 }: AggregateChoice, count: number): boolean {
  if (method !== "benefit-of-the-doubt") return true;
  return minShare <= maxShare && minShare * count <= 1 + TIE && maxShare * count >= 1 - TIE;
}
