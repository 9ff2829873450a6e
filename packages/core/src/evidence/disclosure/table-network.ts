/** The sums of a table as a network: every cell is an arc, and at every node as much arrives as leaves. */

import type { SummedTable } from "./count-table.ts";

/**
 * Arc k is position k of the table. A sum of a row or column is one node, with its parts on one side and the sum on
 * the other, so the counts of a table are a circulation, and all tables with the same sums are the others.
 */
export type TableNetwork = {
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** For each node the positions that touch it. */
  readonly touching: readonly (readonly number[])[];
};

/**
 * Build the network. A row that is no group has one node, for its sum over columns; a group has one a column and one
 * for its margin, for its sums over rows. That a group's margin is also the sum of its line follows from these, and
 * is left out; without it every position touches two nodes, which is what makes it a network.
 */
export function tableNetwork({ groups, isSum, width, columns, positions }: SummedTable): TableNetwork {
  const lines = groups.length;
  const total = lines - 1;
  let nodeCount = 0;
  const nodesOf = isSum.map((sum) => {
    const first = nodeCount;
    nodeCount += sum ? width : columns.length > 0 ? 1 : 0;
    return first;
  });
  const outside = nodeCount++;
  const from = new Int32Array(positions.length);
  const to = new Int32Array(positions.length);
  for (let line = 0; line < lines; line++) {
    for (let place = 0; place < width; place++) {
      const position = line * width + place;
      const part = isSum[line] ? nodesOf[line]! + place : columns.length > 0 ? nodesOf[line]! : outside;
      const whole = line === total ? outside : nodesOf[groups[line]!]! + place;
      // Margins run the other way than what they sum up.
      const margin = place === width - 1;
      from[position] = margin ? whole : part;
      to[position] = margin ? part : whole;
    }
  }
  const touching = Array.from({ length: nodeCount }, (): number[] => []);
  for (let k = 0; k < positions.length; k++) {
    touching[from[k]!]!.push(k);
    touching[to[k]!]!.push(k);
  }
  return { nodeCount, from, to, touching };
}
