/** The questions of a survey: those that survey.yaml names, or all of its form, and those of needs and capacity. */

import { type Form, type Survey, type SurveyColumn, type SurveyItem, textIn } from "../voices/index.ts";
import { HELD_WORD, NOT_HELD_WORD, whoNames } from "./answer-variables.ts";

/** What people read for a question: as survey.yaml says it, else the form, else the id. */
export function questionTitle(item: SurveyItem, key: string, survey: Survey, form: Form | null): string {
  if (item.title !== "") return item.title;
  const question = form?.questions.find(({ path }) => path === key);
  return (question && textIn(question.label, survey.language, form!.defaultLanguage)) || item.id;
}

/** Every question of a form that has choices or numbers, as an item that nobody described; not those of causes. */
export function itemsOfForm(form: Form | null, causes: Survey["causes"]): readonly SurveyItem[] {
  const used = new Set(["select-one", "select-multiple", "number"]);
  return (form?.questions ?? [])
    .filter(({ kind, path }) => used.has(kind) && !isOfCauses(path, causes))
    .map(({ path, kind }) => ({
      ...plainItem(path.replaceAll("/", "."), path),
      kind: kind === "number" ? "number" : "choice",
    }));
}

function isOfCauses(path: string, causes: Survey["causes"]): boolean {
  return (
    causes !== null &&
    [causes.cause, causes.effect].some((name) => path === name || path.endsWith(`/${name}`))
  );
}

/** A question of which nothing is stated. */
export function plainItem(id: string, column: string): SurveyItem {
  const spoken = { title: "", threat: null, aspect: null, scale: null, labels: {}, direction: 0 } as const;
  const used = { kind: "choice", counts: null, indicator: null, profileWeight: null } as const;
  const codes = { dontKnow: [], refused: [], notAsked: [], notAnswered: [], values: [] };
  return { id, column, ...spoken, ...used, codes };
}

/** Whether each person gave one of the answers that count, as a question of two choices. */
export function heldColumn(column: SurveyColumn, counts: readonly string[]): SurveyColumn {
  const { question, reasons } = column;
  const choices = [NOT_HELD_WORD, HELD_WORD];
  const words = whoNames(column, counts, HELD_WORD, NOT_HELD_WORD);
  const codes = Int16Array.from(words, (word) => choices.indexOf(word));
  return { kind: "choice", question, reasons, codes, choices, ordered: true };
}
