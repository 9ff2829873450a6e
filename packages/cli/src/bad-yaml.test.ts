/** Broken and hostile YAML: findings with code and place, never a crash. */

import { describe, expect, test } from "vitest";
import { assessed, brief, refused } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase, plus, smallCase, swap } from "./testing/small-case.ts";

const nested = (depth: number): string =>
  `${"{ id: x, title: x, components: [".repeat(depth)}${"]}".repeat(depth)}`;
const recipe = smallCase["recipe.yaml"];

describe("refused, with one finding that says why", () => {
  test.concurrent.each<[string, CaseChanges, string]>([
    [
      "a bracket left open",
      { "framework.yaml": swap("owner: {", "owner: [") },
      "yaml-broken framework.yaml:6",
    ],
    ["a scalar for a framework", { "framework.yaml": "hello\n" }, "format-unknown framework.yaml:1 format"],
    ["a list for a framework", { "framework.yaml": "- a\n" }, "format-unknown framework.yaml:1 format"],
    ["null for a framework", { "framework.yaml": "~\n" }, "format-unknown framework.yaml:1 format"],
    ["an empty framework", { "framework.yaml": "" }, "file-empty framework.yaml"],
    ["a scalar for a recipe", { "recipe.yaml": "hello\n" }, "format-unknown recipe.yaml:1 format"],
    ["a list for a recipe", { "recipe.yaml": "- 1\n" }, "format-unknown recipe.yaml:1 format"],
    ["null for a recipe", { "recipe.yaml": "null\n" }, "format-unknown recipe.yaml:1 format"],
    ["an empty recipe", { "recipe.yaml": "# nothing yet\n" }, "file-empty recipe.yaml"],
    ["no recipe", { "recipe.yaml": null }, "file-missing recipe.yaml"],
    ["no framework", { "framework.yaml": null }, "file-missing framework.yaml"],
    [
      "another format",
      { "recipe.yaml": swap("recipe@1", "recipe@9") },
      "format-unknown recipe.yaml:1 format",
    ],
    [
      "windows-1252",
      { "recipe.yaml": Buffer.from(`${recipe}# ä\n`, "latin1") },
      "encoding-invalid recipe.yaml",
    ],
    ["UTF-16 without a mark", { "recipe.yaml": Buffer.from(recipe, "utf16le") }, "file-binary recipe.yaml"],
    ["zeros", { "recipe.yaml": Buffer.alloc(5000) }, "file-binary recipe.yaml"],
    ["a tab for indentation", { "recipe.yaml": plus("x:", "\ty: 1") }, "yaml-broken recipe.yaml:16"],
    ["two documents", { "recipe.yaml": plus("---", "x: 1") }, "yaml-broken recipe.yaml:15"],
    ["a key twice", { "recipe.yaml": plus("weights: equal") }, "yaml-broken recipe.yaml:15"],
    [
      "10,000 levels in a recipe",
      { "recipe.yaml": plus(`x: ${"[".repeat(10_000)}${"]".repeat(10_000)}`) },
      "yaml-broken recipe.yaml:15",
    ],
    [
      "10,000 levels of a tree",
      { "framework.yaml": swap("    - { id: voice", `    - ${nested(10_000)}\n    - { id: voice`) },
      "yaml-broken framework.yaml:25",
    ],
    [
      "a tree that contains itself",
      {
        "framework.yaml": swap(
          /components:\n(.|\n)*/,
          "components: &all\n    - { id: safety, title: Safety, components: *all }\n",
        ),
      },
      "tree-cycle framework.yaml:19",
    ],
    [
      "aliases that multiply",
      {
        "recipe.yaml": plus(
          "a: &a [1,1,1,1,1,1,1,1,1]",
          ...["b", "c", "d", "e", "f"].map((key, i) => `${key}: &${key} [${`*${"abcde"[i]},`.repeat(9)}]`),
        ),
      },
      "yaml-broken recipe.yaml:19",
    ],
    ["a mapping that is none", { "columns.yaml": "hi\n" }, "format-unknown columns.yaml:1 format"],
    ["a broken mapping", { "columns.yaml": "observations: [\n" }, "yaml-broken columns.yaml:2"],
  ])("%s", async (_title, changes, expected) => {
    expect(brief(await refused(makeCase(changes)))).toEqual([expected]);
  });
});

