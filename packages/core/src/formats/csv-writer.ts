/** Writing a table as CSV text that reads back to the same values. */

import { neutralise } from "./formula-cell.ts";

export type CsvCell = string | number | boolean | null | undefined;

const CHUNK = 1 << 16;

// A mark that looks like a byte-order mark would be taken off again at the start of the file.
const NEEDS_QUOTES = /[",\n\r\uFEFF]/;

// Whoever reads the file tells its delimiter from the header line.
const HEADER_NEEDS_QUOTES = /[",;\t\n\r\uFEFF]/;

/**
 * Write a table as CSV (RFC 4180, lines ended by "\n"), in chunks of about 64 KB.
 *
 * Numbers are written so that they read back to the same bits; NaN, infinities, null and undefined become empty
 * cells. Text that a spreadsheet would compute gets a leading apostrophe.
 *
 * @example
 * [...formatCsv(["unit", "score"], [["Ouaka, north", 0.1], ["=A1", NaN]])]; // => ["unit,score\n\"Ouaka, north\",0.1\n'=A1,\n"]
 */
export function* formatCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): Generator<string> {
  let chunk = `${header.map((name) => formatText(name, HEADER_NEEDS_QUOTES)).join(",")}\n`;
  // Long tables say the same words row after row: a cell is looked at again only where it differs.
  const lastText: string[] = [];
  const lastFormatted: string[] = [];
  for (const row of rows) {
    // A lone empty cell would look like an empty line, which is no record.
    if (row.length === 1 && formatCell(row[0]) === "") chunk += '""';
    for (let column = 0; column < row.length; column++) {
      if (column > 0) chunk += ",";
      const cell = row[column];
      if (typeof cell !== "string") {
        chunk += formatCell(cell);
        continue;
      }
      if (lastText[column] !== cell) {
        lastText[column] = cell;
        lastFormatted[column] = formatText(cell, NEEDS_QUOTES);
      }
      chunk += lastFormatted[column]!;
    }
    chunk += "\n";
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = "";
    }
  }
  if (chunk !== "") yield chunk;
}

function formatCell(cell: CsvCell): string {
  if (typeof cell === "string") return formatText(cell, NEEDS_QUOTES);
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  return cell === null || cell === undefined ? "" : String(cell);
}

function formatText(text: string, needsQuotes: RegExp): string {
  if (text === "") return "";
  const safe = neutralise(text);
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
