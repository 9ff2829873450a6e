/** Reading a table from CSV text: any common dialect, any size, and no live formula comes through. */

/// <reference path="./papaparse.d.ts" />
import Papa from "papaparse";
import type { Finding } from "../finding.ts";
import { type CappedFindings, cappedFindings } from "./capped-findings.ts";
import { columnName } from "./column-name.ts";
import { LONGEST_RECORD, type RecordBlock, recordBlocks } from "./csv/record-blocks.ts";
import { excerpt, isFormula } from "./formula-cell.ts";

/**
 * Called for every record, header included; `row` counts records as a spreadsheet does: the header is row 1,
 * an empty line counts as a row but is not reported. `cells` is only valid during the call.
 */
export type OnRecord = (cells: readonly string[], row: number) => void;

/**
 * Read CSV text: comma, semicolon or tab (told from the header), any line end, with or without a byte-order mark.
 *
 * Every record has as many cells as the header: a short one is filled up with empty cells, a long one is left out
 * because its values stand in the wrong columns; both are warned about. A cell that a spreadsheet would compute
 * arrives with a leading apostrophe. An error ends the reading, except a quotation mark inside an unquoted cell.
 *
 * @param file  the name that findings give as their place
 */
export async function readCsv(
  file: string,
  chunks: AsyncIterable<string>,
  onRecord: OnRecord,
): Promise<readonly Finding[]> {
  const findings = cappedFindings(file);
  let header: readonly string[] | undefined;
  let row = 0;
  for await (const block of recordBlocks(chunks)) {
    for (const record of block.loose)
      findings.add("quotes-broken", { row: row + record + 1 }, { kind: "loose" });
    for (const cells of recordsOf(block)) {
      row++;
      if (cells.length === 1 && cells[0] === "") continue;
      header ??= [...cells];
      if (cells.length !== header.length && !fitToHeader(cells, header.length, row, findings)) continue;
      neutraliseCells(cells, header, row, findings);
      onRecord(cells, row);
    }
    if (block.stop !== undefined) addStop(block.stop, file, row + 1, findings);
    if (block.stop !== undefined) return findings.list();
  }
  if (header === undefined) findings.add("file-empty", {}, { file });
  return findings.list();
}

function recordsOf({ text, delimiter }: RecordBlock): string[][] {
  if (text === "") return [];
  // papaparse takes a byte-order mark off every text, also where it is the first character of a cell.
  const guarded = text.startsWith("\uFEFF") ? `\uFEFF${text}` : text;
  const { data } = Papa.parse(guarded, { delimiter, newline: "\n" });
  // The line end of the last record is followed by nothing, which comes back as one more record.
  data.pop();
  return data;
}

function fitToHeader(cells: string[], width: number, row: number, findings: CappedFindings): boolean {
  const found = cells.length;
  const isLong = found > width && cells.some((cell, column) => column >= width && cell.trim() !== "");
  if (isLong || found < width) {
    findings.add("row-ragged", { row }, { kind: isLong ? "long" : "short", cells: found, expected: width });
  }
  cells.length = Math.min(found, width);
  while (cells.length < width) cells.push("");
  return !isLong;
}

function neutraliseCells(
  cells: string[],
  header: readonly string[],
  row: number,
  findings: CappedFindings,
): void {
  for (let column = 0; column < cells.length; column++) {
    const cell = cells[column]!;
    if (!isFormula(cell)) continue;
    cells[column] = `'${cell}`;
    const where = { row, column: columnName(header, column) };
    findings.add("formula-neutralised", where, { kind: "text", value: excerpt(cell) });
  }
}

function addStop(
  stop: NonNullable<RecordBlock["stop"]>,
  file: string,
  row: number,
  findings: CappedFindings,
): void {
  if (stop === "file-binary") findings.add(stop, {}, { file });
  if (stop === "line-too-long") findings.add(stop, { row }, { limit: LONGEST_RECORD });
  if (stop === "quotes-broken") findings.add(stop, { row }, { kind: "open" });
}
