/** The map of links: no title over another, every link where it belongs, the same picture every time. */

import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { keepApart } from "../drawing/keep-apart.ts";
import { exampleNetwork, largeNetwork } from "../testing/example-links.ts";
import { count } from "../testing/markup-check.ts";
import { layOutNetwork, type PlacedBox } from "./lay-out-network.ts";
import { layerNodes } from "./layer-nodes.ts";
import { linkKey, type NetworkData, shownNetwork } from "./network-data.ts";
import { NetworkFigure } from "./network-figure.tsx";
import { networkSummary, networkTable, networkTitle } from "./network-texts.ts";
import { orderColumns } from "./order-columns.ts";

const place = { ...languageOf("en"), idPrefix: "n" };
const { say } = place;

function meet(a: PlacedBox, b: PlacedBox): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 - 0.01 &&
    Math.abs(a.y - b.y) < (a.height + b.height) / 2 - 0.01
  );
}

describe.each([12, 25, 40, 80])("of %i nodes", (size) => {
  const data = largeNetwork(size);
  const shown = shownNetwork(data);

  test.each([540, 680, 960])("at %i px no box meets another and none leaves the picture", (width) => {
    const { boxes, apart, bottom } = layOutNetwork(shown, width);
    const all = [...boxes, ...apart];
    expect(all).toHaveLength(Math.min(40, size));
    all.forEach((box, i) => {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(-0.01);
      expect(box.x + box.width / 2).toBeLessThanOrEqual(width + 0.01);
      expect(box.y - box.height / 2).toBeGreaterThanOrEqual(-0.01);
      expect(box.y + box.height / 2).toBeLessThanOrEqual(bottom + 0.01);
      expect(box.lines.join("")).not.toContain("…");
      for (const other of all.slice(0, i)) expect(meet(box, other), box.node.title).toBe(false);
    });
  });

  test("a link starts at the side of one box and ends at the side of the other, and passes through none", () => {
    const { boxes, links } = layOutNetwork(shown, 680);
    const boxOf = new Map(boxes.map((box) => [box.node.id, box]));
    expect(links).toHaveLength(shown.links.length);
    for (const { link, path, tip } of links) {
      const [from, to] = [boxOf.get(link.from)!, boxOf.get(link.to)!];
      const start = /^M([\d.-]+) ([\d.-]+)/.exec(path)!.slice(1).map(Number);
      expect(Math.abs(start[0]! - from.x)).toBeCloseTo(from.width / 2, 0);
      expect(Math.abs(start[1]! - from.y)).toBeLessThan(from.height / 2);
      expect(Math.abs(tip.x - to.x)).toBeCloseTo(to.width / 2, 0);
      expect(Math.abs(tip.y - to.y)).toBeLessThan(to.height / 2);
      for (const [, x, y] of path.matchAll(/([\d.-]+) ([\d.-]+)H/g)) {
        for (const box of boxes) {
          const across = Math.abs(Number(x) - box.x) <= box.width / 2 + 0.1;
          if (across) expect(Math.abs(Number(y) - box.y)).toBeGreaterThan(box.height / 2);
        }
      }
    }
  });

  test("the order of the input changes nothing but the order of drawing", () => {
    const turned: NetworkData = { ...data, links: data.links.toReversed(), loops: data.loops.toReversed() };
    const draw = (each: NetworkData): string =>
      renderToStaticMarkup(<NetworkFigure {...place} {...each} width={680} />);
    expect(draw(turned)).toBe(draw(data));
  });
});

test("drivers stand at the start, outcomes at the end, and the map is mirrored from right to left", () => {
  const { columns, apart } = layerNodes(shownNetwork(exampleNetwork));
  expect(columns.map(({ role }) => role)).toEqual(["driver", "middle", "outcome"]);
  expect(apart.map(({ id }) => id)).toEqual(["silence"]);
  const xOf = (markup: string): number =>
    Number(/x="([\d.]+)"[^>]*>(?:<tspan[^>]*>)?Small arms/.exec(markup)![1]);
  const ltr = renderToStaticMarkup(<NetworkFigure {...place} {...exampleNetwork} width={680} />);
  const mirrored = { ...place, direction: "rtl" as const };
  const rtl = renderToStaticMarkup(<NetworkFigure {...mirrored} {...exampleNetwork} width={680} />);
  expect(xOf(ltr)).toBeLessThan(200);
  expect(xOf(rtl)).toBeCloseTo(680 - xOf(ltr), 0);
});

test("sweeps undo crossings that can be undone", () => {
  const node = (id: string): NetworkData["nodes"][number] => ({
    ...{ id, title: id, kind: "threat", role: "driver", community: 0 },
  });
  const column = (role: "driver" | "outcome", ids: string) => ({ role, nodes: [...ids].map(node) });
  const links = ["az", "by", "cx"].map((pair) => ({
    ...{ from: pair[0]!, to: pair[1]!, weight: 1, low: 1, high: 1, contested: false, views: 1 },
  }));
  const { columns } = orderColumns([column("driver", "abc"), column("outcome", "xyz")], links);
  const order = columns.map((stops) => stops.map(({ node: own }) => own!.id).join(""));
  expect(["abc zyx", "cba xyz"]).toContain(order.join(" "));
});

test("boxes are kept apart, in order and inside, as near as can be to where they want to be", () => {
  expect(keepApart([5, 5], [4, 4], 20)).toEqual([3, 7]);
  expect(keepApart([10, 2], [4, 4], 20)).toEqual([4, 8]);
  expect(keepApart([-9, 50], [4, 4], 20)).toEqual([2, 18]);
  expect(keepApart([], [], 0)).toEqual([]);
});

