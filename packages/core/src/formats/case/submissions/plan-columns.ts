/** Which column of a table is read how, and which are left out. */

import {
  type Form,
  identifyingReason,
  type LeftOutColumn,
  type Question,
  type Survey,
  type SurveyItem,
} from "../../../evidence/index.ts";
import type { FindingList } from "../../../finding-list.ts";
import { condition } from "../../xlsform/expression.ts";
import type { QuestionColumns } from "./answer-finder.ts";
import type { ColumnReader, Problem } from "./column-reader.ts";
import { headingLookup } from "./headings.ts";
import { plainReader, questionReader } from "./question-reader.ts";
import { type Headings, isBookkeeping } from "./row-keys.ts";

export type TableSource = {
  readonly file: string;
  readonly header: readonly string[];
  readonly form: Form | null;
  readonly survey: Survey;
  /** Path of the repeat; null for the submissions. */
  readonly repeat: string | null;
  /** Columns that are read as choices although no form knows them. */
  readonly extraColumns: readonly string[];
  /** Those of them that are read as numbers. */
  readonly numberColumns: ReadonlySet<string>;
};

type Field = {
  readonly key: string;
  readonly reader: ColumnReader;
  /** Columns of the question; the first that is filled counts, as exports of several versions have several. */
  readonly positions: readonly number[];
  readonly choicePositions: ReadonlyMap<string, readonly number[]>;
  readonly relevant: readonly ((answerOf: (name: string) => string | undefined) => boolean | undefined)[];
};

type LeftOut = {
  readonly column: string;
  readonly position: number;
  readonly why: LeftOutColumn["why"];
  filled: number;
};

export type Plan = {
  readonly fields: readonly Field[];
  readonly leftOut: LeftOut[];
  readonly targets: ReadonlyMap<Question, QuestionColumns>;
  /** Columns that survey.yaml ties tables by. */
  readonly keyColumns: readonly string[];
  unknown(used: readonly number[]): readonly string[];
};

/** Which column is read how. */
export function planColumns(source: TableSource, headings: Headings, list: FindingList): Plan {
  const { file, header, form, survey, repeat } = source;
  const targets = new Map<Question, QuestionColumns>();
  const used = new Set<number>();
  const target = form === null ? (): undefined => undefined : headingLookup(form, repeat);
  header.forEach((heading, position) => {
    const found = target(heading);
    if (found === undefined) return;
    used.add(position);
    const columns = targets.get(found.question) ?? { own: [], choices: new Map<string, number[]>() };
    targets.set(found.question, columns);
    if (found.choice === null) columns.own.push(position);
    else columns.choices.set(found.choice, [...(columns.choices.get(found.choice) ?? []), position]);
  });

  const problemFor =
    (question: string): Problem =>
    (code, row, value) =>
      list.add(code, { file, row, column: question }, { value: value.slice(0, 80), question });
  const fields: Field[] = [];
  const leftOut: LeftOut[] = [];
  const itemOf = (names: readonly string[]): SurveyItem | undefined =>
    survey.items.find(({ column }) => names.includes(column));
  const isWanted = (names: readonly string[]): boolean =>
    itemOf(names) !== undefined ||
    source.extraColumns.some((each) => names.includes(each)) ||
    Object.values(survey.groups).some((each) => names.includes(each));

  for (const [question, { own, choices }] of targets) {
    const names = [question.name, question.path];
    const why = identifyingReason(question.name, question.kind);
    if (question.kind === "note") continue;
    if (why !== null) {
      if (isWanted(names)) refuse(question.path, why);
      for (const position of own)
        leftOut.push({ column: header[position]!.trim(), position, why, filled: 0 });
      continue;
    }
    const reader = questionReader(question, {
      form: form!,
      isWanted: isWanted(names),
      item: itemOf(names),
      survey,
      problem: problemFor(question.path),
    });
    const relevant = question.relevant.map(condition);
    fields.push({ key: question.path, reader, positions: own, choicePositions: choices, relevant });
  }

  const wanted = [
    ...new Set([
      ...survey.items.map(({ column }) => column),
      ...Object.values(survey.groups),
      ...source.extraColumns,
    ]),
  ];
  for (const column of wanted) {
    const position = headings.get(column.trim().toLowerCase());
    if (position === undefined || used.has(position)) continue;
    used.add(position);
    const why = identifyingReason(column, null);
    if (why !== null) {
      refuse(column, why);
      leftOut.push({ column, position, why, filled: 0 });
      continue;
    }
    const isNumber = source.numberColumns.has(column);
    const reader = plainReader({ item: itemOf([column]), survey, problem: problemFor(column), isNumber });
    fields.push({ key: column, reader, positions: [position], choicePositions: new Map(), relevant: [] });
  }
  // The words behind "other": the tools add a column that the form does not name.
  const others = (form?.questions ?? []).filter(({ orOther }) => orOther).map(({ name }) => `${name}_other`);
  const saysOther = (column: string): boolean =>
    others.some((name) => column === name || column.endsWith(`/${name}`));
  header.forEach((heading, position) => {
    const column = heading.trim();
    const why =
      used.has(position) || column === ""
        ? null
        : saysOther(column)
          ? "free-text"
          : identifyingReason(column, null);
    if (why === null) return;
    used.add(position);
    leftOut.push({ column, position, why, filled: 0 });
  });

  function refuse(column: string, why: string): void {
    list.add("identifying-column-refused", { file, row: 1, column }, { column, why });
  }

  return {
    fields,
    leftOut,
    targets,
    keyColumns: survey.repeats
      .flatMap(({ key, parentKey }) => [key, parentKey])
      .flatMap((each) => (each === null ? [] : [each.toLowerCase()])),
    unknown: (sampleColumns) =>
      header
        .map((heading) => heading.trim())
        .filter(
          (heading, position) =>
            heading !== "" &&
            !used.has(position) &&
            !sampleColumns.includes(position) &&
            !isBookkeeping(heading),
        ),
  };
}
