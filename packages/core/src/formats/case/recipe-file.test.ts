/** `recipe.yaml`: every default filled in, every departure told, nothing thrown. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultPriorities, defaultRecipe, defaultSensitivity, type Recipe } from "../../assessment/index.ts";
import { createFindingList } from "../../finding-list.ts";
import { parseRecipe } from "./recipe-file.ts";

fc.configureGlobal({ seed: 1994 });

type Read = { readonly recipe: Recipe | undefined; readonly findings: readonly string[] };

function read(text: string): Read {
  const list = createFindingList();
  const reading = parseRecipe("recipe.yaml", text, list);
  return {
    recipe: reading?.recipe,
    findings: list.all().map(({ code, where }) => `${code} ${where.row} ${where.column ?? ""}`.trim()),
  };
}

const head = "format: salus/recipe@1\nperiod: { at: 2015 }\n";

describe("a recipe", () => {
  test("that says only when is the default one", () => {
    const { recipe, findings } = read(head);
    expect(findings).toEqual([]);
    expect(recipe).toEqual({ ...defaultRecipe, period: { at: "2015", take: "latest", maxAgeYears: 10 } });
  });

  test("keeps the defaults beside what it states, object by object, and takes lists whole", () => {
    const { recipe, findings } = read(
      `${head}missing: { rule: strict }\naggregate: { method: geometric, offset: 0.01 }\nbands: [{ from: 0, title: low }, { from: 0.5 }]\nuncertainty: { runs: 0 }\n`,
    );
    expect(findings).toEqual([]);
    expect(recipe!.missing).toEqual({ ...defaultRecipe.missing, rule: "strict" });
    expect(recipe!.aggregate).toEqual({ method: "geometric", offset: 0.01 });
    expect(recipe!.bands).toEqual([{ from: 0, title: "low" }, { from: 0.5 }]);
    expect(recipe!.uncertainty).toEqual({ runs: 0, seed: 1, vary: [] });
  });

  test("takes the periods it compares with or without quotes, and tells those that are none", () => {
    const period = (compareWith: string): Read =>
      read(`format: salus/recipe@1\nperiod: { at: 2015, compareWith: ${compareWith} }\n`);
    expect(period('[2010, "2012-Q3"]')).toMatchObject({
      recipe: { period: { at: "2015", compareWith: ["2010", "2012-Q3"] } },
      findings: [],
    });
    expect(period("[2010, 20x, 2010, 2015]").findings).toEqual([
      "field-invalid 2 period.compareWith[1]",
      "period-compared-twice 2 period.compareWith[2]",
      "period-compared-twice 2 period.compareWith[3]",
    ]);
    expect(period("2010").recipe).toBeUndefined();
  });

  test("may state every choice, as in the contract", () => {
    const text = `${head}impute: { method: group-median, by: region }
treat: { method: none }
normalise: { method: percentile-rank }
weights: elders
uncertainty:
  runs: 50
  seed: 7
  vary:
    - { at: weights, dirichlet: { concentration: 50 } }
    - { at: normalise.method, values: [goalposts, percentile-rank] }
    - { at: values }
report: { ranking: annex }
`;
    const { recipe, findings } = read(text);
    expect(findings).toEqual([]);
    expect(recipe).toMatchObject({
      impute: { method: "group-median", by: "region" },
      weights: "elders",
      report: { ranking: "annex" },
    });
    expect(recipe!.uncertainty.vary).toHaveLength(3);
  });

  test("that asks for sensitivity gets its defaults, and none that does not", () => {
    const { recipe, findings } = read(`${head}uncertainty: { sensitivity: { sample: 64 } }`);
    expect(findings).toEqual([]);
    expect(recipe!.uncertainty.sensitivity).toEqual({ ...defaultSensitivity, sample: 64 });
    expect(read(head).recipe!.uncertainty.sensitivity).toBeUndefined();
  });

  test("that asks for priorities has all their defaults, one that does not has none", () => {
    expect(read(head).recipe).not.toHaveProperty("priorities");
    expect(read(`${head}priorities: {}`).recipe!.priorities).toEqual(defaultPriorities);
    const { recipe, findings } = read(`${head}priorities: { guard: { level: 0.9 }, places: [a] }`);
    expect(findings).toEqual([]);
    expect(recipe!.priorities).toEqual({
      ...defaultPriorities,
      places: ["a"],
      guard: { ...defaultPriorities.guard, level: 0.9 },
    });
  });

  test("says where each choice stands", () => {
    const list = createFindingList();
    const reading = parseRecipe(
      "recipe.yaml",
      `${head}uncertainty:\n  vary:\n    - { at: values }\n    - at: weights\n`,
      list,
    )!;
    expect(reading.placeOf("uncertainty.vary.1.at")).toEqual({
      file: "recipe.yaml",
      row: 6,
      column: "uncertainty.vary[1].at",
    });
    expect(reading.placeOf("normalise.method").file).toBe("recipe.yaml");
  });
});

describe("one thing made wrong", () => {
  test.each<[string, string, readonly string[]]>([
    ["another format", "format: salus/recipe@2\nperiod: { at: 2015 }", ["format-unknown 1 format"]],
    ["no period", "format: salus/recipe@1", ["field-missing 1 period.at"]],
    [
      "a period that is none",
      "format: salus/recipe@1\nperiod: { at: summer }",
      ["field-invalid 2 period.at"],
    ],
    ["a method that is none", `${head}normalise: { method: zscore }`, ["method-unknown 3 normalise.method"]],
    [
      "an aggregate that is none",
      `${head}aggregate: { method: mode }`,
      ["method-unknown 3 aggregate.method"],
    ],
    ["a rule that is none", `${head}missing: { rule: lenient }`, ["field-invalid 3 missing.rule"]],
    ["a coverage above 1", `${head}missing: { minCoverage: 65 }`, ["field-invalid 3 missing.minCoverage"]],
    ["a fraction of a run", `${head}uncertainty: { runs: 1.5 }`, ["field-invalid 3 uncertainty.runs"]],
    [
      "a concentration of 0",
      `${head}uncertainty: { vary: [{ at: weights, dirichlet: { concentration: 0 } }] }`,
      ["field-invalid 3 uncertainty.vary[0].dirichlet.concentration"],
    ],
    [
      "no alternatives",
      `${head}uncertainty: { vary: [{ at: weights, values: [] }] }`,
      ["field-invalid 3 uncertainty.vary[0].values"],
    ],
    [
      "noise of more than all",
      `${head}uncertainty: { vary: [{ at: weights, noise: { factor: 2 } }] }`,
      ["field-invalid 3 uncertainty.vary[0].noise.factor"],
    ],
    [
      "a sample of one row",
      `${head}uncertainty: { sensitivity: { sample: 1 } }`,
      ["field-invalid 3 uncertainty.sensitivity.sample"],
    ],
    [
      "a variation of nothing",
      `${head}uncertainty: { vary: [{}] }`,
      ["field-missing 3 uncertainty.vary[0].at"],
    ],
    ["an unknown key", `${head}missing: { mincoverage: 0.5 }`, ["yaml-key-unknown 3 missing.mincoverage"]],
    ["a key that every object inherits", `${head}constructor: 1`, ["yaml-key-unknown 3 constructor"]],
    ["a list for an object", `${head}missing: []`, ["field-invalid 3 missing"]],
    ["bands that do not start at 0", `${head}bands: [{ from: 0.1 }]`, ["bands-invalid 3 bands[0].from"]],
    [
      "bands that do not rise",
      `${head}bands: [{ from: 0 }, { from: 0.5 }, { from: 0.5 }]`,
      ["bands-invalid 3 bands[2].from"],
    ],
    ["no bands", `${head}bands: []`, ["field-invalid 3 bands"]],
    [
      "a band that labels",
      `${head}bands: [{ from: 0, title: Fragile }]`,
      ["wording-forbidden 3 bands[0].title"],
    ],
    ["priorities of nothing", `${head}priorities:`, ["field-invalid 3 priorities"]],
    [
      "priorities by another mean",
      `${head}priorities: { combine: product }`,
      ["field-invalid 3 priorities.combine"],
    ],
    [
      "weights that are none",
      `${head}priorities: { weights: { method: votes } }`,
      ["method-unknown 3 priorities.weights.method"],
    ],
    ["too few draws", `${head}priorities: { draws: 10 }`, ["field-invalid 3 priorities.draws"]],
    ["a placeholder", `${head}weights: TO FILL`, ["field-unfilled 3 weights"]],
  ])("%s", (_, text, expected) => {
    expect(read(text).findings).toEqual(expected);
  });

  test("a broken file gives no recipe; a warning does", () => {
    expect(read(`${head}weights: [`).recipe).toBeUndefined();
    expect(read(`${head}mising: { rule: strict }`).recipe).toBeDefined();
    for (const text of ["", "5", "[]", "null"]) expect(read(text).findings.length).toBeGreaterThan(0);
  });
});

test("no value at any key makes the reading throw, and what is read has the shape of a recipe", () => {
  const key = fc.constantFrom(...Object.keys(defaultRecipe), "priorities", "__proto__", "constructor");
  const inner = fc.constantFrom(
    "at",
    "method",
    "vary",
    "runs",
    "minCoverage",
    "by",
    "from",
    "seed",
    "__proto__",
  );
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.record({ k: inner, v: fc.jsonValue({ maxDepth: 2 }) }).map(({ k, v }) => ({ [k]: v })),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 4 }), (entries) => {
      const body = entries
        .filter(([k]) => k !== "format" && k !== "period")
        .map(([k, v]) => `${JSON.stringify(k)}: ${JSON.stringify(v)}`);
      const { recipe, findings } = read(
        `${head}${[...new Map(body.map((line) => [line.split(":")[0], line])).values()].join("\n")}\n`,
      );
      expect(recipe !== undefined || findings.length > 0).toBe(true);
      if (recipe !== undefined)
        expect(Object.keys(recipe)).toEqual(expect.arrayContaining(Object.keys(defaultRecipe)));
    }),
    { numRuns: 400 },
  );
});
