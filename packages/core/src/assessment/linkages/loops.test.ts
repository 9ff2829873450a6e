/** Loops: against a slow search on random graphs, against published counts and loops, and what weakening a link does. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import {
  type HazardNetwork,
  hasLinkagesReference,
  hazardGraph,
  readLinkagesReference,
} from "../../testing/linkages-reference.ts";
import { graphOfMatrix, randomGraph } from "../../testing/links.ts";
import { findLoops, type Loop, rankLeverage } from "./loops.ts";
import type { SignedGraph } from "./network.ts";
import { strongComponents } from "./strong-components.ts";

fc.configureGlobal({ seed: 1994 });

/** The naive way: every path from every node through later nodes only. */
function slowLoops({ size, arcs }: SignedGraph, maxLength = Infinity): readonly Loop[] {
  const weight = new Map(arcs.map((arc) => [arc.from * size + arc.to, arc.weight]));
  const loops: Loop[] = [];
  function walk(path: readonly number[], product: number): void {
    for (let to = path[0]!; to < size; to++) {
      const own = weight.get(path.at(-1)! * size + to);
      if (own === undefined) continue;
      const next = product * own;
      if (to === path[0]) {
        if (path.length <= maxLength)
          loops.push({
            nodes: Int32Array.from(path),
            kind: next < 0 ? "balancing" : "reinforcing",
            strength: Math.abs(next),
          });
      } else if (!path.includes(to)) walk([...path, to], next);
    }
  }
  for (let start = 0; start < size; start++) walk([start], 1);
  return loops;
}

/** Rounded: the order of multiplication is that of the search. */
const sorted = (loops: readonly Loop[]) =>
  loops.map(({ nodes, kind, strength }) => `${nodes.join()} ${kind} ${strength.toFixed(12)}`).toSorted();

function complete(size: number): SignedGraph {
  return graphOfMatrix(
    Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 0 : 1))),
  );
}

describe("loops", () => {
  test("are those of a slow search on 600 random graphs, with and without a limit of length", () => {
    const random = randomStream(7, 0);
    let seen = 0;
    for (let k = 0; k < 600; k++) {
      const graph = randomGraph(random, 2 + (k % 7), 0.2 + 0.15 * (k % 4));
      const all = findLoops(graph);
      expect(all.complete).toBe(true);
      expect(sorted(all.loops)).toEqual(sorted(slowLoops(graph)));
      seen += all.loops.length;
      const maxLength = 1 + (k % 5);
      expect(sorted(findLoops(graph, { maxLength }).loops)).toEqual(sorted(slowLoops(graph, maxLength)));
    }
    expect(seen).toBeGreaterThan(5000);
  });

  test("a node that acts on itself is one", () => {
    expect(findLoops(graphOfMatrix([[-0.5]])).loops).toEqual([
      { nodes: Int32Array.of(0), kind: "balancing", strength: 0.5 },
    ]);
  });

  test("of complete graphs are as many as counting says: Σ over lengths of n! / ((n − k)! k)", () => {
    expect([3, 4, 5, 6, 7].map((n) => findLoops(complete(n)).loops.length)).toEqual([5, 20, 84, 409, 2365]);
  });

  test("stop at a count and say so; a count that is just enough is complete", () => {
    expect(findLoops(complete(5), { maxCount: 83 })).toMatchObject({ complete: false });
    expect(findLoops(complete(5), { maxCount: 83 }).loops).toHaveLength(83);
    expect(findLoops(complete(5), { maxCount: 84 })).toMatchObject({ complete: true });
  });

  test("need limits of at least 1, and arcs between nodes that are there", () => {
    expect(() => findLoops(complete(3), { maxLength: 0 })).toThrow(RangeError);
    expect(() => findLoops(complete(3), { maxCount: Number.NaN })).toThrow(RangeError);
    expect(() => findLoops({ size: 1, arcs: [{ from: 0, to: 1, weight: 1 }] })).toThrow(RangeError);
  });
});

describe("leverage", () => {
  test("is what weakening the link by half and searching again says", () => {
    const random = randomStream(8, 0);
    const sumOf = (graph: SignedGraph, kind: Loop["kind"]): number =>
      findLoops(graph)
        .loops.filter((loop) => loop.kind === kind)
        .reduce((sum, { strength }) => sum + strength, 0);
    for (let k = 0; k < 40; k++) {
      const graph = randomGraph(random, 6, 0.4);
      const ranking = rankLeverage(graph);
      expect(ranking.reinforcingStrength).toBeCloseTo(sumOf(graph, "reinforcing"), 12);
      for (const { from, to, reinforcingLoss, balancingLoss } of ranking.links) {
        const arcs = graph.arcs.map((arc) =>
          arc.from === from && arc.to === to ? { ...arc, weight: arc.weight / 2 } : arc,
        );
        const weaker = { ...graph, arcs };
        expect(sumOf(graph, "reinforcing") - sumOf(weaker, "reinforcing")).toBeCloseTo(reinforcingLoss, 12);
        expect(sumOf(graph, "balancing") - sumOf(weaker, "balancing")).toBeCloseTo(balancingLoss, 12);
      }
      const losses = ranking.links.map(({ reinforcingLoss }) => reinforcingLoss);
      expect(losses).toEqual(losses.toSorted((a, b) => b - a));
    }
  });
});

