/** `weights.csv` to named sets of weights. */

import type { WeightSets } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { checkHeader, parseNumber, type Table } from "./table.ts";

/** Read weight sets; a weight below 0 or no number is an error. */
export function parseWeights(table: Table, list: FindingList): WeightSets {
  const find = checkHeader("weights", table, list);
  const sets = new Map<string, Map<string, number>>();
  for (const { row, cells } of table.rows) {
    const cell = (name: string): string => (cells[find(name)] ?? "").trim();
    const set = cell("set");
    const weight = parseNumber(cell("weight"));
    if (!(weight >= 0)) {
      list.add(
        "weight-invalid",
        { file: table.file, row, column: "weight" },
        { id: cell("node"), weight: cell("weight") },
      );
      continue;
    }
    const own = sets.get(set) ?? new Map<string, number>();
    sets.set(set, own.set(cell("node"), weight));
  }
  return sets;
}
