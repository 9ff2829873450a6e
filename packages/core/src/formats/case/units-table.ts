/** `units.csv` to units, and `sources.csv` to sources. */

import type { Source, Unit } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { type Row, readRows, type Table } from "./table.ts";

const GROUP = "group:";

/** Read units; parents must be units themselves and lead upward, never round in a circle. */
export function parseUnits(table: Table, list: FindingList): readonly Unit[] {
  if (table.rows.length === 0) {
    list.add("file-empty", { file: table.file });
    return [];
  }
  const rows = readRows("units", table, list);
  const units = rows.map((row): Unit => {
    const groups = Object.entries(row.more())
      .filter(([column]) => column.startsWith(GROUP))
      .map(([column, value]) => [column.slice(GROUP.length), value.trim()]);
    return {
      id: row.text("id"),
      title: row.text("title") || row.text("id"),
      parent: row.text("parent") || null,
      level: row.text("level"),
      population: row.number("population"),
      groups: Object.fromEntries(groups),
    };
  });
  checkParents(units, rows, list);
  return units;
}

function checkParents(units: readonly Unit[], rows: readonly Row[], list: FindingList): void {
  const parents = new Map(units.map((unit) => [unit.id, unit.parent]));
  units.forEach((unit, i) => {
    if (unit.parent === null) return;
    const where = rows[i]!.place("parent");
    if (!parents.has(unit.parent)) {
      list.add("parent-unknown", where, { unit: unit.id, parent: unit.parent });
      return;
    }
    const passed = new Set([unit.id]);
    for (let above: string | null = unit.parent; above !== null; above = parents.get(above) ?? null) {
      if (passed.has(above)) {
        list.add("parent-cycle", where, { unit: unit.id, parent: unit.parent });
        return;
      }
      passed.add(above);
    }
  });
}

/** Read sources. */
export function parseSources(table: Table, list: FindingList): readonly Source[] {
  return readRows("sources", table, list).map((row) => ({
    id: row.text("id"),
    title: row.text("title"),
    publisher: row.text("publisher"),
    url: row.text("url"),
    licence: row.text("licence"),
    retrieved: row.text("retrieved"),
    vintage: row.text("vintage"),
  }));
}
