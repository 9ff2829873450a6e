/** Reference tables of the methods on links, in a folder beside the repository; tests are skipped without it. */

import { existsSync, readFileSync } from "node:fs";

const folder = new URL("../../../../../shared/reference/linkages/", import.meta.url);

export const hasLinkagesReference: boolean = existsSync(folder);

/** A file of the folder; to be called inside a test, never while tests are collected. */
export function readLinkagesReference<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8")) as T;
}

export type HazardNetwork = {
  readonly nodes: readonly { readonly id: string; readonly type: string }[];
  readonly edges: readonly (readonly [string, string])[];
  readonly reference: {
    readonly largest_scc: readonly number[];
    readonly pagerank_085: Readonly<Record<string, number>>;
    readonly betweenness_unnormalised: Readonly<Record<string, number>>;
    readonly in_degree: Readonly<Record<string, number>>;
    readonly out_degree: Readonly<Record<string, number>>;
    readonly type_flow: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
};

/** The hazard network as a graph with weights of 1, links to themselves and repeats left out. */
export function hazardGraph({ nodes, edges }: HazardNetwork): {
  readonly size: number;
  readonly arcs: readonly { readonly from: number; readonly to: number; readonly weight: number }[];
} {
  const position = new Map(nodes.map(({ id }, k) => [id, k]));
  const pairs = new Set(edges.map(([from, to]) => `${position.get(from)!} ${position.get(to)!}`));
  return {
    size: nodes.length,
    arcs: [...pairs].map((pair) => {
      const [from, to] = pair.split(" ").map(Number);
      return { from: from!, to: to!, weight: 1 };
    }),
  };
}
