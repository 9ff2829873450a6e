/** By what people are told apart: the groups of a survey, and the units of the case that they live in. */

import type { Unit } from "../unit.ts";
import {
  type AnswerTable,
  type Form,
  type Survey,
  type SurveyAnswers,
  submissionRows,
  textIn,
} from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import { withoutRareAnswers } from "./rare-answers.ts";
import { columnKey, type Grouping } from "./survey-evidence.ts";

/** Level of a unit that is people inside a place. */
const GROUP = "group";

export type SurveyGroupings = {
  readonly groupings: readonly Grouping[];
  /** Answers to the question of place that are no unit, each with how many gave it. */
  readonly unknownPlaces: ReadonlyMap<string, number>;
};

/**
 * Groupings of the submissions: each group of the survey; then the units people live in, level by level from the
 * widest; then for each group of the survey and each level the units that are such a group inside a unit of it, which
 * are told by their columns `group:<name>`.
 */
export function groupingsOf(
  answers: SurveyAnswers,
  { survey, form }: { readonly survey: Survey; readonly form: Form | null },
  units: readonly Unit[],
): SurveyGroupings {
  const table = answers.submissions;
  const groups = Object.entries(survey.groups).flatMap(([id, column]) =>
    groupBy(table, { id, name: column }, { survey, form }, units),
  );
  const { placeOf, unknownPlaces } = placesOf(table, survey, units);
  const levels = placeOf === null ? [] : levelsOf(placeOf, units);
  const inside = groups.flatMap((group) => levels.flatMap((level) => groupUnits(group, level, units)));
  return { groupings: [...groups, ...levels, ...inside], unknownPlaces };
}

/** The same groupings for the people of a repeat, who belong to the groups and units of their parents. */
export function groupingsOfRepeat(
  groupings: readonly Grouping[],
  answers: SurveyAnswers,
  table: AnswerTable,
): readonly Grouping[] {
  if (table.parents === null) return groupings;
  const rows = submissionRows(answers, table);
  return groupings.map((each) => ({ ...each, codes: Int32Array.from(rows, (row) => each.codes[row]!) }));
}

function groupBy(
  table: AnswerTable,
  { id, name }: { readonly id: string; readonly name: string },
  { survey, form }: { readonly survey: Survey; readonly form: Form | null },
  units: readonly Unit[],
): readonly Grouping[] {
  const key = columnKey(table, name);
  if (key === undefined) return [];
  const named = new Set(units.flatMap((unit) => [unit.id, unit.groups[id] ?? unit.id]));
  const column = withoutRareAnswers(table.columns.get(key)!, key, { survey, form }, named);
  const texts = columnTexts(column);
  const seen = new Set(texts);
  const isListed = form?.questions.some(({ path, list }) => path === key && list !== null) === true;
  const order =
    column.kind === "choice" && (isListed || column.ordered)
      ? column.choices.filter((choice) => seen.has(choice))
      : [...seen].filter((text) => text !== "").sort(byNumberOrText);
  return [
    {
      id,
      kind: "group",
      codes: codesOf(texts, order),
      groups: order.map((code) => ({ code, title: choiceTitle(code, key, survey, form) })),
    },
  ];
}

/** Where no list gives an order: numbers by size, and texts by their letters after them. */
function byNumberOrText(a: string, b: string): number {
  const [one, other] = [Number(a), Number(b)];
  if (Number.isNaN(one) !== Number.isNaN(other)) return Number.isNaN(one) ? 1 : -1;
  return one - other || (a < b ? -1 : a > b ? 1 : 0);
}

/** What people read for a choice: as survey.yaml says it, else the form, else the code. */
export function choiceTitle(code: string, key: string, survey: Survey, form: Form | null): string {
  const name = key.slice(key.lastIndexOf("/") + 1);
  const heard = survey.heard.find(({ column }) => column === name || column === key);
  const item = survey.items.find(({ column }) => column === name || column === key);
  const stated = heard?.labels[code] ?? item?.labels[code];
  if (stated !== undefined) return stated;
  const question = form?.questions.find(({ path }) => path === key);
  const choice =
    question?.list == null ? undefined : form!.lists.get(question.list)?.find((each) => each.name === code);
  return choice === undefined ? code : textIn(choice.label, survey.language, form!.defaultLanguage) || code;
}

