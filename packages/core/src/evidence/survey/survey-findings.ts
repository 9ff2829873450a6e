/** What is wrong with a survey that was read: its design, its places, and questions that came to nothing. */

import type { Finding } from "../../finding.ts";
import { createFindingList } from "../../finding-list.ts";
import { type AdjustmentProblem, checkDesign } from "../voices/index.ts";
import type { Hearing } from "./hear-survey.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";

/** Findings of a survey, each with its place in `file`. */
export function surveyFindings(
  { design, items, unestimated, answers, survey }: SurveyEvidence,
  { unknownPlaces, unknownWaves, adjustmentProblems, unknownCauses }: Omit<Hearing, "evidence">,
  file: string,
): readonly Finding[] {
  const list = createFindingList();
  for (const problem of adjustmentProblems) {
    const place = { file: "survey.yaml", column: "adjust" };
    list.add(adjustmentCodes[problem.reason], place, adjustmentValues(problem));
  }
  for (const { kind, stage, count, row } of checkDesign(design)) {
    const place = { file, row: answers.submissions.fileRows[row]! };
    list.add("survey-design-problem", place, {
      kind: camel(kind),
      count,
      stage: stage + 1,
      rule: survey.design.lonely,
    });
  }
  for (const [place, count] of unknownPlaces) {
    list.add(
      "survey-place-unknown",
      { file: "survey.yaml", column: "place" },
      { place: place.slice(0, 80), count },
    );
  }
  for (const [wave, count] of unknownWaves) {
    const values = { wave: wave.slice(0, 80), count };
    list.add("survey-wave-unknown", { file: "survey.yaml", column: "waves" }, values);
  }
  if (survey.causes !== null) {
    const place = { file: "survey.yaml", column: "causes" };
    const { cause, effect } = survey.causes;
    if (unknownCauses === null) list.add("survey-causes-uncounted", place, { cause, effect });
    else if (unknownCauses > 0) list.add("survey-causes-unknown", place, { count: unknownCauses });
  }
  for (const { id, reason } of unestimated) {
    // A column that is not there has its own finding.
    if (reason !== "column-missing")
      list.add("item-unanswered", { file, column: id }, { id, reason: camel(reason) });
  }
  for (const { item, groups } of items) {
    const isShown = groups.some(
      ({ n, mean, shares }) => n !== null && (mean !== null || shares.some((each) => each !== null)),
    );
    if (!isShown) list.add("item-withheld", { file, column: item.column }, { id: item.id });
  }
  return list.all();
}

const adjustmentCodes = {
  "total-invalid": "adjust-total-invalid",
  "category-empty": "adjust-category-empty",
  "answer-missing": "adjust-answer-missing",
  "sums-differ": "adjust-sums-differ",
  "totals-contradict": "adjust-totals-contradict",
  "out-of-reach": "adjust-out-of-reach",
  "not-met": "adjust-not-met",
  "weight-negative": "adjust-weight-negative",
  "trim-impossible": "adjust-trim-impossible",
} as const;

/** Rows are counted from 1, as people count answers; a total that is no number is read as written. */
function adjustmentValues(problem: AdjustmentProblem): Readonly<Record<string, string | number>> {
  return {
    ...problem,
    ...("margin" in problem
      ? { named: "category" in problem && problem.category !== "" ? "yes" : "no" }
      : {}),
    ...("margin" in problem && !("category" in problem) ? { category: "" } : {}),
    ...("row" in problem ? { row: problem.row + 1 } : {}),
    ...(problem.reason === "total-invalid" ? { total: String(problem.total) } : {}),
  };
}

/** Words of a message's choice have no hyphens. */
function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
