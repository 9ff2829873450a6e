/** Measures of networks: published figures, slow versions of the same, and what must hold for any network. */

import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import {
  type HazardNetwork,
  hasLinkagesReference,
  hazardGraph,
  readLinkagesReference,
} from "../../testing/linkages-reference.ts";
import { graphOfMatrix, linkOf, randomGraph } from "../../testing/links.ts";
import { betweennessOf } from "./betweenness.ts";
import { communitiesOf, modularityOf } from "./communities.ts";
import { influenceOf } from "./influence.ts";
import { buildNetwork, type SignedGraph } from "./network.ts";
import { pageRank } from "./page-rank.ts";
import { pillarMatrix, rolesOf } from "./roles.ts";

/** All shortest ways between all pairs, by listing every path. */
function slowBetweenness({ size, arcs }: SignedGraph): readonly number[] {
  const sums = Array.from({ length: size }, () => 0);
  for (let start = 0; start < size; start++) {
    const found: { readonly path: readonly number[]; readonly length: number }[] = [];
    const walk = (path: readonly number[], length: number): void => {
      found.push({ path, length });
      for (const { from, to, weight } of arcs) {
        if (from === path.at(-1) && !path.includes(to)) walk([...path, to], length + 1 / Math.abs(weight));
      }
    };
    walk([start], 0);
    for (let end = 0; end < size; end++) {
      const ways = found.filter(({ path }) => end !== start && path.at(-1) === end);
      const shortest = Math.min(...ways.map(({ length }) => length));
      const best = ways.filter(({ length }) => length <= shortest + 1e-9);
      for (const { path } of best) for (const node of path.slice(1, -1)) sums[node]! += 1 / best.length;
    }
  }
  return sums;
}

describe("betweenness", () => {
  test("is that of all paths listed, also where ways are equally long", () => {
    const random = randomStream(1, 0);
    for (let k = 0; k < 60; k++) {
      const graph = randomGraph(random, 7, 0.35);
      const graded = {
        ...graph,
        arcs: graph.arcs.map((arc) => ({ ...arc, weight: Math.sign(arc.weight) * (1 + (k % 3)) })),
      };
      for (const each of [graph, k % 2 === 0 ? graded : graph]) {
        const slow = slowBetweenness(each);
        betweennessOf(each).forEach((value, node) => {
          expect(value).toBeCloseTo(slow[node]!, 9);
        });
      }
    }
  });

  test("does not change with the scale of strengths", () => {
    const graph = randomGraph(randomStream(2, 0), 12, 0.3);
    const tripled = { ...graph, arcs: graph.arcs.map((arc) => ({ ...arc, weight: 3 * arc.weight })) };
    betweennessOf(tripled).forEach((value, node) => {
      expect(value).toBeCloseTo(betweennessOf(graph)[node]!, 9);
    });
  });
});

