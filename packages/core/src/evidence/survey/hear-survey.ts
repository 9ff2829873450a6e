/** From answers to evidence: who was asked where, what each question came to, and what of it may be shown. */

import type { CodedWords } from "../coding/index.ts";
import type { Unit } from "../unit.ts";
import {
  type AnswerTable,
  type Form,
  type Survey,
  type SurveyAnswers,
  type SurveyColumn,
  type SurveyDesign,
  type SurveyItem,
  sampleOf,
  textIn,
} from "../voices/index.ts";
import type { DoorOptions, DoorRecord } from "./door.ts";
import { groupSizes } from "./group-sizes.ts";
import { choiceTitle, groupingsOf, groupingsOfRepeat } from "./groupings.ts";
import { estimateItem, type ItemInput, type ItemSurroundings } from "./item-estimates.ts";
import { HELD_WORD, NOT_HELD_WORD, whoNames } from "./item-tables.ts";
import { withoutRareAnswers } from "./rare-answers.ts";
import {
  findQuestion,
  type ItemEstimates,
  type SurveyEvidence,
  type UnestimatedItem,
} from "./survey-evidence.ts";

export type SurveyReading = {
  readonly survey: Survey;
  readonly form: Form | null;
  readonly answers: SurveyAnswers;
  readonly coding: readonly CodedWords[];
};

export type Hearing = {
  readonly evidence: SurveyEvidence;
  readonly unknownPlaces: ReadonlyMap<string, number>;
};

/** Hear a survey: every question of survey.yaml, or of its form where survey.yaml names none, in every grouping. */
export function hearSurvey(
  { survey, form, answers, coding }: SurveyReading,
  units: readonly Unit[],
  against: DoorOptions["against"] = null,
): Hearing {
  const door = { rule: survey.disclosure, population: populationOf(survey), against };
  const { groupings, unknownPlaces } = groupingsOf(answers, { survey, form }, units);
  const designs = new Map<string, SurveyDesign>();
  const designOf = (repeat: string): SurveyDesign => {
    const known = designs.get(repeat);
    if (known !== undefined) return known;
    const design = { ...sampleOf(answers, repeat), lonely: survey.design.lonely };
    designs.set(repeat, design);
    return design;
  };
  const items: ItemEstimates[] = [];
  const unestimated: UnestimatedItem[] = [];
  const records: DoorRecord[] = [];
  const surroundings = new Map<string, Omit<ItemSurroundings, "beside">>();
  const surroundingsOf = (table: AnswerTable): Omit<ItemSurroundings, "beside"> => {
    const known = surroundings.get(table.repeat);
    if (known !== undefined) return known;
    const own = groupingsOfRepeat(groupings, answers, table);
    const design = designOf(table.repeat);
    const { sizes, record } = groupSizes(
      table,
      { groupings: own, weights: design.weights },
      { survey, form },
      door,
    );
    records.push(record);
    surroundings.set(table.repeat, { design, groupings: own, sizes });
    return surroundings.get(table.repeat)!;
  };
  const { sizes } = surroundingsOf(answers.submissions);
  const estimate = (input: ItemInput, table: AnswerTable): ItemEstimates | null => {
    const beside = records.filter(({ about }) => about === input.key).map(({ release }) => release);
    const estimated = estimateItem(input, { ...surroundingsOf(table), beside }, door);
    if (estimated !== null) records.push(estimated.record);
    return estimated?.estimates ?? null;
  };
  for (const item of survey.items.length > 0 ? survey.items : itemsOfForm(form)) {
    const found = findQuestion(answers, item.column);
    if (found === undefined) {
      unestimated.push({ id: item.id, reason: "column-missing" });
      continue;
    }
    const { table, key } = found;
    const column = withoutRareAnswers(table.columns.get(key)!, key, { survey, form });
    if (!column.reasons.includes(0)) {
      unestimated.push({ id: item.id, reason: "nobody-answered" });
      continue;
    }
    const titleOf = (code: string): string => choiceTitle(code, key, survey, form);
    const title = questionTitle(item, key, survey, form);
    const estimates = estimate({ item, title, column, titleOf, key, held: null }, table);
    if (estimates === null) unestimated.push({ id: item.id, reason: "kind-unused" });
    else items.push(estimates);
  }
  const capacity = survey.capacity.map((question): ItemEstimates | null => {
    const found = findQuestion({ ...answers, repeats: [] }, question.column);
    if (found === undefined) return null;
    const answered = found.table.columns.get(found.key)!;
    const column = heldColumn(answered, question.counts);
    const item = { ...plainItem(question.id, question.column), title: question.title, counts: [HELD_WORD] };
    const held = { codes: question.counts, of: answered };
    const titleOf = (code: string): string => code;
    const input = { item, title: question.title, column, titleOf, key: found.key, held };
    return estimate(input, found.table);
  });
  const evidence = { survey, form, answers, design: designOf(""), groupings, items, unestimated };
  return { evidence: { ...evidence, capacity, coding, door, sizes, records }, unknownPlaces };
}

/** What people read for a question: as survey.yaml says it, else the form, else the id. */
export function questionTitle(item: SurveyItem, key: string, survey: Survey, form: Form | null): string {
  if (item.title !== "") return item.title;
  const question = form?.questions.find(({ path }) => path === key);
  return (question && textIn(question.label, survey.language, form!.defaultLanguage)) || item.id;
}

/** The people that the counts of a survey are of. */
export function populationOf({ title, period }: Pick<Survey, "title" | "period">): string {
  return `${title || "survey"} ${period ?? ""}`.trim();
}

/** Every question of a form that has choices or numbers, as an item that nobody described. */
function itemsOfForm(form: Form | null): readonly SurveyItem[] {
  const used = new Set(["select-one", "select-multiple", "number"]);
  return (form?.questions ?? [])
    .filter(({ kind }) => used.has(kind))
    .map(({ path, kind }) => ({
      ...plainItem(path.replaceAll("/", "."), path),
      kind: kind === "number" ? "number" : "choice",
    }));
}

function plainItem(id: string, column: string): SurveyItem {
  const spoken = { title: "", threat: null, aspect: null, scale: null, labels: {}, direction: 0 } as const;
  const used = { kind: "choice", counts: null, indicator: null, profileWeight: null } as const;
  const codes = { dontKnow: [], refused: [], notAsked: [], notAnswered: [], values: [] };
  return { id, column, ...spoken, ...used, codes };
}

/** Whether each person gave one of the answers that count, as a question of two choices. */
function heldColumn(column: SurveyColumn, counts: readonly string[]): SurveyColumn {
  const { question, reasons } = column;
  const choices = [NOT_HELD_WORD, HELD_WORD];
  const words = whoNames(column, counts, HELD_WORD, NOT_HELD_WORD);
  const codes = Int16Array.from(words, (word) => choices.indexOf(word));
  return { kind: "choice", question, reasons, codes, choices, ordered: true };
}
