/** Tables written in a test as a few lines of CSV, and what a parser makes of them. */

import { createFindingList, type FindingList } from "../finding-list.ts";
import type { Table } from "../formats/case/table.ts";

/** A table of plain cells: no quotes, no commas inside them. */
function tableOf(text: string): Table {
  const [header, ...rows] = text.split("\n").map((line) => line.split(","));
  return { file: "t.csv", header: header!, rows: rows.map((cells, i) => ({ row: i + 2, cells })) };
}

/** What a parser returns for a table, and its findings as `code row column`. */
export function parseTable<T>(
  parse: (table: Table, list: FindingList) => T,
  text: string,
): { readonly values: T; readonly findings: readonly string[] } {
  const list = createFindingList();
  const values = parse(tableOf(text), list);
  return {
    values,
    findings: list.all().map(({ code, where }) => [code, where.row, where.column].join(" ").trim()),
  };
}
