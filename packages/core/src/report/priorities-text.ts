/** How threats were ranked, in words, from the recipe that ranked them. */

import type { CasePriorities, PrioritiesChoice } from "../assessment/index.ts";
import type { Say } from "../messages/index.ts";
import { formatScore, formatShare } from "./numbers.ts";

/** The choices of the section `priorities` in full sentences. */
export function describePriorities(
  choice: PrioritiesChoice,
  { criteria }: Pick<CasePriorities, "criteria">,
  say: Say,
): readonly string[] {
  const { minPopulation, minN, level } = choice.guard;
  return [
    say("priorities.method.axes", {
      minCoverage: formatShare(choice.minCoverage),
      criteria: criteria
        .map(({ id, title, share }) => `${title ?? say(`priorities.criterion.${id}`)} ${formatShare(share)}`)
        .join(", "),
    }),
    say("priorities.method.weights", { method: choice.weights.method.replace("-", "") }),
    say("priorities.method.guard", { level: formatScore(level), minN, minPopulation }),
    say("priorities.method.draws", {
      draws: choice.draws,
      // 1.96 standard errors of a share of one half.
      error: (98 / Math.sqrt(choice.draws)).toFixed(1),
    }),
  ];
}
