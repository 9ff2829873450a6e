/** CSV in and out: comma, line feed, quotes only where needed. */

import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

export type Row = Readonly<Record<string, string>>;

export function readTable(path: string): readonly Row[] {
  return parse(readFileSync(path, "utf8"), { columns: true }) as Row[];
}

/** A cell of a row that must have this column. */
export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new RangeError(`Cannot read column "${column}": the table does not have it`);
  return value;
}

function quoted(text: string): string {
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function formatTable(columns: readonly string[], rows: readonly Row[]): string {
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row, column)))];
  return `${lines.map((line) => line.map(quoted).join(",")).join("\n")}\n`;
}

export function writeTable(path: string, columns: readonly string[], rows: readonly Row[]): void {
  writeFileSync(path, formatTable(columns, rows));
}