describe("PageRank", () => {
  test("adds up to 1 and solves its equation", () => {
    const random = randomStream(3, 0);
    for (let k = 0; k < 20; k++) {
      const { size, arcs } = randomGraph(random, 9, 0.25);
      const ranks = pageRank({ size, arcs });
      expect(ranks.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      const strength = (node: number): number =>
        arcs.filter(({ from }) => from === node).reduce((sum, { weight }) => sum + Math.abs(weight), 0);
      for (let to = 0; to < size; to++) {
        let sum = 0.15 / size;
        for (let from = 0; from < size; from++) {
          const own = arcs.find((arc) => arc.from === from && arc.to === to);
          const share = strength(from) === 0 ? 1 / size : Math.abs(own?.weight ?? 0) / strength(from);
          sum += 0.85 * ranks[from]! * share;
        }
        expect(ranks[to]!).toBeCloseTo(sum, 12);
      }
    }
  });

  test("needs a damping in [0, 1)", () => {
    expect(() => pageRank({ size: 1, arcs: [] }, { damping: 1 })).toThrow(RangeError);
  });
});

describe("communities", () => {
  test("are planted groups, whatever the seed", () => {
    const matrix = Array.from({ length: 24 }, (_, i) =>
      Array.from({ length: 24 }, (__, j) =>
        i !== j && Math.floor(i / 8) === Math.floor(j / 8) ? 0.8 : (i + 5) % 24 === j ? -0.1 : 0,
      ),
    );
    for (let seed = 0; seed < 20; seed++) {
      const { community, count, modularity } = communitiesOf(graphOfMatrix(matrix), { seed });
      expect(count).toBe(3);
      expect(community).toEqual(Array.from({ length: 24 }, (_, k) => Math.floor(k / 8)));
      expect(modularity).toBeCloseTo(modularityOf(graphOfMatrix(matrix), community), 12);
    }
  });

  test("are the same for one seed, and no worse than all together or all alone", () => {
    const random = randomStream(4, 0);
    for (let k = 0; k < 30; k++) {
      const graph = randomGraph(random, 12, 0.2);
      const { community, modularity } = communitiesOf(graph, { seed: k });
      expect(communitiesOf(graph, { seed: k }).community).toEqual(community);
      expect(modularity).toBeGreaterThanOrEqual(-1e-12);
      expect(modularity).toBeGreaterThanOrEqual(
        modularityOf(
          graph,
          community.map((_, node) => node),
        ),
      );
    }
  });

  test("of a network without links are its nodes", () => {
    expect(communitiesOf({ size: 3, arcs: [] }, { seed: 1 })).toEqual({
      community: [0, 1, 2],
      count: 3,
      modularity: Number.NaN,
    });
  });
});

describe("roles and pillars", () => {
  test("tell who drives, who passes on and where effects arrive", () => {
    const arcs = [
      [0, 2],
      [1, 2],
      [2, 3],
      [2, 4],
    ].map(([from, to]) => ({ from: from!, to: to!, weight: 1 }));
    expect(rolesOf({ size: 6, arcs }).map(({ role }) => role)).toEqual([
      "driver",
      "driver",
      "bridge",
      "outcome",
      "outcome",
      "apart",
    ]);
  });

  test("put every link into one cell", () => {
    const nodes = [
      { id: "a", title: "A", kind: "threat", pillar: "security" },
      { id: "b", title: "B", kind: "goal", pillar: "development" },
      { id: "c", title: "C", kind: "right", pillar: "rights" },
    ] as const;
    const links = ["a b -2", "a c -3", "b a 1", "c b 2"].map((words) => linkOf(words));
    const cells = pillarMatrix(buildNetwork(nodes, [...links, linkOf("a b 1")]));
    expect(cells).toHaveLength(9);
    expect(cells.find(({ from, to }) => from === "security" && to === "development")).toEqual({
      from: "security",
      to: "development",
      links: 1,
      contested: 1,
      raising: 0,
      lowering: 0.5,
    });
    expect(cells.reduce((sum, cell) => sum + cell.links, 0)).toBe(4);
  });
});

test("influence: what a node does to itself is no second-order influence, and ties share the lower rank", () => {
  const found = influenceOf(
    graphOfMatrix([
      [1, 0, 0],
      [0, 0, 1],
      [0, 0, 0],
    ]),
  );
  expect(found.map(({ total, rank }) => [total, rank])).toEqual([
    [1, 1],
    [1, 1],
    [0, 3],
  ]);
  expect(() => influenceOf({ size: 0, arcs: [] }, -1)).toThrow(RangeError);
});

describe.runIf(hasLinkagesReference)("published", () => {
  test("influence on the −3 to 3 scale", () => {
    const { influence } = readLinkagesReference<{
      readonly influence: Readonly<Record<"D_out" | "D_in" | "total" | "rank", readonly number[]>> & {
        readonly I: readonly (readonly number[])[];
      };
    }>("influence_and_cascade.json");
    const found = influenceOf(graphOfMatrix(influence.I));
    expect(found.map((each) => each.out)).toEqual(influence.D_out);
    expect(found.map((each) => each.in)).toEqual(influence.D_in);
    expect(found.map(({ total }) => total)).toEqual(influence.total);
    expect(found.map(({ rank }) => rank)).toEqual(influence.rank);
  });

  test("the hazard network: PageRank, betweenness, degrees, and links between types of hazard", () => {
    const network = readLinkagesReference<HazardNetwork>("hips_hazard_network.json");
    const { nodes, edges, reference } = network;
    const graph = hazardGraph(network);
    const ranks = pageRank(graph);
    const between = betweennessOf(graph);
    const influence = influenceOf(graph);
    nodes.forEach(({ id }, k) => {
      expect(Math.abs(ranks[k]! - reference.pagerank_085[id]!), id).toBeLessThan(1e-9);
      const own = reference.betweenness_unnormalised[id]!;
      expect(Math.abs(between[k]! - own), id).toBeLessThan(1e-9 * Math.max(1, own));
      expect(influence[k]!.out, id).toBe(reference.out_degree[id]);
      expect(influence[k]!.in, id).toBe(reference.in_degree[id]);
    });
    const cells = pillarMatrix(
      buildNetwork(
        nodes.map(({ id, type }) => ({ id, title: id, kind: "threat", pillar: type })),
        edges.map(([from, to]) => linkOf(`${from} ${to} 1`)),
      ),
    );
    for (const { from, to, links } of cells) expect(links).toBe(reference.type_flow[from]![to]);
  });
});