describe("strong components", () => {
  test("are those that walking both ways finds", () => {
    const random = randomStream(9, 0);
    for (let k = 0; k < 100; k++) {
      const { size, arcs } = randomGraph(random, 8, 0.15);
      const targets = Array.from({ length: size }, (_, i) =>
        arcs.filter(({ from }) => from === i).map(({ to }) => to),
      );
      const reach = targets.map((_, i) => {
        const seen = new Set([i]);
        for (const node of seen) for (const to of targets[node]!) seen.add(to);
        return seen;
      });
      const component = strongComponents(targets);
      for (let i = 0; i < size; i++)
        for (let j = 0; j < size; j++)
          expect(component[i] === component[j]).toBe(reach[i]!.has(j) && reach[j]!.has(i));
    }
  });

  test("of a chain of 50,000 nodes do not run out of stack", () => {
    const targets = Array.from({ length: 50_000 }, (_, i) => (i < 49_999 ? [i + 1] : []));
    expect(new Set(strongComponents(targets)).size).toBe(50_000);
  });
});

describe.runIf(hasLinkagesReference)("published", () => {
  test("the 13 loops of FCMapper's example map, with signs and gains", () => {
    const { fcmapper_example } = readLinkagesReference<{
      fcmapper_example: { readonly W: readonly (readonly number[])[] };
    }>("fcm.json");
    const reference = readLinkagesReference<{
      readonly loops: readonly {
        readonly loop: readonly string[];
        readonly polarity: string;
        readonly gain: number;
      }[];
      readonly complete_digraph_counts: Readonly<Record<string, number>>;
    }>("causal_loops.json");
    const { loops } = findLoops(graphOfMatrix(fcmapper_example.W));
    expect(loops).toHaveLength(13);
    for (const { loop, polarity, gain } of reference.loops) {
      const found = loops.find(({ nodes }) => Array.from(nodes, (k) => "ABCDEFG"[k]).join() === loop.join());
      expect(found?.kind).toBe(polarity === "R" ? "reinforcing" : "balancing");
      expect(Math.abs(found!.strength - Math.abs(gain))).toBeLessThan(1e-9);
    }
    for (const [name, count] of Object.entries(reference.complete_digraph_counts)) {
      expect(findLoops(complete(Number(name.slice(1)))).loops).toHaveLength(count);
    }
  });

  test("the hazard network: a component of 126, and 200,000 loops that are loops, none twice", () => {
    const network = readLinkagesReference<HazardNetwork>("hips_hazard_network.json");
    const graph = hazardGraph(network);
    const targets = Array.from({ length: graph.size }, (): number[] => []);
    for (const { from, to } of graph.arcs) targets[from]!.push(to);
    const sizes = new Map<number, number>();
    for (const each of strongComponents(targets)) sizes.set(each, (sizes.get(each) ?? 0) + 1);
    expect([...sizes.values()].toSorted((a, b) => b - a).slice(0, 3)).toEqual(network.reference.largest_scc);
    const { loops, complete: all } = findLoops(graph);
    expect(loops).toHaveLength(200_000);
    expect(all).toBe(false);
    expect(new Set(loops.map(({ nodes }) => nodes.join())).size).toBe(200_000);
    const joined = new Set(graph.arcs.map(({ from, to }) => from * graph.size + to));
    const broken = loops.filter(({ nodes }) =>
      nodes.some((node, i) => !joined.has(node * graph.size + nodes[(i + 1) % nodes.length]!)),
    );
    expect(broken).toEqual([]);
    const short = findLoops(graph, { maxLength: 4 });
    expect(sorted(short.loops)).toEqual(sorted(slowShort(graph, 4)));
  });
});

/** All loops up to a length, by walking every path up to it. */
function slowShort({ size, arcs }: SignedGraph, maxLength: number): readonly Loop[] {
  const targets = Array.from({ length: size }, (): number[] => []);
  for (const { from, to } of arcs) targets[from]!.push(to);
  const loops: Loop[] = [];
  function walk(path: readonly number[]): void {
    for (const to of targets[path.at(-1)!]!) {
      if (to === path[0]) loops.push({ nodes: Int32Array.from(path), kind: "reinforcing", strength: 1 });
      else if (to > path[0]! && path.length < maxLength && !path.includes(to)) walk([...path, to]);
    }
  }
  for (let start = 0; start < size; start++) walk([start]);
  return loops;
}
