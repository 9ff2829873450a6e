/** Every finding that a framework can give, from a whole one with one thing made wrong. */

import { describe, expect, test } from "vitest";
import { createFindingList } from "../finding-list.ts";
import { parseIndicators } from "../formats/case/indicators-table.ts";
import { checkFramework } from "./check.ts";
import type { Component } from "./component.ts";
import type { Framework } from "./framework.ts";
import type { Indicator } from "./indicator.ts";

const plain = parseIndicators(
  {
    file: "indicators.csv",
    header: ["id", "title", "component", "direction", "low", "high"],
    rows: [{ row: 2, cells: ["hunger", "Hunger", "food", "-1", "0", "50"] }],
  },
  createFindingList(),
).values[0]!;

function component(id: string, over: Partial<Component> = {}): Component {
  return { id, title: id, weight: 1, freedoms: ["want"], components: [], ...over };
}

function framework(
  indicators: readonly Partial<Indicator>[],
  components = [component("food")],
  freedoms = ["want"],
): Framework {
  const index = component("security", { freedoms: [], components });
  return {
    freedoms,
    index,
    indicators: indicators.map((over) => ({ ...plain, ...over })),
  } as unknown as Framework;
}

const places = {
  placeOfComponent: (id: string) => ({ file: "framework.yaml", row: 7, column: id }),
  placeOfIndicator: (id: string, column: string) => ({
    file: "indicators.csv",
    row: 2,
    column: `${id} ${column}`,
  }),
};

function found(given: Framework): readonly string[] {
  return checkFramework(given, places).map(({ code, where }) => `${code} at ${where.column}`);
}

test("a whole framework gives no finding", () => {
  expect(found(framework([{}]))).toEqual([]);
});

describe("an indicator", () => {
  test.each<[string, Partial<Indicator>, readonly string[]]>([
    [
      "of no known component",
      { component: "fod" },
      ["component-unknown at hunger component", "component-empty at food", "freedom-empty at security"],
    ],
    ["with the id of a component", { id: "food" }, ["id-duplicate at food id"]],
    ["with goalposts the wrong way round", { low: 50, high: 0 }, ["goalposts-reversed at hunger low"]],
    ["with equal goalposts", { low: 5, high: 5 }, ["goalposts-reversed at hunger low"]],
    ["on a log scale from 0", { transform: "log" }, ["goalposts-not-positive at hunger low"]],
    ["on a log1p scale from −1", { transform: "log1p", low: -1 }, ["goalposts-not-positive at hunger low"]],
    ["of an unlisted freedom", { freedoms: ["want", "joy"] }, ["freedom-unknown at hunger freedoms"]],
    [
      "over an unknown denominator",
      { denominator: "births" },
      ["indicator-reference-unknown at hunger denominator"],
    ],
    ["part of itself", { partOf: "hunger" }, ["tree-cycle at hunger partOf"]],
    ["divided by itself", { denominator: "hunger" }, ["field-invalid at hunger denominator"]],
    ["with a scale of 0", { denominatorScale: 0 }, ["field-invalid at hunger denominatorScale"]],
    ["part of an unknown series", { partOf: "all" }, ["indicator-reference-unknown at hunger partOf"]],
  ])("%s", (_, over, expected) => {
    expect(found(framework([over]))).toEqual(expected);
  });

  test.each<[string, Partial<Indicator>]>([
    ["on a log scale from 1", { transform: "log", low: 1 }],
    ["on a log1p scale from 0", { transform: "log1p" }],
    ["without goalposts", { low: Number.NaN, high: Number.NaN }],
    ["per head of the population", { denominator: "population" }],
  ])("%s is as good as any", (_, over) => {
    expect(found(framework([over]))).toEqual([]);
  });

  test("of direction 0 with a component is shown and not scored, and that is said", () => {
    expect(found(framework([{}, { id: "rain", direction: 0 }]))).toEqual([
      "context-scored at rain direction",
    ]);
    expect(found(framework([{}, { id: "rain", direction: 0, component: null }]))).toEqual([]);
  });

  test("and the series it is part of must not both be scored", () => {
    const part = { id: "severe-hunger", partOf: "hunger" };
    expect(found(framework([{}, part]))).toEqual(["part-scored-twice at severe-hunger partOf"]);
    expect(found(framework([{}, { ...part, component: null }]))).toEqual([]);
    expect(found(framework([{ component: null }, part]))).toEqual([]);
  });

  test("may share no code with another: the later row that claims it is told", () => {
    const rows = new Map([
      ["hunger", 2],
      ["thirst", 3],
    ]);
    const found = (indicators: readonly Partial<Indicator>[]): readonly string[] =>
      checkFramework(framework(indicators), {
        ...places,
        placeOfIndicator: (id, column) => ({ file: "indicators.csv", row: rows.get(id)!, column }),
      }).map(({ code, where }) => `${code} in row ${where.row}`);
    expect(found([{ aliases: ["H1"] }, { id: "thirst", aliases: ["H1"] }])).toEqual([
      "id-duplicate in row 3",
    ]);
    expect(found([{ aliases: ["thirst"] }, { id: "thirst" }])).toEqual(["id-duplicate in row 2"]);
    expect(found([{ aliases: ["H1"] }, { id: "thirst", aliases: ["T1"] }])).toEqual([]);
  });

  test("names its column and its values, for the message", () => {
    const [finding] = checkFramework(framework([{ component: "fod" }]), places);
    expect(finding).toMatchObject({ severity: "error", values: { id: "hunger", component: "fod" } });
  });
});

describe("the tree", () => {
  test("with a component that has nothing to score", () => {
    expect(found(framework([{}], [component("food"), component("peace")]))).toEqual([
      "component-empty at peace",
    ]);
  });

  test("with a component of an unlisted freedom", () => {
    expect(found(framework([{}], [component("food", { freedoms: ["want", "joy"] })]))).toEqual([
      "freedom-unknown at food",
    ]);
  });

  test("with weights that are all 0, of components and of indicators", () => {
    expect(found(framework([{}], [component("food", { weight: 0 })]))).toEqual([
      "weights-all-zero at security",
    ]);
    expect(found(framework([{ weight: 0 }]))).toEqual(["weights-all-zero at food"]);
    expect(found(framework([{ weight: 0 }, { id: "other" }]))).toEqual([]);
    const gap = component("peace", { note: "no figures" });
    expect(found(framework([{}], [component("food", { weight: 0 }), gap]))).toEqual([
      "weights-all-zero at security",
    ]);
  });

  test("with a freedom that nobody speaks of", () => {
    expect(found(framework([{}], undefined, ["want", "fear"]))).toEqual(["freedom-empty at security"]);
  });

  test("with nothing to score at all", () => {
    expect(found(framework([{ direction: 0, component: null }]))).toEqual([
      "component-empty at food",
      "nothing-to-score at security",
      "freedom-empty at security",
    ]);
  });
});
