/** `submissions.csv` or `submissions.xlsx`, with its repeats as further tables, to columns of answers. */

import {
  type AnswerTable,
  type Form,
  plainSurvey,
  type Survey,
  type SurveyAnswers,
} from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import type { DeprivationDefinition } from "../../framework/index.ts";
import type { OnRecord } from "../csv-reader.ts";
import { columnsRead } from "./submissions/columns-read.ts";
import { headingLookup } from "./submissions/headings.ts";
import { parentRows } from "./submissions/parents.ts";
import { type ReadTable, type TableReader, tableReader } from "./submissions/table-reader.ts";

export type AnswersReader = {
  /**
   * Where the records of one table go, header first. The first table is that of the submissions; the others are
   * repeats, told by the name of their sheet or file, else by their columns.
   *
   * @param sheet  name of the sheet; "" for a CSV file
   */
  table(file: string, sheet?: string): OnRecord;
  /** All tables, once they have been read; undefined, with findings, where nothing can be estimated from them. */
  answers(): SurveyAnswers | undefined;
};

export type AnswersSource = {
  readonly form: Form | null;
  readonly survey?: Survey | undefined;
  /** The measure whose columns are read too. */
  readonly deprivation?: DeprivationDefinition | undefined;
};

type Started = { readonly repeat: string; readonly reader: TableReader | null };

/**
 * A reader of answers against a form, a survey.yaml, or both.
 *
 * With a form all its questions are read that cannot tell who a person is; without one only the columns that the
 * survey names. Rows without a usable weight, or with an id that was there before, are left out with a finding.
 */
export function createAnswersReader(
  { form, survey = plainSurvey, deprivation }: AnswersSource,
  list: FindingList,
): AnswersReader {
  const { extraColumns, numberColumns } = columnsRead(survey, deprivation);
  const tables = new Map<string, Started>();
  let isFirst = true;

  function table(file: string, sheet = ""): OnRecord {
    const key = `${file}\u001f${sheet}`;
    return (cells, row) => {
      let started = tables.get(key);
      if (started === undefined) {
        started = start(file, sheet, cells);
        tables.set(key, started);
        isFirst = false;
      } else started.reader?.push(cells, row);
    };
  }

  function start(file: string, sheet: string, header: readonly string[]): Started {
    const repeat = isFirst ? "" : repeatOf(form, survey, { file, sheet, header });
    // A sheet that is no table of answers, such as notes, is passed over.
    if (repeat === null) return { repeat: "?", reader: null };
    const place = isFirst || sheet === "" ? file : `${file}#${sheet}`;
    const source = { file: place, header: [...header], form, survey, repeat: repeat === "" ? null : repeat };
    const stated = survey.repeats.find(
      (each) => each.repeat === repeat || repeat.endsWith(`/${each.repeat}`),
    );
    const extra = repeat === "" ? extraColumns : (stated?.columns ?? []);
    const reader = tableReader({ ...source, extraColumns: extra, numberColumns }, list);
    return { repeat, reader };
  }

  function answers(): SurveyAnswers | undefined {
    const read = new Map<string, ReadTable>();
    for (const { repeat, reader } of tables.values()) {
      if (reader !== null && !read.has(repeat)) read.set(repeat, reader.done());
    }
    const submissions = read.get("");
    if (submissions === undefined) return undefined;
    tellMissingColumns(survey, form, [...read.values()], list);
    return assemble(submissions, read, { form, survey }, list);
  }

  return { table, answers };
}

