/** The files of a case folder, read by name: each hashed, its troubles listed, foreign columns renamed. */

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  type ColumnMapping,
  createFindingList,
  createTableCollector,
  type Finding,
  type FindingList,
  hasErrors,
  mapRecords,
  type OnRecord,
  parseColumns,
  readCsv,
  readXlsx,
  readXlsxSheets,
  type Table,
  type TableName,
} from "@salus/core";
import { decode, openBytes, readingFailed, readText, unreadable } from "./files.ts";

/** A case folder while it is read. */
export type CaseFiles = {
  readonly folder: string;
  readonly list: FindingList;
  readonly hashes: Map<string, string>;
  readonly headers: Map<TableName, { readonly file: string; readonly header: readonly string[] }>;
  readonly columns: ColumnMapping;
};

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Open a case folder: its mapping of columns first, since it says which files hold which table. */
export async function openCase(folder: string): Promise<CaseFiles> {
  const list = createFindingList();
  const reading = { folder, list, hashes: new Map(), headers: new Map(), columns: {} };
  if (!isFolder(folder)) {
    list.add("case-missing", { file: folder });
    return reading;
  }
  if (!existsSync(join(folder, "columns.yaml"))) return reading;
  const text = await readCaseText(reading, "columns.yaml");
  return { ...reading, columns: text === undefined ? {} : parseColumns("columns.yaml", text, list) };
}

/** A YAML file of the case; undefined, with a finding in the list, where it is not there or no text. */
export async function readCaseText(
  { folder, list, hashes }: CaseFiles,
  file: string,
): Promise<string | undefined> {
  if (!existsSync(join(folder, file))) {
    list.add("file-missing", { file });
    return undefined;
  }
  const blocked = unreadable(join(folder, file), file);
  if (blocked !== null) {
    list.addAll([blocked]);
    return undefined;
  }
  const findings: Finding[] = [];
  const read = await readText(join(folder, file), file, findings).catch((error: unknown) => {
    findings.push(readingFailed(error, file));
    return undefined;
  });
  list.addAll(findings);
  if (read === undefined) return undefined;
  hashes.set(file, read.sha256);
  return read.text;
}

/** The file that holds a table: the mapped one, or its name as CSV or spreadsheet; undefined, told if mapped, for none. */
export function findTable({ folder, columns, list }: CaseFiles, name: TableName): string | undefined {
  const mapped = columns[name]?.file;
  const candidates = mapped === undefined ? [`${name}.csv`, `${name}.xlsx`] : [mapped];
  const file = candidates.find((each) => existsSync(join(folder, each)));
  if (file === undefined && mapped !== undefined) list.add("file-missing", { file: mapped });
  return file;
}

/** A whole table; undefined, with findings in the list unless it is optional, where there is none. */
export async function collectTable(
  reading: CaseFiles,
  name: TableName,
  need?: "optional",
): Promise<Table | undefined> {
  const file = findTable(reading, name);
  if (file === undefined) {
    if (need !== "optional" && reading.columns[name]?.file === undefined)
      reading.list.add("file-missing", { file: `${name}.csv` });
    return undefined;
  }
  const collector = createTableCollector(file);
  const whole = await readRecords(reading, name, file, collector.onRecord);
  return whole ? collector.table() : undefined;
}

/** Whether the file could be read to its end; what could not has an error in the list. */
export async function readRecords(
  reading: CaseFiles,
  name: TableName,
  file: string,
  onRecord: OnRecord,
  onBytes?: (count: number) => void,
): Promise<boolean> {
  const blocked = unreadable(join(reading.folder, file), file);
  const findings =
    blocked === null
      ? await readTable(reading, name, file, onRecord, onBytes).catch((error: unknown) => [
          readingFailed(error, file),
        ])
      : [blocked];
  // A file that is no text holds nothing either: the cause is enough.
  const cause = findings.some((each) => each.code === "encoding-invalid");
  reading.list.addAll(findings.filter((each) => !cause || each.code !== "file-empty"));
  return !hasErrors(findings);
}

/** Every sheet of a spreadsheet, or the one table of a CSV file; what could not be read has an error in the list. */
export async function readSheets(
  { folder, list, hashes }: CaseFiles,
  file: string,
  onRecord: (sheet: string, cells: readonly string[], row: number) => void,
): Promise<boolean> {
  const path = join(folder, file);
  const blocked = unreadable(path, file);
  if (blocked !== null) {
    list.addAll([blocked]);
    return false;
  }
  const findings: Finding[] = [];
  const read = async (): Promise<readonly Finding[]> => {
    const bytes = openBytes(path);
    if (!file.toLowerCase().endsWith(".xlsx")) {
      const text = decode(file, bytes.chunks, findings);
      const found = await readCsv(file, text, (cells, row) => onRecord("", cells, row));
      hashes.set(file, bytes.sha256());
      return found;
    }
    const found = await readXlsxSheets(file, () => openBytes(path).chunks, null, onRecord);
    // The reader skips parts of the archive; the hash is of the whole file.
    for await (const _ of bytes.chunks);
    hashes.set(file, bytes.sha256());
    return found;
  };
  const inTable = await read().catch((error: unknown) => [readingFailed(error, file)]);
  list.addAll([...inTable, ...findings]);
  return !hasErrors([...inTable, ...findings]);
}

async function readTable(
  reading: CaseFiles,
  name: TableName,
  file: string,
  onRecord: OnRecord,
  onBytes?: (count: number) => void,
): Promise<readonly Finding[]> {
  const path = join(reading.folder, file);
  const mapped = mapRecords(reading.columns[name], (cells, row) => {
    if (!reading.headers.has(name)) reading.headers.set(name, { file, header: [...cells] });
    onRecord(cells, row);
  });
  const written: OnRecord = (cells, row) => {
    // Spreadsheets leave rows of bare separators behind.
    if (cells.some((cell) => cell.trim() !== "")) mapped(cells, row);
  };
  const findings: Finding[] = [];
  let inTable: readonly Finding[];
  let bytes = openBytes(path, onBytes);
  if (file.toLowerCase().endsWith(".xlsx")) {
    const open = (): AsyncIterable<Uint8Array> => {
      bytes = openBytes(path, onBytes);
      return bytes.chunks;
    };
    inTable = await readXlsx(file, open, written);
    // The reader skips parts of the archive; the hash is of the whole file.
    bytes = openBytes(path);
    for await (const _ of bytes.chunks);
  } else {
    const text = decode(file, bytes.chunks, findings);
    inTable = await readCsv(file, text, written);
  }
  reading.hashes.set(file, bytes.sha256());
  return [...inTable, ...findings];
}
