/** Where groups of people meet the clusters of a design: the places into which one pass over the rows adds. */

import type { SurveyDesign } from "./design.ts";
import { designIndex } from "./design-index.ts";
import { orderBy } from "./nest-ids.ts";

/** Row to group, 0 … count − 1, −1 for a row of none. The column must not change once it was used. */
export type Groups = { readonly codes: Int32Array; readonly count: number };

/** One cell for each group in each leaf where it has rows, in the order of groups and then leaves. */
export type Cells = {
  /** Row to cell; −1 for a row of no group. */
  readonly ofRow: Int32Array;
  readonly count: number;
  /** Cell to leaf. */
  readonly leaf: Int32Array;
  /** Group to its first cell, and one more entry with the count of cells. */
  readonly start: Int32Array;
};

const known = new WeakMap<SurveyDesign, WeakMap<Int32Array, Cells>>();

/** The cells of a design by groups, built once for each column of groups; all rows are one group where it is null. */
export function cellsOf(design: SurveyDesign, groups: Groups | null): Cells {
  const { leafOfRow, stages } = designIndex(design);
  const column = groups === null ? leafOfRow : groups.codes;
  let ofDesign = known.get(design);
  if (ofDesign === undefined) {
    ofDesign = new WeakMap();
    known.set(design, ofDesign);
  }
  const before = ofDesign.get(column);
  if (before !== undefined) return before;
  const leafCount = stages.at(-1)!.clusterCount;
  const cells =
    groups === null
      ? {
          ofRow: leafOfRow,
          count: leafCount,
          leaf: Int32Array.from({ length: leafCount }, (_, leaf) => leaf),
          start: Int32Array.of(0, leafCount),
        }
      : buildCells(leafOfRow, leafCount, groups);
  ofDesign.set(column, cells);
  return cells;
}

function buildCells(leafOfRow: Int32Array, leafCount: number, { codes, count: groupCount }: Groups): Cells {
  const rowCount = leafOfRow.length;
  if (codes.length !== rowCount) {
    throw new RangeError(`Cannot estimate by group: the column has ${codes.length} of ${rowCount} rows`);
  }
  // Code −1 sorts to the front, as 0.
  const shifted = codes.map((code) => {
    if (!(code >= -1 && code < groupCount)) {
      throw new RangeError(`Cannot estimate by group: code ${code} of ${groupCount} groups`);
    }
    return code + 1;
  });
  const order = orderBy(orderBy(null, leafOfRow, leafCount), shifted, groupCount + 1);
  const ofRow = new Int32Array(rowCount).fill(-1);
  const leaf = new Int32Array(rowCount);
  const start = new Int32Array(groupCount + 1);
  let [count, lastGroup, lastLeaf] = [0, -1, -1];
  for (const row of order) {
    const group = codes[row]!;
    if (group < 0) continue;
    if (group !== lastGroup || leafOfRow[row] !== lastLeaf) {
      while (lastGroup < group) start[++lastGroup] = count;
      lastLeaf = leafOfRow[row]!;
      leaf[count++] = lastLeaf;
    }
    ofRow[row] = count - 1;
  }
  while (lastGroup < groupCount) start[++lastGroup] = count;
  return { ofRow, count, leaf: leaf.slice(0, count), start };
}
