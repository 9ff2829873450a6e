/** From a survey as it was read to the questions about each threat. */

import {
  type AnswerTable,
  columnKey,
  DONT_KNOW,
  NOT_ASKED,
  REFUSED,
  type Survey,
  type SurveyItem,
} from "../../evidence/index.ts";
import type { GradedAnswers, PerceivedItem } from "./perceived-answers.ts";

/**
 * `column-missing`: the table has no such column. `not-graded`: its answers have no order, or it is a number without
 * a scale. `direction-unstated`: nobody said which end is less secure. `second`: the threat has such a question
 * already. `worry-missing`: experience was asked and worry was not.
 */
export type UnusedItem = {
  readonly id: string;
  readonly reason: "column-missing" | "not-graded" | "direction-unstated" | "second" | "worry-missing";
};

export type PerceivedQuestions = {
  readonly items: readonly PerceivedItem[];
  /** Questions about worry and experience that could not be used, and why. */
  readonly unused: readonly UnusedItem[];
};

/**
 * The questions about worry and experience, threat by threat in the order of the survey. Who answers above the middle
 * of the scale counts as worried, who answers anything but its lowest grade as having lived through it.
 *
 * @param titles  threat to what people read; the id where it has none
 */
export function perceivedQuestions(
  survey: Pick<Survey, "items">,
  table: Pick<AnswerTable, "columns">,
  titles: ReadonlyMap<string, string>,
): PerceivedQuestions {
  const unused: UnusedItem[] = [];
  const found = new Map<string, { worry?: GradedAnswers; experience?: GradedAnswers; id: string }>();
  for (const item of survey.items) {
    const { id, threat, aspect } = item;
    if (threat === null || (aspect !== "worry" && aspect !== "experience")) continue;
    const own = found.get(threat) ?? { id };
    const read = gradedAnswers(item, table, aspect);
    if (typeof read === "string") unused.push({ id, reason: read });
    else if (own[aspect] !== undefined) unused.push({ id, reason: "second" });
    else found.set(threat, { ...own, id: aspect === "experience" ? id : own.id, [aspect]: read });
  }
  const items = [...found].flatMap(([threat, { worry, experience, id }]): readonly PerceivedItem[] => {
    if (worry !== undefined)
      return [{ threat, title: titles.get(threat) ?? threat, worry, experience: experience ?? null }];
    unused.push({ id, reason: "worry-missing" });
    return [];
  });
  return { items, unused };
}

function gradedAnswers(
  { column, direction, counts }: SurveyItem,
  table: Pick<AnswerTable, "columns">,
  aspect: "worry" | "experience",
): GradedAnswers | UnusedItem["reason"] {
  const key = columnKey(table, column);
  if (key === undefined) return "column-missing";
  const answers = table.columns.get(key)!;
  if (answers.kind !== "choice" || !answers.ordered || answers.choices.length < 2) return "not-graded";
  if (direction === 0) return "direction-unstated";
  const high = answers.choices.length - 1;
  const flag = (reason: number): Uint8Array => answers.reasons.map((each) => (each === reason ? 1 : 0));
  return {
    question: answers.question,
    // Where later answers are the more secure ones, the scale is turned.
    values: Float64Array.from(answers.codes, (code) =>
      code < 0 ? Number.NaN : direction === 1 ? high - code : code,
    ),
    dontKnow: flag(DONT_KNOW),
    refused: flag(REFUSED),
    notAsked: flag(NOT_ASKED),
    low: 0,
    high,
    ...(counts === null
      ? {}
      : {
          counts: counts
            .map((code) => answers.choices.indexOf(code))
            .filter((code) => code >= 0)
            .map((code) => (direction === 1 ? high - code : code)),
        }),
    from: aspect === "worry" ? Math.floor(high / 2) + 1 : 1,
  };
}
