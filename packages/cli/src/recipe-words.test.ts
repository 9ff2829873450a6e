/** Words and numbers come from the same recipe: turning a choice changes both. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { assessed, readTable } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, swap } from "./testing/small-case.ts";

type Seen = { readonly method: string; readonly scores: readonly string[] };

async function see(changes: CaseChanges): Promise<Seen> {
  const { results } = await assessed(makeCase(changes), ["--runs", "5"]);
  const report = readFileSync(join(results, "report.html"), "utf8");
  const section = /<section id="method"[\s\S]*?<\/section>/.exec(report)![0];
  const rows = readTable(results, "scores.csv").filter((row) => row["kind"] === "index");
  return {
    // Without the hashes, which change with every word of a recipe.
    method: section
      .replace(/<p class="hashes">.*?<\/p>/g, "")
      .replace(/<[^>]+>/g, "\n")
      .replaceAll("\u00a0", " "),
    scores: rows.map((row) => row["score"]! + row["native"]!),
  };
}

const mine = "set,node,weight\nelders,voice,6\n";

test.concurrent.each([
  ["weights: equal", { "recipe.yaml": swap("weights: framework", "weights: equal") }, /weigh the same/],
  [
    "a set of weights",
    { "recipe.yaml": swap("weights: framework", "weights: elders"), "weights.csv": mine },
    /elders/,
  ],
  ["another weight in the framework", { "framework.yaml": swap("weight: 2", "weight: 5") }, /Safety 71 %/],
  [
    "aggregate: geometric",
    { "recipe.yaml": swap("{ method: arithmetic }", "{ method: geometric, offset: 0.01 }") },
    /geometric[^\n]*0\.01/,
  ],
  [
    "aggregate at one node",
    {
      "framework.yaml": swap("title: A living\n", "title: A living\n      aggregate: { method: minimum }\n"),
    },
    /A living[^\n]*(smallest|minimum|lowest)/i,
  ],
  [
    "normalise: min-max",
    { "recipe.yaml": swap("goalposts", "min-max") },
    /between the least and the most secure/,
  ],
  ["normalise: percentile-rank", { "recipe.yaml": swap("goalposts", "percentile-rank") }, /rank/i],
  [
    "missing: strict",
    { "recipe.yaml": swap("minCoverage: 0.5", "minCoverage: 0.5, rule: strict") },
    /Where anything is missing/,
  ],
  ["period", { "recipe.yaml": swap('at: "2024"', 'at: "2023"') }, /2023/],
] as const)("%s", async (_title, changes, words) => {
  const before = await see({});
  const after = await see(changes as CaseChanges);
  expect(after.scores).not.toEqual(before.scores);
  expect(after.method).not.toEqual(before.method);
  expect(after.method).toMatch(words);
});

test.concurrent("the words also state the defaults that the recipe leaves unsaid", async () => {
  const { method } = await see({ "recipe.yaml": 'format: salus/recipe@1\nperiod: { at: "2024" }\n' });
  for (const stated of [/65 %/, /arithmetic/i, /goalposts|low.*high/i]) expect(method).toMatch(stated);
});
