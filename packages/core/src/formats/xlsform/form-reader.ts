/** An XLSForm workbook to a form. */

import type { Choice, Form, Question } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import type { OpenBytes } from "../xlsx/zip-directory.ts";
import { readXlsxSheets } from "../xlsx-reader.ts";
import { readChoicesSheet } from "./choices-sheet.ts";
import { references } from "./expression.ts";
import { type FormHeader, formCell, readFormHeader } from "./header.ts";
import { type FormRow, readSurveySheet } from "./survey-sheet.ts";

type Sheet = { readonly header: FormHeader; readonly headings: readonly string[]; readonly rows: FormRow[] };

const sheetNames = ["survey", "choices", "settings"];

/**
 * Read a questionnaire from an XLSForm workbook: its sheets survey, choices and settings, in all their languages.
 *
 * Undefined, with findings in the list, where the workbook cannot be read or has no questions. A question that the
 * form states wrongly is left out with a finding, and the others are read.
 *
 * @param file  the name that findings give as their place
 * @param open  starts the file's bytes anew
 * @see XLSForm, https://xlsform.org
 */
export async function readForm(file: string, open: OpenBytes, list: FindingList): Promise<Form | undefined> {
  const sheets = new Map<string, Sheet>();
  const findings = await readXlsxSheets(file, open, sheetNames, (sheet, cells, row) => {
    const name = sheet.toLowerCase();
    const known = sheets.get(name);
    if (known === undefined) {
      sheets.set(name, { header: readFormHeader(cells), headings: [...cells], rows: [] });
    } else known.rows.push({ row, cells: [...cells] });
  });
  list.addAll(findings);
  const survey = sheets.get("survey");
  if (survey === undefined) {
    if (!findings.some(({ severity }) => severity === "error")) {
      list.add("form-sheet-missing", { file }, { sheet: "survey", name: "" });
    }
    return undefined;
  }
  for (const column of ["type", "name"].filter((name) => !survey.header.columns.has(name))) {
    const header = survey.headings.join(", ").slice(0, 200);
    list.add("column-missing", { file, row: 1, column }, { column, header });
    return undefined;
  }
  const choices = sheets.get("choices");
  const setting = settingsOf(sheets.get("settings"));
  const lists = choices
    ? readChoicesSheet(file, choices.header, choices.rows, {
        list,
        // Said by forms whose choices repeat below different filters.
        mayRepeat: /^(yes|true)$/i.test(setting("allow_choice_duplicates")),
      })
    : new Map<string, readonly Choice[]>();
  const { questions, repeats } = readSurveySheet(file, survey.header, survey.rows, list);
  checkQuestions(file, questions, namesIn(survey), { lists, hasSheet: choices !== undefined }, list);
  return {
    id: setting("form_id"),
    version: setting("version"),
    title: setting("form_title"),
    defaultLanguage: setting("default_language"),
    languages: [...new Set([...survey.header.languages, ...(choices?.header.languages ?? [])])],
    questions,
    repeats,
    lists,
  };
}

function settingsOf(sheet: Sheet | undefined): (name: string) => string {
  const first = sheet?.rows[0];
  return (name) => (sheet && first ? formCell(sheet.header, first.cells, name) : "");
}

/** Names that an expression may refer to: all in the sheet, those with problems of their own too. */
function namesIn({ header, rows }: Sheet): ReadonlySet<string> {
  return new Set(rows.map(({ cells }) => formCell(header, cells, "name")));
}

const unlabelled = new Set(["calculate", "metadata", "device", "contact"]);

function checkQuestions(
  file: string,
  questions: readonly Question[],
  names: ReadonlySet<string>,
  { lists, hasSheet }: { readonly lists: Form["lists"]; readonly hasSheet: boolean },
  list: FindingList,
): void {
  for (const question of questions) {
    const { name, row, relevant, calculation, constraint, choiceFilter, kind, type } = question;
    const place = (column: string) => ({ file, row, column });
    // Conditions of groups are checked with each question in them and found once.
    const expressions = {
      relevant: relevant.join(" "),
      calculation,
      constraint,
      choice_filter: choiceFilter,
    };
    for (const [column, expression] of Object.entries(expressions)) {
      for (const reference of references(expression)) {
        if (!names.has(reference)) list.add("form-reference-unknown", place(column), { name, reference });
      }
    }
    if (question.list !== null && !isReference(question.list) && !lists.has(question.list)) {
      const values = { name, list: question.list, hasSheet: hasSheet ? "yes" : "no" };
      list.add("form-list-missing", place("type"), values);
    }
    const isShown =
      !unlabelled.has(kind) && !/^(hidden|today|get today|audit|start-geopoint|background)/i.test(type);
    if (isShown && Object.keys(question.label).length === 0 && Object.keys(question.hint).length === 0) {
      list.add("form-label-missing", place("label"), { name });
    }
  }
}

/** Choices may be taken from the rounds of a repeat: `select_one ${member}`. */
function isReference(list: string): boolean {
  return list.startsWith("${");
}
