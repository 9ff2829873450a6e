/** Tables of a case folder: rows of cells read by the names of their columns. */

import type { Place } from "../../finding.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier, militaryWording } from "../../framework/index.ts";
import tables from "./tables.json" with { type: "json" };

export type TableName = keyof typeof tables;

/** A table as read, its header first. */
export type Table = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[];
};

/** Collect the records of a reader into a table. */
export function createTableCollector(file: string): {
  onRecord(cells: readonly string[], row: number): void;
  table(): Table;
} {
  let header: readonly string[] | undefined;
  const rows: { row: number; cells: readonly string[] }[] = [];
  return {
    onRecord(cells, row) {
      if (header === undefined) header = [...cells];
      else rows.push({ row, cells: [...cells] });
    },
    table: () => ({ file, header: header ?? [], rows }),
  };
}

/** Column name to its position; −1 where the table does not have it. */
export type ColumnFinder = (name: string) => number;

/** Check a header: names given twice, columns that must be there, columns that Salus does not take in. */
export function checkHeader(
  name: TableName,
  table: Pick<Table, "file" | "header">,
  list: FindingList,
): ColumnFinder {
  const positions = new Map<string, number>();
  table.header.forEach((heading, position) => {
    const column = heading.trim();
    const where = { file: table.file, row: 1, column };
    if (positions.has(column) && column !== "") list.add("header-duplicate", where, { column });
    positions.set(column, position);
    const military = militaryWording(column);
    if (military !== null) list.add("military-column", where, { column });
  });
  for (const column of tables[name].columns) {
    if ("required" in column && !positions.has(column.name)) {
      list.add(
        "column-missing",
        { file: table.file, row: 1 },
        { column: column.name, header: table.header.join(", ").slice(0, 200) },
      );
    }
  }
  return (column) => positions.get(column) ?? -1;
}

/** One row, read by column name; problems go to the list with row and column. */
export type Row = {
  readonly row: number;
  place(column: string): Place;
  text(column: string): string;
  /** NaN where empty; a finding and NaN where it is no number. */
  number(column: string): number;
  /** `;`-separated. */
  list(column: string): readonly string[];
  /** One of the allowed words, or the first of them where empty. */
  choice<T extends string>(column: string, allowed: readonly T[]): T;
  /** The columns that the contract does not name. */
  more(): Readonly<Record<string, string>>;
};

/** Read a table row by row; rows without a usable `id`, or with one already seen, give findings and are left out. */
export function readRows(name: TableName, table: Table, list: FindingList): readonly Row[] {
  const find = checkHeader(name, table, list);
  if (find("id") < 0) return [];
  const seen = new Map<string, number>();
  return table.rows
    .map(({ row, cells }) => createRow(name, table, { row, cells }, find, list))
    .filter((row) => {
      const id = row.text("id");
      if (!isIdentifier(id)) {
        list.add("id-invalid", row.place("id"), { id: id.slice(0, 80) });
        return false;
      }
      if (seen.has(id)) {
        list.add("id-duplicate", row.place("id"), { id, row: seen.get(id)! });
        return false;
      }
      seen.set(id, row.row);
      return true;
    });
}

function createRow(
  name: TableName,
  table: Table,
  { row, cells }: Table["rows"][number],
  find: ColumnFinder,
  list: FindingList,
): Row {
  const place = (column: string): Place => ({ file: table.file, row, column });
  const text = (column: string): string => (cells[find(column)] ?? "").trim();
  return {
    row,
    place,
    text,
    number(column) {
      const cell = text(column);
      if (cell === "") return Number.NaN;
      const value = parseNumber(cell);
      if (Number.isNaN(value))
        list.add("value-not-number", place(column), { value: cell.slice(0, 80), column });
      return value;
    },
    list: (column) =>
      text(column)
        .split(";")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
    choice(column, allowed) {
      const cell = text(column);
      const found = cell === "" ? allowed[0] : allowed.find((word) => word === cell);
      if (found === undefined) {
        list.add("field-invalid", place(column), {
          field: column,
          problem: "enum",
          expected: allowed.join(", "),
          value: cell.slice(0, 80),
        });
      }
      return found ?? allowed[0]!;
    },
    more() {
      const known = new Set(tables[name].columns.map((column) => column.name));
      return Object.fromEntries(
        table.header.flatMap((heading, i) => {
          const column = heading.trim();
          const cell = cells[i] ?? "";
          return column === "" || known.has(column) || cell === "" || militaryWording(column) !== null
            ? []
            : [[column, cell]];
        }),
      );
    },
  };
}

/**
 * A plain decimal number with a point; NaN for anything else, also for 1,234 and 0x10.
 *
 * @example
 * parseNumber("-1.5e3"); // => -1500
 * parseNumber("1,5"); // => NaN
 */
export function parseNumber(cell: string): number {
  const value = cell === "" ? Number.NaN : Number(cell);
  if (!Number.isFinite(value)) return Number.NaN;
  // Number() also reads 0x10, 0b1 and 0o7, which nobody means in a table of figures.
  const second = cell.charCodeAt(1) | 32;
  return second === 120 || second === 98 || second === 111 ? Number.NaN : value;
}