test.concurrent("UTF-16 with a byte-order mark is read, in YAML and in CSV", async () => {
  const little = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le");
  const big = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, "utf16le").swap16();
  const { findings } = await assessed(
    makeCase({
      "framework.yaml": big(smallCase["framework.yaml"]),
      "recipe.yaml": little(recipe),
      "units.csv": little(smallCase["units.csv"]),
      "observations.csv": big(smallCase["observations.csv"]),
    }),
  );
  expect(findings).toEqual([]);
});

test.concurrent("unknown keys, also the dangerous ones, are told and change nothing", async () => {
  const { findings } = await assessed(
    makeCase({
      "recipe.yaml": plus("agregate: { method: median }", "__proto__: { weights: none }", "constructor: 1"),
    }),
  );
  expect(brief(findings)).toEqual([
    "yaml-key-unknown recipe.yaml:15 agregate",
    "yaml-key-unknown recipe.yaml:16 __proto__",
    "yaml-key-unknown recipe.yaml:17 constructor",
  ]);
});

describe("a recipe that cannot be carried out", () => {
  const vary = (entry: string) => swap("    - { at: values }", `    - ${entry}`);
  test.concurrent.each<[string, (text: string) => string, string]>([
    ["unknown normaliser", swap("goalposts", "magic"), "method-unknown recipe.yaml:4 normalise.method"],
    [
      "unknown mean",
      swap("{ method: arithmetic }", "{ method: magic }"),
      "method-unknown recipe.yaml:6 aggregate.method",
    ],
    ["unknown imputation", plus("impute: { method: magic }"), "method-unknown recipe.yaml:15 impute.method"],
    [
      "unknown weights",
      swap("weights: framework", "weights: magic"),
      "weight-set-unknown recipe.yaml:5 weights",
    ],
    ["no period", swap('"2024"', '"summer"'), "field-invalid recipe.yaml:2 period.at"],
    [
      "coverage above 1",
      swap("minCoverage: 0.5", "minCoverage: 1.1"),
      "field-invalid recipe.yaml:3 missing.minCoverage",
    ],
    [
      "no number",
      swap("minCoverage: 0.5", "minCoverage: .nan"),
      "field-invalid recipe.yaml:3 missing.minCoverage",
    ],
    ["half a run", swap("runs: 40", "runs: 1.5"), "field-invalid recipe.yaml:8 uncertainty.runs"],
    ["too many runs", swap("runs: 40", "runs: 1000000000"), "field-invalid recipe.yaml:8 uncertainty.runs"],
    [
      "no concentration",
      swap("concentration: 30", "concentration: 0"),
      "field-invalid recipe.yaml:11 uncertainty.vary[0].dirichlet.concentration",
    ],
    [
      "group imputation without groups",
      plus("impute: { method: group-mean }"),
      "group-unknown recipe.yaml:15 impute.by",
    ],
    [
      "bands out of order",
      plus("bands: [{ from: 0 }, { from: 0.5 }, { from: 0.4 }]"),
      "bands-invalid recipe.yaml:15 bands[2].from",
    ],
    [
      "a band that labels",
      plus("bands: [{ from: 0, title: Failed }]"),
      "wording-forbidden recipe.yaml:15 bands[0].title",
    ],
    [
      "an address that is none",
      vary("{ at: magic.method, values: [a] }"),
      "recipe-address-unknown recipe.yaml:13 uncertainty.vary[2].at",
    ],
    [
      "an address without effect",
      vary("{ at: bands.0.from, values: [0] }"),
      "recipe-address-unknown recipe.yaml:13 uncertainty.vary[2].at",
    ],
    [
      "a varied method that is none",
      vary("{ at: normalise.method, values: [magic] }"),
      "method-unknown recipe.yaml:13 uncertainty.vary[2].values",
    ],
    [
      "a varied number out of range",
      vary("{ at: missing.minCoverage, values: [5] }"),
      "field-invalid recipe.yaml:13 uncertainty.vary[2].values",
    ],
    [
      "a varied word that is none",
      vary("{ at: missing.rule, values: [sloppy] }"),
      "field-invalid recipe.yaml:13 uncertainty.vary[2].values",
    ],
    [
      "varied weights that are none",
      vary("{ at: weights, values: [magic] }"),
      "weight-set-unknown recipe.yaml:13 uncertainty.vary[2].values",
    ],
    [
      "z-scores under a geometric mean that is varied",
      swap("goalposts", "z-score"),
      "aggregate-needs-positive recipe.yaml:6 aggregate.method",
    ],
  ])("%s", async (_title, change, expected) => {
    expect(brief(await refused(makeCase({ "recipe.yaml": change })))).toEqual([expected]);
  });
});
