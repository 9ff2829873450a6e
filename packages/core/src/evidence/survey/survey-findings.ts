/** What is wrong with a survey that was read: its design, its places, and questions that came to nothing. */

import type { Finding } from "../../finding.ts";
import { createFindingList } from "../../finding-list.ts";
import { checkDesign } from "../voices/index.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";

/** Branches of a message are single words. */
const problemWords = {
  "lonely-cluster": "lonely",
  "population-below-sample": "below",
  "population-varies": "varies",
  "population-missing": "unstated",
  "weight-missing": "weightless",
  "weight-zero": "weightless",
  "weight-negative": "weightless",
} as const;

/** Findings of a survey, each with its place in `file`. */
export function surveyFindings(
  { design, items, unestimated, answers, survey }: SurveyEvidence,
  unknownPlaces: ReadonlyMap<string, number>,
  file: string,
): readonly Finding[] {
  const list = createFindingList();
  for (const { kind, stage, count, row } of checkDesign(design)) {
    const place = { file, row: answers.submissions.fileRows[row]! };
    const values = { kind: problemWords[kind], count, stage: stage + 1, rule: survey.design.lonely };
    list.add("survey-design-problem", place, values);
  }
  for (const [place, count] of unknownPlaces) {
    list.add(
      "survey-place-unknown",
      { file: "survey.yaml", column: "place" },
      { place: place.slice(0, 80), count },
    );
  }
  for (const { id, reason } of unestimated) {
    // A column that is not there has its own finding.
    if (reason === "column-missing") continue;
    const why = reason === "kind-unused" ? "unused" : "unanswered";
    list.add("item-unanswered", { file, column: id }, { id, reason: why });
  }
  for (const { item, groups } of items) {
    const isShown = groups.some(
      ({ n, mean, shares }) => n !== null && (mean !== null || shares.some((each) => each !== null)),
    );
    if (!isShown) list.add("item-withheld", { file, column: item.column }, { id: item.id });
  }
  return list.all();
}
