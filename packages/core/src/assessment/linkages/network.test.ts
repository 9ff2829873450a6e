/** Links to a network: several views of one pair, views that are missing, and statements that cannot be used. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkLinks } from "../../evidence/index.ts";
import { linkOf, nodesOf } from "../../testing/links.ts";
import { buildNetwork, networkGraph, outgoingArcs } from "./network.ts";

fc.configureGlobal({ seed: 1994 });

const nodes = nodesOf("drought", "hunger", "school");

describe("a network", () => {
  test("takes the mean of signed strengths and keeps both views of a contested pair", () => {
    const links = [
      linkOf("drought hunger 3", { statedBy: "elders" }),
      linkOf("drought hunger -1", { statedBy: "youth" }),
      linkOf("hunger school -2", { statedBy: "youth" }),
    ];
    const { connections, parties, problems } = buildNetwork(nodes, links);
    expect(problems).toEqual([]);
    expect(parties).toEqual(["elders", "youth"]);
    expect(connections[0]).toEqual({
      from: 0,
      to: 1,
      weight: 1,
      low: -1,
      high: 3,
      views: links.slice(0, 2),
      contested: true,
      withoutStrength: 0,
      missingViews: 0,
    });
    expect(connections[1]).toMatchObject({ weight: -2, contested: false, missingViews: 1 });
  });

  test("does not take a missing strength for 0, nor 0 for a view of a sign", () => {
    const { connections, unweighted } = buildNetwork(nodes, [
      linkOf("drought hunger 2", { statedBy: "a" }),
      linkOf("drought hunger 0", { statedBy: "b", strength: Number.NaN }),
      linkOf("drought hunger 0", { statedBy: "c", sign: -1 }),
      linkOf("hunger school 0", { statedBy: "a", strength: Number.NaN }),
    ]);
    expect(connections[0]).toMatchObject({
      weight: 1,
      contested: false,
      withoutStrength: 1,
      missingViews: 1,
    });
    expect(unweighted).toHaveLength(1);
    expect(unweighted[0]).toMatchObject({ from: 1, to: 2, withoutStrength: 1, missingViews: 3 });
  });

  test("becomes a graph with strengths in [−1, 1], without what has no effect", () => {
    const network = buildNetwork(nodes, [
      linkOf("drought hunger 3"),
      linkOf("hunger school -1.5"),
      linkOf("drought school 0"),
    ]);
    expect(networkGraph(network)).toEqual({
      size: 3,
      arcs: [
        { from: 0, to: 1, weight: 1 },
        { from: 1, to: 2, weight: -0.5 },
      ],
    });
  });

  test("does not depend on the order of statements", () => {
    const links = ["a b 3", "a b -1", "b c 2", "c a 1", "b c 0"].map((words) => linkOf(words));
    const byPair = (order: readonly number[]) =>
      Object.fromEntries(
        buildNetwork(
          nodesOf("a", "b", "c"),
          order.map((k) => links[k]!),
        ).connections.map(({ from, to, weight, low, high }) => [`${from}${to}`, { weight, low, high }]),
      );
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        expect(byPair(order)).toEqual(byPair([0, 1, 2, 3, 4]));
      }),
    );
  });

  test("cannot have two nodes of one id", () => {
    expect(() => buildNetwork(nodesOf("a", "a"), [])).toThrow(RangeError);
  });
});

describe("statements that cannot be used", () => {
  test.each([
    ["an unknown node", linkOf("flood hunger 1"), "node-unknown", "from"],
    ["another", linkOf("hunger flood 1"), "node-unknown", "to"],
    ["a link to itself", linkOf("hunger hunger 1"), "link-to-itself", "to"],
    ["a strength above 3", linkOf("drought hunger 3.1"), "strength-invalid", "strength"],
    ["one below 0", linkOf("drought hunger 1", { strength: -1 }), "strength-invalid", "strength"],
    ["a sign of 0", linkOf("drought hunger 1", { sign: 0 }), "sign-invalid", "sign"],
    ["no sign", linkOf("drought hunger 1", { sign: Number.NaN }), "sign-invalid", "sign"],
  ])("%s", (_, link, problem, column) => {
    expect(checkLinks(nodes, [link])).toEqual([{ problem, column, link }]);
    const network = buildNetwork(nodes, [link, linkOf("drought school 1")]);
    expect(network.problems).toHaveLength(1);
    expect(network.connections).toHaveLength(1);
  });

  test("the second by one party about one pair; unnamed ones may be many", () => {
    const links = [1, 2].map((row) => linkOf("drought hunger 1", { statedBy: "elders", row }));
    expect(checkLinks(nodes, links)).toEqual([
      { problem: "stated-twice", column: "statedBy", link: links[1] },
    ]);
    expect(checkLinks(nodes, [linkOf("drought hunger 1"), linkOf("drought hunger 2")])).toEqual([]);
  });
});

test("arcs to nowhere, of no weight and joined twice are mistakes of the caller", () => {
  const arc = { from: 0, to: 1, weight: 1 };
  for (const arcs of [[{ ...arc, to: 2 }], [{ ...arc, weight: Number.NaN }], [arc, arc]]) {
    expect(() => outgoingArcs({ size: 2, arcs })).toThrow(RangeError);
  }
});
