/** Links and nodes of tests, with what a test does not care about filled in. */

import type { SignedGraph } from "../assessment/index.ts";
import type { Link, NetworkNode } from "../evidence/index.ts";

/** A link from words such as `drought hunger 3` and whatever else matters. */
export function linkOf(words: string, more: Partial<Link> = {}): Link {
  const [from, to, weight] = words.split(" ");
  const value = Number(weight);
  return {
    from: from!,
    to: to!,
    sign: value < 0 ? -1 : 1,
    strength: Math.abs(value),
    source: "s",
    kind: "judgement",
    confidence: "unstated",
    statedBy: "",
    note: "",
    people: Number.NaN,
    file: "linkages.csv",
    row: 2,
    ...more,
  };
}

export function nodesOf(...ids: readonly string[]): readonly NetworkNode[] {
  return ids.map((id) => ({ id, title: id, kind: "threat", pillar: "" }));
}

/** The arcs of a square matrix, row to column, where it is not 0. */
export function graphOfMatrix(matrix: readonly (readonly number[])[]): SignedGraph {
  return {
    size: matrix.length,
    arcs: matrix.flatMap((row, from) =>
      row.flatMap((weight, to) => (weight === 0 ? [] : [{ from, to, weight }])),
    ),
  };
}

/** A random graph without links to itself, each pair joined with a given chance. */
export function randomGraph(random: () => number, size: number, chance: number): SignedGraph {
  return graphOfMatrix(
    Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) =>
        i !== j && random() < chance ? (random() < 0.3 ? -1 : 1) * (0.1 + 0.9 * random()) : 0,
      ),
    ),
  );
}
