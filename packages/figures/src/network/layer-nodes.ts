/** Columns of the map from what drives to where effects arrive. */

import type { NetworkData, NetworkNodeData } from "./network-data.ts";

export type Layered = {
  /** From drivers to outcomes, none of them empty. */
  readonly columns: readonly NetworkColumn[];
  /** Nodes without a link that is drawn. */
  readonly apart: readonly NetworkNodeData[];
};

export type NetworkColumn = {
  readonly role: "driver" | "middle" | "outcome";
  readonly nodes: readonly NetworkNodeData[];
};

/** Beyond this a column in the middle is split. */
const mostInColumn = 14;
/** Below this it is not split, whatever else there is. */
const leastInColumn = 3;

/** Columns by role; those in the middle that act more than they are acted on stand nearer to the drivers. */
export function layerNodes({ nodes, links }: NetworkData): Layered {
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]));
  const drawn = nodes.filter(({ id }) => linked.has(id));
  const ofRole = (...roles: readonly string[]): NetworkNodeData[] =>
    drawn.filter(({ role }) => roles.includes(role));
  const drivers = ofRole("driver");
  const outcomes = ofRole("outcome");
  const lean = leanOf({ nodes, links, loops: [] });
  const middle = ofRole("bridge", "mixed", "apart").toSorted(
    (a, b) => lean.get(b.id)! - lean.get(a.id)! || (a.id < b.id ? -1 : 1),
  );
  const ends = Number(drivers.length > 0) + Number(outcomes.length > 0);
  const wanted = Math.max(Math.ceil(middle.length / mostInColumn), 3 - ends);
  const parts = Math.max(1, Math.min(wanted, Math.floor(middle.length / leastInColumn)));
  const columns: readonly NetworkColumn[] = [
    { role: "driver", nodes: drivers },
    ...chunks(middle, parts).map((part) => ({ role: "middle" as const, nodes: part })),
    { role: "outcome", nodes: outcomes },
  ];
  return {
    columns: columns.filter((column) => column.nodes.length > 0),
    apart: nodes.filter(({ id }) => !linked.has(id)),
  };
}

function leanOf({ nodes, links }: NetworkData): ReadonlyMap<string, number> {
  const sums = new Map(nodes.map(({ id }) => [id, { out: 0, in: 0 }]));
  for (const { from, to, weight } of links) {
    sums.get(from)!.out += Math.abs(weight);
    sums.get(to)!.in += Math.abs(weight);
  }
  return new Map(
    [...sums].map(([id, each]) => [id, (each.out - each.in) / Math.max(1e-9, each.out + each.in)]),
  );
}

function chunks<T>(items: readonly T[], parts: number): readonly (readonly T[])[] {
  return Array.from({ length: parts }, (_, part) =>
    items.slice(Math.round((part * items.length) / parts), Math.round(((part + 1) * items.length) / parts)),
  );
}