/** Which repeat a table holds; null where it holds none. */
function repeatOf(
  form: Form | null,
  survey: Survey,
  {
    file,
    sheet,
    header,
  }: { readonly file: string; readonly sheet: string; readonly header: readonly string[] },
): string | null {
  const called = (sheet === "" ? file.replace(/\.[^.]*$/, "") : sheet).toLowerCase();
  const repeats = form?.repeats ?? [];
  const stated = survey.repeats.find((each) => [file, sheet].includes(each.file));
  if (stated !== undefined) {
    return (
      repeats.find(({ name, path }) => name === stated.repeat || path === stated.repeat)?.path ??
      stated.repeat
    );
  }
  // A sheet's name has 31 characters at most.
  const named = repeats.find(({ name }) => {
    const lower = name.toLowerCase();
    return (
      called === lower ||
      called === lower.slice(0, 31) ||
      new RegExp(`[-_. ]${escapeText(lower)}$`).test(called)
    );
  });
  if (named !== undefined) return named.path;
  const counts = repeats.map(({ path }) => {
    const lookup = headingLookup(form!, path);
    return { path, count: header.filter((heading) => lookup(heading) !== undefined).length };
  });
  return counts.toSorted((a, b) => b.count - a.count).find(({ count }) => count > 0)?.path ?? null;
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function tellMissingColumns(
  survey: Survey,
  form: Form | null,
  tables: readonly ReadTable[],
  list: FindingList,
): void {
  const wanted = [
    ...survey.items.map(({ column }) => column),
    ...Object.values(survey.groups),
    ...columnsRead(survey, undefined).extraColumns,
  ];
  const headings = tables.map(({ headings: each }) => each);
  const read = new Set(tables.flatMap((each) => [...each.columns(new Int32Array(0)).keys()]));
  const paths = new Map(form?.questions.map(({ name, path }) => [name, path]));
  for (const column of new Set(wanted)) {
    if (read.has(column) || read.has(paths.get(column) ?? "")) continue;
    // A column that is there and was not read has its own finding.
    if (headings.some((each) => each.has(column.trim().toLowerCase()))) continue;
    list.add("survey-column-missing", { file: tables[0]!.file, row: 1, column }, { column });
  }
}

function assemble(
  submissions: ReadTable,
  read: ReadonlyMap<string, ReadTable>,
  { form, survey }: { readonly form: Form | null; readonly survey: Survey },
  list: FindingList,
): SurveyAnswers {
  const all = Int32Array.from({ length: submissions.rowCount }, (_, row) => row);
  const main = answerTable(submissions, "", all, null);
  const done = new Map<
    string,
    { readonly table: AnswerTable; readonly places: ReadonlyMap<number, number> }
  >();
  // A repeat inside another comes after it in a form, and so in what is read.
  const order = [...read.keys()]
    .filter((repeat) => repeat !== "")
    .toSorted((a, b) => a.split("/").length - b.split("/").length);
  for (const repeat of order) {
    const table = read.get(repeat)!;
    const around = form?.repeats.find(({ path }) => path === repeat)?.parent ?? "";
    const above = done.has(around) ? read.get(around)! : submissions;
    const stated = survey.repeats.find(
      (each) => each.repeat === repeat || repeat.endsWith(`/${each.repeat}`),
    );
    const link = parentRows(table, { above, submissions, stated }, list);
    if (link === null) continue;
    const places = link.toSubmission ? null : done.get(around)!.places;
    // Rows whose parent was left out for want of its own parent go with it.
    const kept = [...link.rows.keys()].filter((i) => places === null || places.has(link.parents[i]!));
    const rows = Int32Array.from(kept, (i) => link.rows[i]!);
    const parents = Int32Array.from(kept, (i) => places?.get(link.parents[i]!) ?? link.parents[i]!);
    done.set(repeat, {
      table: answerTable(table, repeat, rows, { parents, repeat: link.toSubmission ? "" : around }),
      places: new Map([...rows].map((row, place) => [row, place])),
    });
  }
  return { submissions: main, repeats: [...done.values()].map(({ table }) => table) };
}

function answerTable(
  table: ReadTable,
  repeat: string,
  rows: Int32Array,
  parent: { readonly parents: Int32Array; readonly repeat: string } | null,
): AnswerTable {
  return {
    file: table.file,
    repeat,
    rowCount: rows.length,
    fileRows: rows.map((row) => table.fileRows[row]!),
    parents: parent?.parents ?? null,
    parentRepeat: parent?.repeat ?? "",
    columns: table.columns(rows),
    ...table.sample(rows),
    leftOut: table.leftOut(),
    unknown: table.unknown,
  };
}
