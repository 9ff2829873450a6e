/** Cell suppression: small counts are not published, and with them as many others as keep them from being worked out. */

import { attackTable, type CellBounds } from "./attack-table.ts";
import type { SummedTable } from "./count-table.ts";
import { coverAll, publishAgain } from "./cover-cells.ts";
import { tableNetwork } from "./table-network.ts";

export type SuppressionRule = {
  /** Least count of every layer that may be published. */
  readonly minimum: number;
  /** Least difference between the least and the most that an attacker can find for any suppressed count. */
  readonly protection: number;
  /**
   * Cells with 0 in every layer: `suppress` treats 0 as the small number it is; `publish` takes it as known to
   * everybody that nobody is there.
   */
  readonly empty: "suppress" | "publish";
};

/** What is taken where nothing else is stated: at least 10 everywhere. */
export const usualSuppression: SuppressionRule = { minimum: 10, protection: 10, empty: "suppress" };

/** `small`: below the minimum itself. `covering`: withheld so that others cannot be worked out. */
export type CellMark = "published" | "small" | "covering";

/** Positions by number, 1 for those that it holds of. */
export type ToldElsewhere = {
  /** Must be withheld though it is not small, as it is withheld elsewhere. */
  readonly hidden?: ArrayLike<number>;
  /** Can be read elsewhere, so that withholding it here covers nothing. */
  readonly known?: ArrayLike<number>;
};

export type SuppressedTable = {
  readonly table: SummedTable;
  /** One a position. Readers may be shown that a cell is suppressed, but not which of the two it is. */
  readonly marks: readonly CellMark[];
  /** The attack on this very table, which failed. */
  readonly bounds: readonly CellBounds[];
  /** Smallest difference between low and high in it; Infinity where nothing is suppressed. */
  readonly narrowest: number;
  /** `everything`: no count at all can be published safely, the total included. */
  readonly outcome: "whole" | "partly" | "everything";
};

/**
 * Suppress what is small, and then cells to cover it until no suppressed count can be bounded closer than the
 * protection. Covering cells are chosen one round at a time where they cost least, and those that turn out not to be
 * needed are published again; every decision is by the names of rows and columns, so their order does not matter.
 * All layers of a cell are published together or not at all.
 *
 * @param elsewhere  what other tables do with the same counts
 * @throws RangeError  for a minimum or protection that is not whole and above 0, or an attack that succeeds
 * @see Hundepool et al. (2012), Statistical Disclosure Control, chapter 4. doi:10.1002/9781118348239
 * @example
 * suppressTable({ rows: [], columns: [], positions: [0, 1, 2, 3], groups: Int32Array.of(3, 3, 3, -1), isSum: [false, false, false, true], width: 1, layerNames: ["n"], layers: [[4, 30, 90, 124]] }, { minimum: 10, protection: 10, empty: "suppress" }).marks; // => ["small", "covering", "published", "published"]
 */
export function suppressTable(
  table: SummedTable,
  rule: SuppressionRule,
  elsewhere: ToldElsewhere = {},
): SuppressedTable {
  for (const each of [rule.minimum, rule.protection]) {
    if (!(Number.isInteger(each) && each > 0)) throw new RangeError(`Cannot protect counts by ${each}`);
  }
  const { layers, positions } = table;
  const network = tableNetwork(table);
  const { hidden, known } = elsewhere;
  const empty = positions.map((_, k) => layers.every((counts) => counts[k] === 0));
  const blank = Uint8Array.from(empty, (each) => Number(each && rule.empty === "publish"));
  const small = Uint8Array.from(positions, (_, k) =>
    Number(blank[k] === 0 && layers.some((counts) => counts[k]! < rule.minimum)),
  );
  const required = small.map((each, k) => (each === 1 || (hidden?.[k] === 1 && blank[k] === 0) ? 1 : 0));
  const start = { network, layers, protection: rule.protection, cost: costsOf(table) };
  const fixed = blank.map((each, k) => (each === 1 || (known?.[k] === 1 && required[k] === 0) ? 1 : 0));
  let work = { ...start, open: required.slice(), fixed };
  // Where nothing else can cover, what is known elsewhere has to.
  if (!coverAll(work)) {
    work = { ...start, open: required.slice(), fixed: blank };
    coverAll(work);
  }
  publishAgain(work, required);

  const { open } = work;
  const bounds = attackTable(table, open);
  const narrowest = bounds.reduce((least, { low, high }) => Math.min(least, high - low), Infinity);
  // The flows that chose the cells and those of the attack are the same; this is the promise, so it is looked at again.
  if (narrowest < rule.protection) {
    throw new RangeError(`Cannot publish the table: a suppressed count lies within ${narrowest}`);
  }
  const published = positions.filter((_, k) => open[k] === 0 && blank[k] === 0).length;
  return {
    table,
    marks: positions.map((_, k) => (open[k] === 0 ? "published" : small[k] === 1 ? "small" : "covering")),
    bounds,
    narrowest,
    outcome: open.every((each) => each === 0) ? "whole" : published > 0 ? "partly" : "everything",
  };
}

/**
 * What readers lose with a position: more with more people in it, by the logarithm, four times as much for each sum
 * it is, and the total only when nothing else is left.
 */
function costsOf({ layers, positions, isSum, width, columns }: SummedTable): Float64Array {
  const cost = Float64Array.from(positions, (_, k) => {
    const n = layers.reduce((sum, counts) => sum + counts[k]!, 0);
    const overRows = isSum[Math.floor(k / width)] ? 4 : 1;
    const overColumns = columns.length > 0 && k % width === width - 1 ? 4 : 1;
    return Math.log2(2 + n) * overRows * overColumns;
  });
  cost[positions.length - 1] = 1e6;
  return cost;
}
