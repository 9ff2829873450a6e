/** `outcomes.csv` to what was verified about the harm that rules warn of. */

import { dayNumber, type Outcome } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { checkHeader, type Table } from "./table.ts";

/** Read outcomes; a row that cannot be used is told and left out. */
export function parseOutcomes(
  table: Table,
  known: { readonly rules: ReadonlySet<string>; readonly units: ReadonlySet<string> },
  list: FindingList,
): readonly Outcome[] {
  const find = checkHeader("outcomes", table, list);
  return table.rows.flatMap(({ row, cells }): readonly Outcome[] => {
    const cell = (column: string): string => (cells[find(column)] ?? "").trim();
    const column = problemOf(cell, known);
    if (column !== null) {
      const where = { file: table.file, row, column };
      list.add("outcome-invalid", where, { problem: column, value: cell(column).slice(0, 80) });
      return [];
    }
    return [
      {
        rule: cell("rule"),
        unit: cell("unit"),
        date: cell("date"),
        happened: cell("happened") === "yes",
        source: cell("source"),
      },
    ];
  });
}

/** The first column that is not right. */
function problemOf(
  cell: (column: string) => string,
  known: { readonly rules: ReadonlySet<string>; readonly units: ReadonlySet<string> },
): "rule" | "unit" | "date" | "happened" | null {
  if (!known.rules.has(cell("rule"))) return "rule";
  if (!known.units.has(cell("unit"))) return "unit";
  if (Number.isNaN(dayNumber(cell("date")))) return "date";
  return cell("happened") === "yes" || cell("happened") === "no" ? null : "happened";
}
