/** From answers to evidence: who was asked where, what each question came to, and what of it may be shown. */

import type { CodedWords } from "../coding/index.ts";
import type { Unit } from "../unit.ts";
import {
  type Form,
  type Survey,
  type SurveyAnswers,
  type SurveyColumn,
  type SurveyDesign,
  type SurveyItem,
  sampleOf,
  textIn,
} from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import type { DoorOptions } from "./door.ts";
import { choiceTitle, groupingsOf, groupingsOfRepeat } from "./groupings.ts";
import { estimateItem } from "./item-estimates.ts";
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
  const releases: SurveyEvidence["releases"][number][] = [];
  for (const item of survey.items.length > 0 ? survey.items : itemsOfForm(form)) {
    const found = findQuestion(answers, item.column);
    if (found === undefined) {
      unestimated.push({ id: item.id, reason: "column-missing" });
      continue;
    }
    const { table, key } = found;
    const column = table.columns.get(key)!;
    if (!column.reasons.includes(0)) {
      unestimated.push({ id: item.id, reason: "nobody-answered" });
      continue;
    }
    const titleOf = (code: string): string => choiceTitle(code, key, survey, form);
    const input = { item, title: questionTitle(item, key, survey, form), column, titleOf };
    const own = groupingsOfRepeat(groupings, answers, table);
    const estimated = estimateItem(input, designOf(table.repeat), own, door);
    if (estimated === null) unestimated.push({ id: item.id, reason: "kind-unused" });
    else {
      items.push(estimated.estimates);
      releases.push(estimated.release);
    }
  }
  const capacity = survey.capacity.map((question): ItemEstimates | null => {
    const found = findQuestion({ ...answers, repeats: [] }, question.column);
    if (found === undefined) return null;
    const column = heldColumn(found.table.columns.get(found.key)!, question.counts);
    const item = { ...plainItem(question.id, question.column), title: question.title, counts: [HELD] };
    const input = { item, title: question.title, column, titleOf: (code: string) => code };
    const estimated = estimateItem(input, designOf(""), groupings, door);
    releases.push(estimated!.release);
    return estimated!.estimates;
  });
  const evidence = { survey, form, answers, design: designOf(""), groupings, items, unestimated };
  return { evidence: { ...evidence, capacity, coding, door, releases }, unknownPlaces };
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

const HELD = "yes";

/** Whether each person gave one of the answers that count, as a question of two choices. */
function heldColumn(column: SurveyColumn, counts: readonly string[]): SurveyColumn {
  const { question, reasons } = column;
  const texts = columnTexts(column);
  const wanted = new Set(counts);
  const holds = (person: number): boolean =>
    column.kind === "choices"
      ? column.choices.some((choice, c) => wanted.has(choice) && column.named[c]![person] === 1)
      : wanted.has(texts[person]!);
  const codes = Int16Array.from(reasons, (reason, person) => (reason !== 0 ? -1 : Number(holds(person))));
  return { kind: "choice", question, reasons, codes, choices: ["no", HELD], ordered: true };
}