test("marks tell kind, sign and dispute without colour", () => {
  const markup = renderToStaticMarkup(<NetworkFigure {...place} {...exampleNetwork} width={680} />);
  const net = /<g class="net">.*?<\/g><g class="ring">|<g class="net">.*/s.exec(markup)![0];
  for (const kind of ["threat", "right", "goal", "measure"]) expect(net).toContain(`class="node ${kind}`);
  const negative = exampleNetwork.links.filter(({ weight }) => weight < 0).length;
  // Two more in the ring of the loop that has two lowering links, and one in the key.
  expect(count(markup, /stroke-dasharray="5 3"/)).toBe(negative + 2 + 1);
  expect(count(markup, /class="peer"/)).toBe(2 + 1);
});

test("the strongest loops are rings of named nodes; a phone has a list of links instead of the map", () => {
  const wide = renderToStaticMarkup(<NetworkFigure {...place} {...exampleNetwork} width={680} />);
  const narrow = renderToStaticMarkup(<NetworkFigure {...place} {...exampleNetwork} width={320} />);
  expect(count(wide, /class="ring"/)).toBe(4);
  expect(count(narrow, /class="ring"/)).toBe(4);
  expect(wide).toContain("1. Reinforces itself, strength 0.42");
  expect(narrow).not.toContain('class="net"');
  expect(narrow).toContain(">The strongest links<");
  expect(count(narrow, />[+−]\d(\.\d)?<\/text>/)).toBe(10);
});

test("a network of more than 40 nodes says what is drawn, and always draws its loops", () => {
  const data = largeNetwork(80);
  const shown = shownNetwork(data);
  expect(shown.nodes).toHaveLength(40);
  const ids = new Set(shown.nodes.map(({ id }) => id));
  const drawn = new Set(shown.links.map(({ from, to }) => linkKey(from, to)));
  for (const loop of shown.loops) for (const id of loop.nodes) expect(ids.has(id)).toBe(true);
  for (const key of shown.inLoops) expect(drawn.has(key)).toBe(true);
  expect(networkSummary(data, say)).toContain(
    "The picture shows the 40 nodes of the strongest loops and links out of 80",
  );
  expect(networkTable(data, say).rows).toHaveLength(data.links.length);
});

test("a loop that finds no room in a large network is not drawn by half", () => {
  const data = largeNetwork(80);
  const long = {
    nodes: data.nodes.slice(0, 45).map(({ id }) => id),
    kind: "reinforcing",
    strength: 9,
  } as const;
  const shown = shownNetwork({ ...data, loops: [long, ...data.loops] });
  expect(shown.nodes.length).toBeLessThanOrEqual(40);
  expect(shown.loops.length).toBeGreaterThan(0);
  expect(shown.loops).not.toContain(long);
});

test.each([320, 680])("nothing, one node, and one link at %i px break nothing", (width) => {
  const [one, two] = exampleNetwork.nodes as [NetworkData["nodes"][number], NetworkData["nodes"][number]];
  const only = { ...exampleNetwork.links[0]!, from: one.id, to: two.id };
  for (const data of [
    { nodes: [], links: [], loops: [] },
    { nodes: [one], links: [], loops: [] },
    { nodes: [one, two], links: [only], loops: [] },
    { nodes: [one], links: [], loops: [{ nodes: [one.id], kind: "reinforcing", strength: 1 } as const] },
  ]) {
    const markup = renderToStaticMarkup(<NetworkFigure {...place} {...data} width={width} />);
    expect(markup).not.toMatch(/NaN|undefined|Infinity/);
  }
});

describe("words", () => {
  test("the title names the strongest loop, or says that there is none", () => {
    expect(networkTitle(exampleNetwork, say)).toBe(
      "Debt at interest that cannot be repaid and Not enough to eat feed each other: the strongest of 4 loops",
    );
    expect(networkTitle({ ...exampleNetwork, loops: [] }, say)).toBe(
      "Nothing comes back on itself; Not enough to eat acts most on the others",
    );
    expect(networkTitle({ ...exampleNetwork, loops: exampleNetwork.loops.slice(1, 2) }, say)).toBe(
      "Failed harvest comes back to feed itself through 3 others: the one loop",
    );
    expect(networkTitle({ ...exampleNetwork, loops: exampleNetwork.loops.slice(3) }, say)).toBe(
      "Failed harvest, Not enough to eat and Clashes between herders and farmers hold each other in check: the one loop",
    );
    expect(networkTitle({ ...exampleNetwork, loops: [], links: [] }, say)).toMatch(/^No links/);
  });

  test("the summary walks every drawn loop back to where it began", () => {
    expect(networkSummary(exampleNetwork, say)).toContain(
      "Loop 1, which reinforces itself (strength 0.42): Debt at interest that cannot be repaid → Not enough to eat → Debt at interest that cannot be repaid.",
    );
  });

  test("titles are text, whatever they hold, and links to nowhere are left out", () => {
    const hostile: NetworkData = {
      ...exampleNetwork,
      nodes: exampleNetwork.nodes.map((node, i) =>
        i === 0 ? { ...node, title: `<script>alert("x")</script> ${"w".repeat(80)}` } : node,
      ),
      links: [...exampleNetwork.links, { ...exampleNetwork.links[0]!, to: "nowhere" }],
    };
    const markup = renderToStaticMarkup(<NetworkFigure {...place} {...hostile} width={680} />);
    expect(markup).not.toContain("<script>");
    expect(networkTable(hostile, say).rows).toHaveLength(exampleNetwork.links.length);
  });
});
