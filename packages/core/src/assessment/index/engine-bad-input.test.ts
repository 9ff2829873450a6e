/** One bad indicator never costs another node its scores, whatever the normaliser and the aggregator. */

import { describe, expect, test } from "vitest";
import { aggregateMethods } from "../../framework/index.ts";
import { type PlainColumn, plainComponent, plainInput } from "../../testing/plain-input.ts";
import { normaliseMethods } from "../methods.ts";
import { defaultRecipe, type Recipe } from "../recipe.ts";
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

const recipes: readonly Recipe[] = normaliseMethods.flatMap((normalise) =>
  aggregateMethods.map((aggregate) => ({
    ...defaultRecipe,
    period: { ...defaultRecipe.period, at: "2026" },
    missing: { ...defaultRecipe.missing, minCoverage: 0 },
    normalise: { method: normalise },
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
      // What has a score without it has one with it, unless the aggregate itself is not defined for it.
      withIt("sick").score.forEach((each, u) => {
        const own = withIt("bad").score[u]!;
        if (Number.isNaN(own) || own >= 0)
          expect(Number.isNaN(each)).toBe(Number.isNaN(without("sick").score[u]!));
        if (!Number.isNaN(withIt("sound").score[u]!) && !(withIt("sick").score[u]! < 0)) {
          expect(withIt("index").score[u]).not.toBeNaN();
        }
      });
    }
  });
});

test.each(recipes)("one unit alone under $normalise.method and $aggregate.method is no crash", (recipe) => {
  const one = [...sound, beside].map((column) => ({ ...column, values: column.values.slice(0, 1) }));
  const fixed = ["goalposts", "identity", "rank"].includes(recipe.normalise.method);
  expect(Number.isNaN(run(one, recipe)("index").score[0]!)).toBe(!fixed);
});

test.each(recipes)("no unit at all under $normalise.method and $aggregate.method is no crash", (recipe) => {
  const none = [...sound, beside].map((column) => ({ ...column, values: [] }));
  expect(run(none, recipe)("index").score).toHaveLength(0);
});
