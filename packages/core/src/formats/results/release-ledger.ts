/** `ledger.csv`: every count that ever left a case, one a row, so that it is only ever added to. */

import { type Release, type Where, whereText } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier } from "../../framework/index.ts";
import { readCsv } from "../csv-reader.ts";
import { formatCsv } from "../csv-writer.ts";
import { isFormula } from "../formula-cell.ts";

/** A release as the ledger has it: one for each population that its counts are of. */
export type RecordedRelease = Release & {
  /** The day it left, such as 2026-11-26. */
  readonly date: string;
};

const header = ["release", "date", "population", "where", "count"] as const;

/** An empty ledger: the names of its columns. */
export const ledgerHeader: string = formatRows([]);

/** The rows that releases of one name add to the ledger, with their line ends. The same count is written once. */
export function formatRelease(releases: readonly Release[], date: string): string {
  const known = new Map<string, readonly [string, string, string, string, number | null]>();
  for (const { id, population, counts } of releases) {
    for (const { where, count } of counts) {
      const text = whereText(where);
      const key = JSON.stringify([id, population, text]);
      known.set(key, [id, date, population, text, known.get(key)?.[4] ?? count]);
    }
  }
  return formatRows(known.values()).slice(ledgerHeader.length);
}

function formatRows(rows: Iterable<readonly (string | number | null)[]>): string {
  return [...formatCsv(header, rows)].join("");
}

/**
 * Read a ledger. A release that cannot be read back cannot be held against others, so anything out of order leaves no
 * ledger: undefined, with errors in the list. An empty text is a ledger without releases.
 */
export async function parseReleaseLedger(
  file: string,
  text: string,
  list: FindingList,
): Promise<readonly RecordedRelease[] | undefined> {
  if (text === "") return [];
  let isBroken = false;
  const broken = (row: number, column: string): void => {
    isBroken = true;
    list.add("ledger-broken", { file, row, column }, { column });
  };
  const reader = createLedger(broken);
  const findings = await readCsv(file, chunksOf(text), reader.read);
  list.addAll(findings);
  // What is short, long or loose may hide a count.
  for (const { where } of findings) broken(where.row ?? 1, "");
  // A ledger ends with a line end; one that does not was cut off.
  if (!text.endsWith("\n")) broken(reader.lastRow(), "");
  return isBroken ? undefined : reader.releases();
}

async function* chunksOf(text: string): AsyncGenerator<string> {
  yield text;
}

type Entry = {
  readonly id: string;
  readonly date: string;
  readonly population: string;
  readonly counts: Map<string, { readonly where: Where; readonly count: number | null }>;
};

type LedgerReader = {
  readonly read: (cells: readonly string[], row: number) => void;
  readonly lastRow: () => number;
  readonly releases: () => readonly RecordedRelease[];
};

function createLedger(broken: (row: number, column: string) => void): LedgerReader {
  const entries = new Map<string, Entry>();
  const dates = new Map<string, string>();
  let latest = "";
  let last = 0;
  /** The column that a row breaks in; null where it is sound and was taken. */
  const fault = ([id, date, population, text, count]: readonly string[]): string | null => {
    if (!isIdentifier(id!)) return "release";
    // The rows of a release stand together and bear one date.
    if (id !== latest && dates.has(id!)) return "release";
    if (!isDate(date!) || (dates.has(id!) && dates.get(id!) !== date)) return "date";
    latest = id!;
    dates.set(id!, date!);
    if (population === "") return "population";
    const where = parseWhere(text!);
    if (where === undefined) return "where";
    if (count !== "" && !(/^\d{1,15}$/.test(count!) && String(Number(count)) === count)) return "count";
    const key = JSON.stringify([id, population]);
    const entry = entries.get(key) ?? { id: id!, date: date!, population: population!, counts: new Map() };
    entries.set(key, entry);
    if (entry.counts.has(text!)) return "where";
    entry.counts.set(text!, { where, count: count === "" ? null : Number(count) });
    return null;
  };
  const read = (cells: readonly string[], row: number): void => {
    last = row;
    const column = row > 1 ? fault(cells.map(plainText)) : cells.join() === header.join() ? null : "";
    if (column !== null) broken(row, column);
  };
  return {
    read,
    lastRow: () => last,
    releases: () => [...entries.values()].map((each) => ({ ...each, counts: [...each.counts.values()] })),
  };
}

/** A cell without the apostrophe that keeps spreadsheets from computing it. */
function plainText(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
}

function isDate(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text);
}

/** The conditions of a text that `whereText` has made; undefined for any other. */
function parseWhere(text: string): Where | undefined {
  const conditions = listIn(text)?.map((each) => {
    const [variable, codes, ...more] = (typeof each === "string" ? listIn(each) : undefined) ?? [];
    const isCondition = typeof variable === "string" && Array.isArray(codes) && more.length === 0;
    if (!isCondition || !codes.every((code) => typeof code === "string")) return undefined;
    return { variable, codes: codes as readonly string[] };
  });
  const where = conditions?.filter((each) => each !== undefined);
  return where !== undefined && whereText(where) === text ? where : undefined;
}

function listIn(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
