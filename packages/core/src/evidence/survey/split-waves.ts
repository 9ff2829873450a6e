/** Several waves in one table, taken apart: each is a sample of its own. */

import type { AnswerTable, SampleStage, Survey, SurveyAnswers, SurveyColumn } from "../voices/index.ts";
import { columnTexts } from "./column-texts.ts";
import { columnKey } from "./survey-evidence.ts";

type Wave = {
  /** "" where the survey does not say. */
  readonly period: string;
  readonly answers: SurveyAnswers;
};

export type Waves = {
  /** In the order of their periods; null where the column is not there, or no row is of a wave that is named. */
  readonly waves: readonly Wave[] | null;
  /** Answers to the question of the wave that survey.yaml does not name, each with its rows. */
  readonly unknown: ReadonlyMap<string, number>;
};

/** Split answers by wave; all of them are one where the survey names no waves. */
export function splitWaves(
  answers: SurveyAnswers,
  { waves, period }: Pick<Survey, "waves" | "period">,
): Waves {
  const unknown = new Map<string, number>();
  if (waves === null) return { waves: [{ period: period ?? "", answers }], unknown };
  const key = columnKey(answers.submissions, waves.column);
  if (key === undefined) return { waves: null, unknown };
  const rows = new Map<string, number[]>();
  for (const [row, text] of columnTexts(answers.submissions.columns.get(key)!).entries()) {
    const own = Object.hasOwn(waves.periods, text) ? waves.periods[text]! : undefined;
    if (own === undefined) unknown.set(text, (unknown.get(text) ?? 0) + 1);
    else if (rows.has(own)) rows.get(own)!.push(row);
    else rows.set(own, [row]);
  }
  const found = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([each, kept]): Wave => ({ period: each, answers: withRows(answers, kept) }));
  return { waves: found.length === 0 ? null : found, unknown };
}

/** The answers of some submissions, with what belongs to them in repeats. */
function withRows({ submissions, repeats }: SurveyAnswers, rows: readonly number[]): SurveyAnswers {
  const places = new Map<string, ReadonlyMap<number, number>>([["", placesOf(rows)]]);
  const kept: AnswerTable[] = [];
  // A repeat within another comes after it.
  for (const table of repeats) {
    const above = places.get(table.parentRepeat)!;
    const own = [...table.parents!.keys()].filter((row) => above.has(table.parents![row]!));
    places.set(table.repeat, placesOf(own));
    kept.push({
      ...tableRows(table, own),
      parents: Int32Array.from(own, (row) => above.get(table.parents![row]!)!),
    });
  }
  return { submissions: tableRows(submissions, rows), repeats: kept };
}

function placesOf(rows: readonly number[]): ReadonlyMap<number, number> {
  return new Map(rows.map((row, place) => [row, place]));
}

function tableRows(table: AnswerTable, rows: readonly number[]): AnswerTable {
  return {
    ...table,
    rowCount: rows.length,
    fileRows: Int32Array.from(rows, (row) => table.fileRows[row]!),
    columns: new Map([...table.columns].map(([key, column]) => [key, columnRows(column, rows)])),
    weights: table.weights && numbersAt(table.weights, rows),
    strata: table.strata && Int32Array.from(rows, (row) => table.strata![row]!),
    stages: table.stages.map(
      ({ cluster, populationSize }): SampleStage => ({
        cluster: Int32Array.from(rows, (row) => cluster[row]!),
        populationSize: populationSize && numbersAt(populationSize, rows),
      }),
    ),
  };
}

function columnRows(column: SurveyColumn, rows: readonly number[]): SurveyColumn {
  const reasons = Uint8Array.from(rows, (row) => column.reasons[row]!);
  switch (column.kind) {
    case "choice":
      return { ...column, reasons, codes: Int32Array.from(rows, (row) => column.codes[row]!) };
    case "choices":
      return {
        ...column,
        reasons,
        named: column.named.map((each) => Uint8Array.from(rows, (row) => each[row]!)),
      };
    case "ranking":
      return {
        ...column,
        reasons,
        places: column.places.map((each) => Int16Array.from(rows, (row) => each[row]!)),
      };
    default:
      return { ...column, reasons, values: numbersAt(column.values, rows) };
  }
}

function numbersAt(values: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!);
}
