/** Reading a table from the first visible sheet of an .xlsx workbook, streamed and guarded. */

import type { Finding } from "../finding.ts";
import { type CappedFindings, cappedFindings } from "./capped-findings.ts";
import { columnName } from "./column-name.ts";
import type { OnRecord } from "./csv-reader.ts";
import { excerpt, isFormula } from "./formula-cell.ts";
import { readDateStyles } from "./xlsx/date-formats.ts";
import { SpreadsheetProblem } from "./xlsx/problem.ts";
import { readSharedStrings } from "./xlsx/shared-strings.ts";
import { readSheet, type SheetRow } from "./xlsx/sheet.ts";
import { readWorkbook } from "./xlsx/workbook.ts";
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
  const findings = cappedFindings(file);
  try {
    await readTable(file, open, onRecord, findings);
  } catch (thrown) {
    if (!(thrown instanceof SpreadsheetProblem)) throw thrown;
    const where = thrown.row === undefined ? {} : { row: thrown.row };
    findings.add(thrown.code, where, { file, ...thrown.values });
  }
  return findings.list();
}

async function readTable(
  file: string,
  open: OpenBytes,
  onRecord: OnRecord,
  findings: CappedFindings,
): Promise<void> {
  const directory = await readDirectory(open);
  const { sheetNames, firstVisible, sharedStrings, styles, from1904 } = await readWorkbook(open, directory);
  if (sheetNames.length > 1) {
    findings.add("spreadsheet-more-sheets", {}, { file, sheet: firstVisible.name, count: sheetNames.length });
  }
  const strings = sharedStrings ? await readSharedStrings(readPart(open, sharedStrings)) : [];
  const dateStyles = styles ? await readDateStyles(readPart(open, styles)) : [];
  let header: readonly string[] | undefined;
  for await (const sheetRow of readSheet(readPart(open, firstVisible.entry), {
    strings,
    dateStyles,
    from1904,
  })) {
    const { row, cells } = sheetRow;
    if (cells.every((cell) => cell.trim() === "")) continue;
    header ??= withoutBlankEnd(cells);
    fitToHeader(cells, header.length);
    neutraliseCells(sheetRow, header, findings);
    onRecord(cells, row);
  }
  if (header === undefined) findings.add("file-empty", {}, { file });
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
