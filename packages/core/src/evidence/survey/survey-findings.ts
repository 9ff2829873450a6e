/** What is wrong with a survey that was read: its design, its places, and questions that came to nothing. */

import type { Finding } from "../../finding.ts";
import { createFindingList } from "../../finding-list.ts";
import { checkDesign } from "../voices/index.ts";
import type { SurveyEvidence } from "./survey-evidence.ts";

/** Findings of a survey, each with its place in `file`. */
export function surveyFindings(
  { design, items, unestimated, answers, survey }: SurveyEvidence,
  unknownPlaces: ReadonlyMap<string, number>,
  file: string,
): readonly Finding[] {
  const list = createFindingList();
  for (const { kind, stage, count, row } of checkDesign(design)) {
    const place = { file, row: answers.submissions.fileRows[row]! };
    list.add("survey-design-problem", place, {
      kind: selector(kind),
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
  for (const { id, reason } of unestimated) {
    // A column that is not there has its own finding.
    if (reason !== "column-missing")
      list.add("item-unanswered", { file, column: id }, { id, reason: selector(reason) });
  }
  for (const { item, groups } of items) {
    const isShown = groups.some(
      ({ n, mean, shares }) => n !== null && (mean !== null || shares.some((each) => each !== null)),
    );
    if (!isShown) list.add("item-withheld", { file, column: item.column }, { id: item.id });
  }
  return list.all();
}

/** Choices of messages have no hyphens. */
function selector(word: string): string {
  return word.replaceAll("-", "_");
}
