/** Frameworks that do not hold together: ids, tree, weights, goalposts, references. */

import { describe, expect, test } from "vitest";
import { assessed, brief, refused } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, plus, swap } from "./testing/small-case.ts";

const framework = (from: string | RegExp, to: string): CaseChanges => ({ "framework.yaml": swap(from, to) });
const indicators = (from: string | RegExp, to: string): CaseChanges => ({ "indicators.csv": swap(from, to) });
const units = (from: string | RegExp, to: string): CaseChanges => ({ "units.csv": swap(from, to) });

/** One more column, with a cell in some rows. */
function column(name: string, cells: Readonly<Record<number, string>>): CaseChanges {
  const change = (text: string): string =>
    text
      .trim()
      .split("\n")
      .map((row, i) => `${row},${i === 0 ? name : (cells[i + 1] ?? "")}`)
      .join("\n");
  return { "indicators.csv": (text) => `${change(text)}\n` };
}

function weights(...rows: readonly string[]): CaseChanges {
  return {
    "weights.csv": `set,node,weight\n${rows.map((row) => `${row}\n`).join("")}`,
    "recipe.yaml": swap("weights: framework", "weights: mine"),
  };
}

describe("refused at the place of the fault", () => {
  test.concurrent.each<[string, CaseChanges, string]>([
    ["no place", framework("  place: The valley\n", ""), "field-missing framework.yaml:8 context.place"],
    [
      "a placeholder",
      framework("place: The valley", "place: TO FILL"),
      "field-unfilled framework.yaml:9 context.place",
    ],
    [
      "a word that labels",
      framework("title: Safe and well in", "title: The fragile"),
      "wording-forbidden framework.yaml:4 title",
    ],
    ["an id with separators", framework("id: valley", "id: ../../etc"), "id-invalid framework.yaml:2 id"],
    [
      "an id with a backslash",
      framework("id: food", "id: 'fo\\od'"),
      "id-invalid framework.yaml:24 index.components[1].components[0].id",
    ],
    [
      "an id that is a number",
      framework("id: voice", "id: 12"),
      "field-invalid framework.yaml:25 index.components[2].id",
    ],
    [
      "a component twice",
      framework("id: voice", "id: safety"),
      "id-duplicate framework.yaml:25 index.components[2].id",
    ],
    [
      "a component that is the index",
      framework("id: voice", "id: well-being"),
      "id-duplicate framework.yaml:25 index.components[2].id",
    ],
    [
      "a weight below zero",
      framework("weight: 2", "weight: -2"),
      "field-invalid framework.yaml:19 index.components[0].weight",
    ],
    [
      "a mean that is none",
      framework("weight: 2", "aggregate: { method: magic }"),
      "method-unknown framework.yaml:19 index.components[0].aggregate.method",
    ],
    [
      "a freedom that is none",
      framework("[fear] }", "[joy] }"),
      "freedom-unknown framework.yaml:19 index.components[0].id",
    ],
    [
      "an indicator that is a component",
      indicators(/^trust,/m, "voice,"),
      "id-duplicate indicators.csv:3 id",
    ],
    [
      "an indicator twice",
      { "indicators.csv": plus("trust,Again,safety,,%,1,0,100,yes,none,1,,,survey,") },
      "id-duplicate indicators.csv:10 id",
    ],
    ["an indicator's id with ..", indicators(/^trust,/m, "a..b,"), "id-invalid indicators.csv:3 id"],
    [
      "an unknown component",
      indicators("Assaults,safety", "Assaults,safty"),
      "component-unknown indicators.csv:2 component",
    ],
    ["no title", indicators("Assaults,", ","), "field-missing indicators.csv:2 title"],
    ["a direction that is none", indicators("-1,0,40", "2,0,40"), "field-invalid indicators.csv:2 direction"],
    ["reversed goalposts", indicators("-1,0,40", "-1,40,0"), "goalposts-reversed indicators.csv:2 low"],
    ["equal goalposts", indicators("-1,0,40", "-1,40,40"), "goalposts-reversed indicators.csv:2 low"],
    ["no goalposts", indicators("-1,0,40", "-1,,"), "goalposts-missing indicators.csv:2 low"],
    ["goalposts in words", indicators("-1,0,40", "-1,low,40"), "value-not-number indicators.csv:2 low"],
    [
      "a logarithm of zero",
      indicators("1,50,1000", "1,0,1000"),
      "goalposts-not-positive indicators.csv:4 low",
    ],
    [
      "a transform that is none",
      indicators("yes,log", "yes,sqrt"),
      "field-invalid indicators.csv:4 transform",
    ],
    [
      "an indicator's weight below zero",
      indicators("none,2,", "none,-2,"),
      "weight-invalid indicators.csv:3 weight",
    ],
    [
      "a divisor that is none",
      indicators(",households,100", ",hoseholds,100"),
      "indicator-reference-unknown indicators.csv:8 denominator",
    ],
    [
      "a divisor that is itself",
      indicators(",households,100", ",radios,100"),
      "field-invalid indicators.csv:8 denominator",
    ],
    [
      "a scale of zero",
      indicators(",households,100", ",households,0"),
      "field-invalid indicators.csv:8 denominatorScale",
    ],
    ["a part of itself", column("partOf", { 3: "trust" }), "tree-cycle indicators.csv:3 partOf"],
    [
      "a part of nothing",
      column("partOf", { 3: "trst" }),
      "indicator-reference-unknown indicators.csv:3 partOf",
    ],
    [
      "an alias that is another's id",
      column("aliases", { 3: "income" }),
      "id-duplicate indicators.csv:3 aliases",
    ],
    [
      "an alias that two claim",
      column("aliases", { 3: "old", 5: "older;old" }),
      "id-duplicate indicators.csv:5 aliases",
    ],
    ["a unit twice", { "units.csv": plus("v01,Again,,village,1,north") }, "id-duplicate units.csv:14 id"],
    ["a unit's id with a path", units("v01,", "../v01,"), "id-invalid units.csv:2 id"],
    ["a unit without id", units("v01,", ","), "id-invalid units.csv:2 id"],
    [
      "a population in words",
      units("village,900", "village,many"),
      "value-not-number units.csv:2 population",
    ],
    ["a unit inside itself", units("v01,Village 1,", "v01,Village 1,v01"), "parent-cycle units.csv:2 parent"],
    [
      "a unit in an unknown one",
      units("v01,Village 1,", "v01,Village 1,west"),
      "parent-unknown units.csv:2 parent",
    ],
    ["a set's weight below zero", weights("mine,voice,-1"), "weight-invalid weights.csv:2 weight"],
    ["a set's weight twice", weights("mine,voice,1", "mine,voice,2"), "id-duplicate weights.csv:3 node"],
    [
      "a set named like a word of the recipe",
      weights("mine,voice,1", "equal,voice,2"),
      "id-invalid weights.csv:3 set",
    ],
    [
      "a set of zeros",
      weights("mine,safety,0", "mine,living,0", "mine,voice,0"),
      "weights-all-zero recipe.yaml:5 weights",
    ],
  ])("%s", async (_title, changes, expected) => {
    const findings = await refused(makeCase(changes));
    expect(brief(findings.filter((each) => each.severity === "error"))).toContain(expected);
    for (const { message, remedy } of findings)
      expect(`${message}${remedy}`).not.toMatch(/undefined|\{\w+\}/);
  });
});

