/** Why survey weights could not be adjusted, in words. */

import type { AdjustmentProblem } from "../evidence/index.ts";
import type { Say } from "../messages/index.ts";

/** What stands against an adjustment, and what to do. */
export type AdjustmentWords = { readonly message: string; readonly remedy: string };

/** Rows are counted from 1, as people count answers. */
export function describeAdjustmentProblem(problem: AdjustmentProblem, say: Say): AdjustmentWords {
  const values = {
    ...problem,
    ...("margin" in problem ? { subject: subjectOf(problem, say) } : {}),
    ...("row" in problem ? { row: problem.row + 1 } : {}),
    // Read as written: a total that is no number has no format.
    ...(problem.reason === "total-invalid" ? { total: totalOf(problem.total, say) } : {}),
  };
  return {
    message: say(`survey-weights.${problem.reason}.message`, values),
    remedy: say(`survey-weights.${problem.reason}.remedy`),
  };
}

function subjectOf(problem: { readonly margin: string; readonly category?: string }, say: Say): string {
  const { margin, category = "" } = problem;
  if (category === "") return say("survey-weights.subject-total", { margin });
  return say("survey-weights.subject", { margin, category });
}

function totalOf(total: number, say: Say): string {
  return Number.isNaN(total) ? say("survey-weights.total-missing") : String(total);
}
