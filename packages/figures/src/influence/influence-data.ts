/** What the matrix of influence draws: who acts on whom, and what each does in all. */

import type { NetworkRole } from "../network/network-data.ts";

export type InfluenceNode = { readonly id: string; readonly title: string; readonly role: NetworkRole };

export type InfluenceCell = {
  /** Ids of the node that acts and of the one acted on. */
  readonly from: string;
  readonly to: string;
  /** −3 to 3: below 0 it lowers what it acts on. */
  readonly weight: number;
  readonly low: number;
  readonly high: number;
  readonly contested: boolean;
};

export type InfluenceTotal = {
  readonly id: string;
  /** Sums of signed weights out of the node and into it. */
  readonly out: number;
  readonly in: number;
  /** Direct, and through one other node. */
  readonly total: number;
};

export type InfluenceData = {
  readonly nodes: readonly InfluenceNode[];
  readonly cells: readonly InfluenceCell[];
  readonly totals: readonly InfluenceTotal[];
};

export type InfluenceRow = InfluenceNode & { readonly out: number; readonly total: number };

/** More rows than these cannot be read in one picture. */
const mostInfluenceRows = 25;

/** From the largest total down to the lowest; of many nodes those whose totals lie farthest from 0. */
export function influenceRows(data: InfluenceData): readonly InfluenceRow[] {
  return allRows(data)
    .toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total) || (a.id < b.id ? -1 : 1))
    .slice(0, mostInfluenceRows)
    .toSorted((a, b) => b.total - a.total || (a.id < b.id ? -1 : 1));
}

function allRows({ nodes, totals }: InfluenceData): readonly InfluenceRow[] {
  const of = new Map(totals.map((each) => [each.id, each]));
  return nodes.map((node) => ({
    ...node,
    out: of.get(node.id)?.out ?? 0,
    total: of.get(node.id)?.total ?? 0,
  }));
}

/** Cells between two known nodes, the strongest first. */
export function strongestCells({ nodes, cells }: InfluenceData): readonly InfluenceCell[] {
  const known = new Set(nodes.map(({ id }) => id));
  const key = ({ from, to }: InfluenceCell): string => JSON.stringify([from, to]);
  return cells
    .filter(({ from, to, weight }) => known.has(from) && known.has(to) && weight !== 0)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (key(a) < key(b) ? -1 : 1));
}

/** Class of a weight by its size: 0 up to 1, 1 up to 2, 2 above. */
export function weightClass(weight: number): 0 | 1 | 2 {
  const size = Math.abs(weight);
  return size <= 1 + 1e-9 ? 0 : size <= 2 + 1e-9 ? 1 : 2;
}
