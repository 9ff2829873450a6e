/** Reading tables from the sheets of an .xlsx workbook, streamed and guarded. */

import type { Finding } from "../finding.ts";
import { type CappedFindings, cappedFindings } from "./capped-findings.ts";
import { columnName } from "./column-name.ts";
import type { OnRecord } from "./csv-reader.ts";
import { excerpt, isFormula } from "./formula-cell.ts";
import type { CellContext } from "./xlsx/cell-value.ts";
import { readDateStyles } from "./xlsx/date-formats.ts";
import { broken, SpreadsheetProblem } from "./xlsx/problem.ts";
import { readSharedStrings } from "./xlsx/shared-strings.ts";
import { readSheet, type SheetRow } from "./xlsx/sheet.ts";
import { readWorkbook, type WorkbookSheet } from "./xlsx/workbook.ts";
import { type OpenBytes, readDirectory } from "./xlsx/zip-directory.ts";
import { readPart } from "./xlsx/zip-part.ts";

/**
 * Read an .xlsx workbook's first visible sheet as a table.
 *
 * Cells come as text: numbers in the shortest form that reads back to the same bits, dates as `YYYY-MM-DD` (times of
 * day and durations stay numbers), booleans as true and false, errors as they show (`#N/A`), formulas with the value
 * they had when the file was saved. Rows without any value are not reported; cells beyond the header are ignored.
 *
 * @param file  the name that findings give as their place
 * @param open  starts the file's bytes anew; called once for the directory and once for each part that is read
 */
export async function readXlsx(
  file: string,
  open: OpenBytes,
  onRecord: OnRecord,
): Promise<readonly Finding[]> {
  return guarded(file, async (findings) => {
    const workbook = await openWorkbook(open);
    const first = workbook.sheets.find((sheet) => sheet.visible);
    if (first === undefined) throw broken("part");
    if (workbook.sheets.length > 1) {
      const values = { file, sheet: first.name, count: workbook.sheets.length };
      findings.add("spreadsheet-more-sheets", {}, values);
    }
    const rows = await readRecords(open, workbook, first, onRecord, findings);
    if (rows === 0) findings.add("file-empty", {}, { file });
  });
}

/** Called for every record of every sheet that is read; `cells` is only valid during the call. */
export type OnSheetRecord = (sheet: string, cells: readonly string[], row: number) => void;

/**
 * Read several sheets of an .xlsx workbook as tables, in the order of their tabs; cells as `readXlsx` gives them.
 *
 * @param names  the sheets that are read, hidden ones too; case and surrounding blanks do not count. All visible
 *   sheets if null. A sheet without a name is called by its position, such as `#2`, and warned about.
 */
export async function readXlsxSheets(
  file: string,
  open: OpenBytes,
  names: readonly string[] | null,
  onRecord: OnSheetRecord,
): Promise<readonly Finding[]> {
  return guarded(file, async (findings) => {
    const workbook = await openWorkbook(open);
    let rows = 0;
    for (const [position, sheet] of workbook.sheets.entries()) {
      const name = sheet.name.trim();
      const called = name === "" ? `#${position + 1}` : name;
      const wanted = names === null ? sheet.visible : names.includes(name.toLowerCase());
      if (!wanted) continue;
      if (name === "") findings.add("sheet-unnamed", {}, { file, position: position + 1 });
      rows += await readRecords(
        open,
        workbook,
        sheet,
        (cells, row) => onRecord(called, cells, row),
        findings,
      );
    }
    if (rows === 0 && names === null) findings.add("file-empty", {}, { file });
  });
}

async function guarded(
  file: string,
  read: (findings: CappedFindings) => Promise<void>,
): Promise<readonly Finding[]> {
  const findings = cappedFindings(file);
  try {
    await read(findings);
  } catch (thrown) {
    if (!(thrown instanceof SpreadsheetProblem)) throw thrown;
    const where = thrown.row === undefined ? {} : { row: thrown.row };
    findings.add(thrown.code, where, { file, ...thrown.values });
  }
  return findings.list();
}

type OpenWorkbook = { readonly sheets: readonly WorkbookSheet[]; readonly context: CellContext };

async function openWorkbook(open: OpenBytes): Promise<OpenWorkbook> {
  const directory = await readDirectory(open);
  const { sheets, sharedStrings, styles, from1904 } = await readWorkbook(open, directory);
  const strings = sharedStrings ? await readSharedStrings(readPart(open, sharedStrings)) : [];
  const dateStyles = styles ? await readDateStyles(readPart(open, styles)) : [];
  return { sheets, context: { strings, dateStyles, from1904 } };
}

/** Hand on the records of one sheet; how many there were. */
async function readRecords(
  open: OpenBytes,
  { context }: OpenWorkbook,
  sheet: WorkbookSheet,
  onRecord: OnRecord,
  findings: CappedFindings,
): Promise<number> {
  let header: readonly string[] | undefined;
  let count = 0;
  for await (const sheetRow of readSheet(readPart(open, sheet.entry), context)) {
    const { row, cells } = sheetRow;
    if (cells.every((cell) => cell.trim() === "")) continue;
    header ??= withoutBlankEnd(cells);
    fitToHeader(cells, header.length);
    neutraliseCells(sheetRow, header, findings);
    onRecord(cells, row);
    count++;
  }
  return count;
}

function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1);
}

// Unlike in CSV, every cell names its column: nothing can have shifted, so this needs no warning.
function fitToHeader(cells: string[], width: number): void {
  cells.length = Math.min(cells.length, width);
  while (cells.length < width) cells.push("");
}

function neutraliseCells(
  { row, cells, formulas }: SheetRow,
  header: readonly string[],
  findings: CappedFindings,
): void {
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]!;
    const isComputed = formulas.has(column);
    if (!isComputed && !isFormula(cell)) continue;
    const where = { row, column: columnName(header, column) };
    findings.add("formula-neutralised", where, {
      kind: isComputed ? "formula" : "text",
      value: excerpt(cell),
    });
    if (isFormula(cell)) cells[column] = `'${cell}`;
  }
}