test.concurrent("units that lie in each other are both told", async () => {
  const change = (text: string) =>
    text.replace("Village 1,", "Village 1,v02").replace("Village 2,", "Village 2,v01");
  expect(brief(await refused(makeCase({ "units.csv": change })))).toEqual([
    "parent-cycle units.csv:2 parent",
    "parent-cycle units.csv:3 parent",
  ]);
});

test.concurrent("weights that are all zero are told once, at their node", async () => {
  const change = (text: string) => text.replace("none,2,", "none,0,").replace("none,1,", "none,0,");
  expect(brief(await refused(makeCase({ "indicators.csv": change })))).toEqual([
    "weights-all-zero framework.yaml:19 index.components[0].id",
  ]);
});

test.concurrent("a weight on a component without indicators carries nothing", async () => {
  const change = (text: string) =>
    text
      .replace("weight: 2", "weight: 0")
      .replace("title: A living\n", "title: A living\n      weight: 0\n")
      .replace("title: A say", "title: A say, weight: 0")
      .replace("    - { id: voice", "    - { id: home, title: A home }\n    - { id: voice");
  expect(brief(await refused(makeCase({ "framework.yaml": change })))).toContain(
    "weights-all-zero framework.yaml:16 index.id",
  );
});

test.concurrent("weights of nodes that do not exist are told and left out", async () => {
  const { findings } = await assessed(makeCase(weights("mine,voice,2", "mine,vioce,5")), ["--runs", "5"]);
  expect(brief(findings)).toEqual(["weight-node-unknown weights.csv:3 node"]);
});

test.concurrent("all faults come at once, with the errors that stop the assessment", async () => {
  const findings = await refused(
    makeCase({
      ...indicators("-1,0,40", "-1,40,0"),
      ...units("v01,Village 1,", "v01,Village 1,west"),
      "recipe.yaml": swap("goalposts", "magic"),
    }),
  );
  expect(brief(findings)).toEqual([
    "method-unknown recipe.yaml:4 normalise.method",
    "parent-unknown units.csv:2 parent",
    "goalposts-reversed indicators.csv:2 low",
  ]);
});
