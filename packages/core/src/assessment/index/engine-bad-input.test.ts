/** One bad indicator never costs another node its scores, whatever the normaliser and the aggregator. */

import { describe, expect, test } from "vitest";
import { aggregateMethods } from "../../framework/index.ts";
import { type PlainColumn, plainComponent, plainInput } from "../../testing/plain-input.ts";
import { normaliseMethods } from "../methods.ts";
import { defaultRecipe, type Recipe } from "../recipe.ts";
import { positiveOnly } from "./aggregate/index.ts";
import { createEngine } from "./engine.ts";
import { SCORED } from "./no-score.ts";

const gap = Number.NaN;
const index = plainComponent("index", [
  plainComponent("sick", [plainComponent("deep")]),
  plainComponent("sound"),
]);

const sound: readonly PlainColumn[] = [
  { id: "s1", component: "sound", values: [0.1, 0.9, 0.3, 0.4, 0.7, 0.2] },
  { id: "s2", component: "sound", direction: -1, values: [0.9, gap, 0.8, 0.1, 0.5, 0.6] },
];
const beside: PlainColumn = { id: "beside", component: "sick", values: [0.2, 0.3, 0.6, 0.5, 0.9, 0.4] };

type Sick = Partial<PlainColumn> & Pick<PlainColumn, "values">;

const sicknesses: Readonly<Record<string, Sick>> = {
  "a constant": { values: [0.4, 0.4, 0.4, 0.4, 0.4, 0.4] },
  "nothing but zeros": { values: [0, 0, 0, 0, 0, 0] },
  "no value at all": { values: [gap, gap, gap, gap, gap, gap] },
  "one value only": { values: [gap, gap, 0.3, gap, gap, gap] },
  "two values, tied throughout": { values: [0.2, 0.2, 0.2, 0.8, 0.8, 0.8] },
  "an infinite value": { values: [0.1, Number.POSITIVE_INFINITY, 0.3, 0.4, 0.5, 0.6] },
  "a value infinitely low": { values: [0.1, Number.NEGATIVE_INFINITY, 0.3, 0.4, 0.5, 0.6] },
  "nothing but infinite values": { values: Array(6).fill(Number.POSITIVE_INFINITY) },
  "values below zero": { values: [-3, -0.5, 0.3, 0.4, 0.5, 0.6], clamp: false },
  "zero and less under a logarithm": { values: [0, -2, 0.3, 0.4, 0.5, 0.6], transform: "log", low: 0.01 },
  "a copy of another": { values: sound[0]!.values },
  "the reverse of another": { values: sound[0]!.values.map((each) => 1 - each), direction: -1 },
  "values too small to tell apart": { values: [1, 2, 3, 4, 5, 6].map((k) => k * Number.MIN_VALUE) },
  "values as large as there are": { values: [1, -1, 0.5, 0.1, 0.2, 0.3].map((k) => k * Number.MAX_VALUE) },
};

/** Every pair that a recipe may hold: z-scores around 0 are refused where scores must not be negative. */
const recipes: readonly Recipe[] = normaliseMethods.flatMap((normalise) =>
  aggregateMethods
    .filter((aggregate) => normalise !== "z-score" || !positiveOnly.has(aggregate))
    .map((aggregate) => ({
      ...defaultRecipe,
      period: { ...defaultRecipe.period, at: "2026" },
      missing: { ...defaultRecipe.missing, minCoverage: 0 },
      normalise: { method: normalise, ...(normalise === "distance-to-reference" ? { reference: "u2" } : {}) },
      aggregate: { method: aggregate },
    })),
);

function run(columns: readonly PlainColumn[], recipe: Recipe) {
  const engine = createEngine(plainInput(index, columns));
  const { nodes } = engine.run(recipe);
  const node = (id: string) => nodes[engine.tree.findIndex((each) => each.id === id)]!;
  for (const { score, reason, coverage } of nodes) {
    score.forEach((each, u) => {
      expect(Number.isNaN(each) || Number.isFinite(each)).toBe(true);
      expect(reason[u] === SCORED).toBe(!Number.isNaN(each));
      expect(coverage[u]! >= 0 && coverage[u]! <= 1 ? true : Number.isNaN(coverage[u]!)).toBe(true);
    });
  }
  return node;
}

describe.each(Object.entries(sicknesses))("%s", (_name, sick) => {
  test.each(recipes)("under $normalise.method and $aggregate.method", (recipe) => {
    const without = run([...sound, beside], recipe);
    for (const component of ["sick", "deep"]) {
      const withIt = run([...sound, beside, { id: "bad", component, ...sick }], recipe);
      for (const id of ["s1", "s2", "sound", "beside"]) {
        expect(withIt(id).score, id).toEqual(without(id).score);
        expect(withIt(id).reason, id).toEqual(without(id).reason);
      }
      // What has a score without it has one with it: where a value is not there, unless its aggregate cannot do
      // without, and where one is there, unless the aggregate is not defined for what is below 0.
      const needsAll = recipe.aggregate.method === "benefit-of-the-doubt";
      const bad = withIt("bad").score;
      const isEmpty = bad.every(Number.isNaN);
      withIt("sick").score.forEach((each, u) => {
        const isFair = Number.isNaN(bad[u]!) ? isEmpty || !needsAll : bad[u]! >= 0 && bad[u]! <= 1e6;
        if (!isFair || Number.isNaN(without("sick").score[u]!)) return;
        expect(each, `u${u}`).not.toBeNaN();
        if (each >= 0 && !Number.isNaN(withIt("sound").score[u]!)) {
          expect(withIt("index").score[u], `u${u}`).not.toBeNaN();
        }
      });
    }
  });
});

test.each(recipes)("one unit alone under $normalise.method and $aggregate.method is no crash", (recipe) => {
  const one = [...sound, beside].map((column) => ({ ...column, values: column.values.slice(0, 1) }));
  const { score } = run(one, recipe)("index");
  expect(score).toHaveLength(1);
  // On goalposts a unit needs nobody beside it, unless its score is a share of the others it stands above.
  if (recipe.normalise.method === "goalposts") {
    expect(Number.isNaN(score[0]!)).toBe(recipe.aggregate.method === "outranking");
  }
});

test.each(recipes)("no unit at all under $normalise.method and $aggregate.method is no crash", (recipe) => {
  const none = [...sound, beside].map((column) => ({ ...column, values: [] }));
  expect(run(none, recipe)("index").score).toHaveLength(0);
});
