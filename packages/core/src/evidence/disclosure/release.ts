/** The ledger of releases: every count that ever left a case, and who was counted. */

import type { SummedTable } from "./count-table.ts";
import type { Where } from "./people.ts";
import type { SuppressedTable } from "./suppress-table.ts";
import { layerConditions, type TableDefinition } from "./tabulate.ts";

/** One count; null where it was suppressed. */
export type ReleasedCount = { readonly where: Where; readonly count: number | null };

/** Tables that left together. */
export type Release = {
  readonly id: string;
  /** What the persons are of, such as a survey and its wave. Counts of different populations cannot be subtracted. */
  readonly population: string;
  readonly counts: readonly ReleasedCount[];
};

/** In the order in which they left; entries are only added. */
export type ReleaseLedger = readonly Release[];

/**
 * Write down what a release publishes and what it withholds.
 *
 * @param tables  each with what it counts, as given to `tabulate`
 */
export function releaseOf(
  id: string,
  population: string,
  tables: readonly { readonly definition: TableDefinition; readonly suppressed: SuppressedTable }[],
): Release {
  return {
    id,
    population,
    counts: tables.flatMap(({ definition, suppressed }) => countsOf(definition, suppressed).flat()),
  };
}

/** For each position of a table its counts: of every layer, and of the layers together where there are more. */
export function countsOf(
  definition: TableDefinition,
  { table, marks }: Pick<SuppressedTable, "table" | "marks">,
): readonly (readonly ReleasedCount[])[] {
  const { filter, rows, columns, layers } = definition;
  const conditions = layerConditions(definition);
  const answersIn = (row: string): readonly string[] => rows.merged?.get(row) ?? [row];
  const leavesOf = leavesBelow(table);
  return table.positions.map(({ row, column }, k) => {
    const here: Where = [
      ...filter,
      { variable: rows.variable, codes: leavesOf(row).flatMap(answersIn) },
      ...(columns === null ? [] : [{ variable: columns, codes: column === null ? table.columns : [column] }]),
    ];
    const hidden = marks[k] !== "published";
    const counts = conditions.map(([, condition], layer): ReleasedCount => {
      const where = condition === null ? here : [...here, condition];
      return { where, count: hidden ? null : table.layers[layer]![k]! };
    });
    if (layers === null || conditions.length === 1) return counts;
    // Numerator and complement are published with their sum, the denominator.
    const codes = conditions.flatMap(([, condition]) => condition!.codes);
    const all = table.layers.reduce((sum, layer) => sum + layer[k]!, 0);
    return [
      ...counts,
      { where: [...here, { variable: layers.variable, codes }], count: hidden ? null : all },
    ];
  });
}

function leavesBelow({ rows, groups, isSum }: SummedTable): (row: string | null) => readonly string[] {
  const total = rows.length;
  const leaves = new Map<number, string[]>();
  for (const [line, { id }] of rows.entries()) {
    if (isSum[line]) continue;
    for (let up = line; up >= 0; up = groups[up]!) leaves.set(up, [...(leaves.get(up) ?? []), id]);
  }
  const lineOf = new Map(rows.map(({ id }, line) => [id, line]));
  return (row) => leaves.get(row === null ? total : lineOf.get(row)!) ?? [];
}