function codesOf(texts: readonly string[], order: readonly string[]): Int32Array {
  const positions = new Map(order.map((code, position) => [code, position]));
  return Int32Array.from(texts, (text) => positions.get(text) ?? -1);
}

/** Person to the position of the unit they live in; null where the survey does not say. */
function placesOf(
  table: AnswerTable,
  { place }: Survey,
  units: readonly Unit[],
): { readonly placeOf: Int32Array | null; readonly unknownPlaces: ReadonlyMap<string, number> } {
  const unknownPlaces = new Map<string, number>();
  const positions = new Map(units.map(({ id }, position) => [id, position]));
  if (place.unit !== null) {
    const position = positions.get(place.unit);
    if (position === undefined) unknownPlaces.set(place.unit, table.rowCount);
    return { placeOf: new Int32Array(table.rowCount).fill(position ?? -1), unknownPlaces };
  }
  const key = place.column === null ? undefined : columnKey(table, place.column);
  if (key === undefined) return { placeOf: null, unknownPlaces };
  const placeOf = Int32Array.from(columnTexts(table.columns.get(key)!), (text) => {
    if (text === "") return -1;
    const position = positions.get(Object.hasOwn(place.units, text) ? place.units[text]! : text);
    if (position === undefined) unknownPlaces.set(text, (unknownPlaces.get(text) ?? 0) + 1);
    return position ?? -1;
  });
  return { placeOf, unknownPlaces };
}

/** A grouping for each level of units that holds places with answers, the widest level first. */
function levelsOf(placeOf: Int32Array, units: readonly Unit[]): readonly Grouping[] {
  const positions = new Map(units.map(({ id }, position) => [id, position]));
  const chainOf = units.map((_, position): readonly number[] => {
    const chain: number[] = [];
    let at: number | undefined = position;
    // A unit inside itself has its own finding.
    while (at !== undefined && !chain.includes(at)) {
      chain.unshift(at);
      const { parent }: Unit = units[at]!;
      at = parent === null ? undefined : positions.get(parent);
    }
    return chain;
  });
  const depth = placeOf.reduce(
    (most, place) => (place < 0 ? most : Math.max(most, chainOf[place]!.length)),
    0,
  );
  return Array.from({ length: depth }, (_, level): Grouping => {
    const unitOf = placeOf.map((place) => (place < 0 ? -1 : (chainOf[place]![level] ?? -1)));
    return unitGrouping(`level-${level + 1}`, unitOf, units);
  });
}

function unitGrouping(id: string, unitOf: Int32Array, units: readonly Unit[]): Grouping {
  const present = [...new Set(unitOf)].filter((unit) => unit >= 0).sort((a, b) => a - b);
  const positions = new Map(present.map((unit, position) => [unit, position]));
  return {
    id,
    kind: "unit",
    codes: unitOf.map((unit) => positions.get(unit) ?? -1),
    groups: present.map((unit) => ({ code: units[unit]!.id, title: units[unit]!.title })),
  };
}

/** The units that are a group of the survey inside a unit of a level; none where the case names no such units. */
function groupUnits(
  { id, codes, groups }: Grouping,
  level: Grouping,
  units: readonly Unit[],
): readonly Grouping[] {
  const places = new Set(level.groups.map(({ code }) => code));
  const inside = new Map<string, number>();
  units.forEach((unit, position) => {
    const code = unit.groups[id];
    if (unit.level !== GROUP || unit.parent === null || code === undefined || code === "") return;
    if (!places.has(unit.parent)) return;
    inside.set(JSON.stringify([unit.parent, code]), position);
  });
  if (inside.size === 0) return [];
  const unitOf = level.codes.map((place, person) => {
    const code = codes[person]!;
    if (place < 0 || code < 0) return -1;
    return inside.get(JSON.stringify([level.groups[place]!.code, groups[code]!.code])) ?? -1;
  });
  return [unitGrouping(`${id}-in-${level.id}`, unitOf, units)];
}
