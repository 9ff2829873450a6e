/** `weights.csv` to named sets of weights. */

import type { WeightSets } from "../../evidence/index.ts";
import type { Place } from "../../finding.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier } from "../../framework/index.ts";
import { checkHeader, parseNumber, type Table } from "./table.ts";

/** Weight sets, and where each weight stands, for findings of later checks. */
export type WeightsReading = {
  readonly sets: WeightSets;
  readonly placeOf: (set: string, node: string) => Place;
};

/** Words of the recipe that cannot name a set as well. */
const reserved = new Set(["framework", "equal"]);

/** Read weight sets; a weight below 0 or no number, or given twice, is an error. */
export function parseWeights(table: Table, list: FindingList): WeightsReading {
  const find = checkHeader("weights", table, list);
  const sets = new Map<string, Map<string, number>>();
  const rows = new Map<string, number>();
  const keyOf = (set: string, node: string): string => JSON.stringify([set, node]);
  for (const { row, cells } of table.rows) {
    const cell = (name: string): string => (cells[find(name)] ?? "").trim();
    const set = cell("set");
    const node = cell("node");
    if (!isIdentifier(set) || reserved.has(set)) {
      list.add("id-invalid", { file: table.file, row, column: "set" }, { id: set.slice(0, 80) });
      continue;
    }
    const own = sets.get(set) ?? new Map<string, number>();
    sets.set(set, own);
    const earlier = rows.get(keyOf(set, node));
    if (earlier !== undefined) {
      list.add(
        "id-duplicate",
        { file: table.file, row, column: "node" },
        { id: node.slice(0, 80), row: earlier },
      );
      continue;
    }
    rows.set(keyOf(set, node), row);
    const weight = parseNumber(cell("weight"));
    if (!(weight >= 0)) {
      list.add(
        "weight-invalid",
        { file: table.file, row, column: "weight" },
        { id: node.slice(0, 80), weight: cell("weight").slice(0, 80) },
      );
      continue;
    }
    own.set(node, weight);
  }
  return {
    sets,
    placeOf(set, node) {
      const row = rows.get(keyOf(set, node));
      return { file: table.file, ...(row === undefined ? {} : { row }), column: "node" };
    },
  };
}
