/** The links of a case, read: by hand where that can be done, and the same however often. */

import { describe, expect, test } from "vitest";
import { linkOf } from "../../testing/links.ts";
import { assessLinks } from "./assess-links.ts";
import { defaultLinks, type LinksChoice } from "./links-schema.ts";

const threats = ["drought", "hunger", "debt", "violence"].map((id) => ({ id, title: id }));

const statements = [
  linkOf("drought hunger 3", { statedBy: "a", confidence: "high" }),
  linkOf("hunger debt 2", { statedBy: "a" }),
  linkOf("debt hunger 3", { statedBy: "b" }),
  linkOf("hunger violence 1.5", { statedBy: "b" }),
  linkOf("violence debt -2", { statedBy: "a" }),
  linkOf("drought violence 2", { statedBy: "a" }),
  linkOf("drought violence -1", { statedBy: "b" }),
];

function read(choice: Partial<LinksChoice> = {}, more: Partial<Parameters<typeof assessLinks>[1]> = {}) {
  return assessLinks(
    { threats: threats as never },
    { nodes: [], statements, ...more },
    { choice: { ...defaultLinks, ...choice }, seed: 3, panels: [], causes: null },
  );
}

describe("a small network by hand", () => {
  const links = read();

  test("loops, strongest first, by kind", () => {
    expect(links.loops).toEqual({
      found: { reinforcing: 1, balancing: 1 },
      complete: true,
      maxLength: 8,
      maxCount: 200_000,
      reinforcing: [
        {
          nodes: ["hunger", "debt"],
          kind: "reinforcing",
          strength: expect.closeTo(2 / 3, 12),
          contested: false,
        },
      ],
      balancing: [
        {
          nodes: ["hunger", "violence", "debt"],
          kind: "balancing",
          strength: expect.closeTo((0.5 * 2) / 3, 12),
          contested: false,
        },
      ],
    });
  });

  test("influence on the scale −3 to 3: what a node does, and half of what those do", () => {
    const drought = links.nodes[0]!;
    // Drought: 3 + 0.5; hunger 2 + 1.5, violence −2.
    expect(drought).toMatchObject({ id: "drought", out: 3.5, role: "driver" });
    expect(drought.total).toBeCloseTo(3.5 + 0.5 * (3 * 3.5 + 0.5 * -2), 12);
    expect(read({ secondOrder: 0 }).nodes[0]!.total).toBe(3.5);
  });

  test("the link that damps the spirals most, and that of each threat", () => {
    expect(links.leverage.links[0]).toMatchObject({ from: "hunger", to: "debt", weight: 2, reinforcing: 1 });
    expect(links.leverage.links[0]!.reinforcingLoss).toBeCloseTo(1 / 3, 12);
    expect(
      links.threats.map(({ threat, strongest, weaken }) => [threat, strongest?.nodes, weaken?.to]),
    ).toEqual([
      ["drought", undefined, undefined],
      ["hunger", ["hunger", "debt"], "debt"],
      ["debt", ["hunger", "debt"], "debt"],
      ["violence", undefined, undefined],
    ]);
  });

  test("without a recipe one cascade from the main driver, with ranges in their bounds", () => {
    const [cascade, ...more] = links.explorations;
    expect(more).toEqual([]);
    expect(cascade).toMatchObject({
      id: "main-driver",
      struck: [{ node: "drought", value: 1 }],
      draws: 1000,
    });
    if (cascade!.method !== "cascade") throw new RangeError("Cannot be a map");
    for (const { median, low, high } of cascade!.distress) {
      expect(0 <= low && low <= median && median <= high && high <= 1).toBe(true);
    }
    // Confidence is high: 3 ± ½, held at 3, so 5/6 to 1.
    const hunger = cascade!.orders[0]![1]!;
    expect(hunger.low).toBeGreaterThanOrEqual(5 / 6);
    expect(hunger.high).toBe(1);
    // A contested link raises in some draws and lowers in others.
    const violence = cascade!.orders[0]![3]!;
    expect(violence.low).toBeLessThan(0);
    expect(violence.high).toBeGreaterThan(0.3);
  });

  test("one seed gives one result, to the last bit", () => {
    expect(read()).toEqual(links);
    expect(JSON.stringify(read())).toBe(JSON.stringify(links));
  });

  test("a search that stops says so, and a length cap holds", () => {
    expect(read({ loops: { maxLength: 8, maxCount: 1 } }).loops).toMatchObject({
      complete: false,
      found: { reinforcing: 1, balancing: 0 },
    });
    expect(read({ loops: { maxLength: 2, maxCount: 100 } }).loops.found).toEqual({
      reinforcing: 1,
      balancing: 0,
    });
  });
});

describe("what cannot be used", () => {
  test("explorations of what is not there are left out, the others made", () => {
    const { explorations } = read({
      explorations: [
        { id: "a", method: "cascade", shock: { flood: 1 } },
        { id: "b", method: "cascade" },
        { id: "c", method: "cognitive-map", hold: { drought: 1 } },
        { id: "c", method: "cascade", shock: { hunger: 1 } },
      ],
    });
    expect(explorations.map(({ id }) => id)).toEqual(["c"]);
    expect(explorations[0]).toMatchObject({ baseline: "steady", scenario: "steady" });
  });

  test("a map that goes round in a circle tells no difference", () => {
    const swing = {
      statements: [linkOf("drought hunger 3"), linkOf("hunger drought -3"), linkOf("debt drought 3")],
    };
    const [map] = read(
      {
        explorations: [
          { id: "x", method: "cognitive-map", squashing: "trivalent", rule: "kosko", hold: { debt: 1 } },
        ],
      },
      swing,
    ).explorations;
    expect(map).toMatchObject({ scenario: "cycle", difference: null });
  });

  test("no statement at all gives an empty reading", () => {
    const empty = read({}, { statements: [] });
    expect(empty.network.connections).toEqual([]);
    expect([empty.explorations, empty.loops.reinforcing, empty.leverage.links]).toEqual([[], [], []]);
    expect(empty.nodes.map(({ role }) => role)).toEqual(["apart", "apart", "apart", "apart"]);
  });
});

test("accounts of fewer than ten people are counted and nothing else; the others weigh in proportion", () => {
  const talks = { source: "talks", strength: Number.NaN };
  const { network, few } = read(
    {},
    {
      statements: [
        linkOf("drought hunger 0", { ...talks, statedBy: "v1", people: 40 }),
        linkOf("hunger debt 0", { ...talks, statedBy: "v1", people: 10 }),
        linkOf("hunger violence 0", { ...talks, statedBy: "v1", people: 9 }),
        linkOf("hunger violence 0", { ...talks, source: "others", statedBy: "v2", people: 12 }),
      ],
    },
  );
  expect(few).toBe(1);
  expect(network.connections.map(({ weight, views }) => [weight, views.length])).toEqual([
    [3, 1],
    [0.75, 1],
    [3, 1],
  ]);
});
