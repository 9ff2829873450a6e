/** Forms and answers for tests: small ones written as text, and real ones where the project's data are present. */

import { existsSync, readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import type { Form, Survey, SurveyAnswers } from "../evidence/index.ts";
import { createFindingList, type FindingList } from "../finding-list.ts";
import { createAnswersReader, parseSurvey } from "../formats/case/index.ts";
import { readCsv, readForm, readXlsxSheets } from "../formats/index.ts";

const shared = new URL("../../../../../shared/", import.meta.url);

/** Tests that need real files run only where they are. */
export function hasShared(path: string): boolean {
  return existsSync(new URL(path, shared));
}

export function sharedText(path: string): string {
  return readFileSync(new URL(path, shared), "utf8");
}

export function sharedBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(path, shared)));
}

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A workbook whose sheets are given as lines of cells parted by "|"; all cells are text. */
export function workbookOf(sheets: readonly (readonly [name: string, text: string])[]): Uint8Array {
  const tags = sheets.map(([name], i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="r${i + 1}"/>`);
  const links = sheets.map(
    (_, i) =>
      `<Relationship Id="r${i + 1}" Type="${relations}/worksheet" Target="worksheets/s${i + 1}.xml"/>`,
  );
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns:r="${relations}"><sheets>${tags.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${links.join("")}</Relationships>`,
    ...Object.fromEntries(
      sheets.map(([, text], i) => [
        `xl/worksheets/s${i + 1}.xml`,
        `<worksheet><sheetData>${rowsOf(text)}</sheetData></worksheet>`,
      ]),
    ),
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])));
}

function rowsOf(text: string): string {
  return text
    .split("\n")
    .map((line, r) => {
      const cells = line.split("|").map((cell) => {
        const plain = cell.trim().replaceAll("&", "&amp;").replaceAll("<", "&lt;");
        return `<c t="inlineStr"><is><t>${plain}</t></is></c>`;
      });
      return `<row r="${r + 1}">${cells.join("")}</row>`;
    })
    .join("");
}

function opening(bytes: Uint8Array): () => AsyncGenerator<Uint8Array> {
  return async function* () {
    yield bytes;
  };
}

async function* textOnce(text: string): AsyncGenerator<string> {
  yield text;
}

/** Findings as `code file row column`. */
export function told(list: FindingList): readonly string[] {
  return list
    .all()
    .map(({ code, where: { file, row, column } }) =>
      [code, file, row, column].filter((each) => each !== undefined).join(" "),
    );
}

export type FormReading = { readonly form: Form | undefined; readonly list: FindingList };

export async function formOf(bytes: Uint8Array, file = "questionnaire.xlsx"): Promise<FormReading> {
  const list = createFindingList();
  return { form: await readForm(file, opening(bytes), list), list };
}

export type AnswersReading = {
  readonly answers: SurveyAnswers | undefined;
  readonly list: FindingList;
  readonly survey: Survey | undefined;
};

/** Read tables against a form and a survey.yaml (its lines below `format`); texts are CSV, bytes are workbooks. */
export async function answersOf(
  tables: readonly (readonly [file: string, content: string | Uint8Array])[],
  { form = null, yaml }: { readonly form?: Form | null; readonly yaml?: string },
): Promise<AnswersReading> {
  const list = createFindingList();
  const survey =
    yaml === undefined ? undefined : parseSurvey("survey.yaml", `format: salus/survey@1\n${yaml}`, list);
  const reader = createAnswersReader({ form, survey }, list);
  for (const [file, content] of tables) {
    list.addAll(
      typeof content === "string"
        ? await readCsv(file, textOnce(content), reader.table(file))
        : await readXlsxSheets(file, opening(content), null, (sheet, cells, row) =>
            reader.table(file, sheet)(cells, row),
          ),
    );
  }
  return { answers: reader.answers(), list, survey };
}
