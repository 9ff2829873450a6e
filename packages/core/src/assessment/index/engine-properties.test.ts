/** What the whole engine owes, whatever the normaliser and the aggregator. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AggregateMethod, Component } from "../../framework/index.ts";
import { aggregateMethods } from "../../framework/index.ts";
import { type PlainColumn, plainComponent, plainInput } from "../../testing/plain-input.ts";
import { type NormaliseMethod, normaliseMethods } from "../methods.ts";
import { defaultRecipe, type Recipe } from "../recipe.ts";
import { positiveOnly } from "./aggregate/index.ts";
import { createEngine, type IndexResult } from "./engine.ts";

fc.configureGlobal({ seed: 1994 });

/** Under which changes of the unit of measure each normaliser's scores stay as they are. */
const keptUnder: Readonly<Record<NormaliseMethod, "any line" | "multiples" | "nothing">> = {
  goalposts: "any line",
  "min-max": "any line",
  "z-score": "any line",
  scaled: "any line",
  "percentile-rank": "any line",
  rank: "any line",
  borda: "any line",
  "distance-to-target": "any line",
  "distance-to-reference": "any line",
  "distance-to-maximum": "any line",
  // A share of the largest value has a zero that means none.
  "fraction-of-maximum": "multiples",
  // Values that are scores already have no unit of measure.
  identity: "nothing",
};

type Promise = {
  /** Whether a node lies between the nodes below it. */
  readonly between: boolean;
  /** Whether it never falls when one of them rises. */
  readonly rises: boolean;
};

const plainMean: Promise = { between: true, rises: true };
const standing: Promise = { between: false, rises: true };

/** What each aggregator promises. */
const promises: Readonly<Record<AggregateMethod, Promise>> = {
  arithmetic: plainMean,
  geometric: plainMean,
  harmonic: plainMean,
  power: plainMean,
  median: plainMean,
  minimum: plainMean,
  "mean-min": plainMean,
  // Its penalty grows with imbalance, also where that comes from one part rising.
  "mazziotta-pareto": { between: false, rises: false },
  borda: standing,
  copeland: standing,
  outranking: standing,
  "benefit-of-the-doubt": standing,
};

const TOLERANCE = 1e-9;
function tree(weight = 1): Component {
  const of = (id: string, components: readonly Component[] = []) =>
    plainComponent(id, components, { weight });
  return of("index", [of("a", [of("deep")]), of("b")]);
}
const homes = ["deep", "a", "b"];

/** Hundredths, so that ties happen and rounding does not order what is equal. */
const score = fc.integer({ min: 0, max: 100 }).map((each) => each / 100);
const value = fc.oneof({ weight: 6, arbitrary: score }, fc.constant(Number.NaN));

const tables: fc.Arbitrary<readonly PlainColumn[]> = fc.integer({ min: 1, max: 6 }).chain((units) =>
  fc
    .array(
      fc.record({
        component: fc.constantFrom(...homes),
        direction: fc.constantFrom(1 as const, -1 as const),
        weight: fc.constantFrom(0.5, 1, 3),
        values: fc.array(value, { minLength: units, maxLength: units }),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((columns) => columns.map((column, k) => ({ ...column, id: `i${k}` }))),
);

function recipeOf(normalise: NormaliseMethod, aggregate: AggregateMethod): Recipe {
  return {
    ...defaultRecipe,
    period: { ...defaultRecipe.period, at: "2026" },
    missing: { ...defaultRecipe.missing, minCoverage: 0.3 },
    normalise: { method: normalise, ...(normalise === "distance-to-reference" ? { reference: "u0" } : {}) },
    aggregate: { method: aggregate },
  };
}

type Scored = { readonly of: ReadonlyMap<string, Float64Array>; readonly result: IndexResult };

function run(columns: readonly PlainColumn[], recipe: Recipe, index = tree()): Scored {
  const engine = createEngine(plainInput(index, columns));
  const result = engine.run(recipe);
  return { result, of: new Map(engine.tree.map(({ id }, k) => [id, result.nodes[k]!.score])) };
}

function expectSame(actual: Scored, expected: Scored, order?: readonly number[]): void {
  for (const [id, scores] of expected.of) {
    const own = actual.of.get(id)!;
    scores.forEach((each, u) => {
      const mine = own[order === undefined ? u : order[u]!]!;
      expect(Number.isNaN(mine), id).toBe(Number.isNaN(each));
      if (!Number.isNaN(each)) expect(Math.abs(mine - each), id).toBeLessThan(TOLERANCE);
    });
  }
}

/** Every pair that a recipe may hold. */
const pairs = normaliseMethods.flatMap((normalise) =>
  aggregateMethods
    .filter((aggregate) => normalise !== "z-score" || !positiveOnly.has(aggregate))
    .map((aggregate) => ({ normalise, aggregate })),
);

/** What a method does not promise is no test of it. */
const promised = (isPromised: boolean): typeof test | (() => void) => (isPromised ? test : () => {});

describe.each(pairs)("$normalise and $aggregate", ({ normalise, aggregate }) => {
  const recipe = recipeOf(normalise, aggregate);
  const check = (...properties: Parameters<typeof fc.assert>): void => {
    fc.assert(properties[0], { numRuns: 20, ...properties[1] });
  };

  test("a node lies between the nodes below it, and every score on the unit scale between 0 and 1", () => {
    check(
      fc.property(tables, (columns) => {
        const engine = createEngine(plainInput(tree(), columns));
        const { nodes, scale } = engine.run(recipe);
        engine.tree.forEach(({ children }, k) => {
          nodes[k]!.score.forEach((each, u) => {
            expect(Number.isNaN(each) || Number.isFinite(each)).toBe(true);
            expect(nodes[k]!.reason[u] === 0).toBe(!Number.isNaN(each));
            if (Number.isNaN(each)) return;
            if (scale === "unit") expect(each >= -TOLERANCE && each <= 1 + TOLERANCE).toBe(true);
            if (children.length === 0 || !promises[aggregate].between) return;
            const below = children.map((child) => nodes[child]!.score[u]!).filter((s) => !Number.isNaN(s));
            expect(each).toBeGreaterThanOrEqual(Math.min(...below) - TOLERANCE);
            expect(each).toBeLessThanOrEqual(Math.max(...below) + TOLERANCE);
          });
        });
      }),
    );
  });

  promised(promises[aggregate].rises)("no unit falls when one of its values moves towards security", () => {
    let compared = 0;
    check(
      fc.property(tables, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 60 }), (columns, at, of, rise) => {
        const k = at % columns.length;
        const { values, direction } = columns[k]!;
        const u = of % values.length;
        const moved = Math.min(1, Math.max(0, values[u]! + (direction! * rise) / 100));
        const other = columns.map((column, i) =>
          i === k ? { ...column, values: values.map((each, v) => (v === u ? moved : each)) } : column,
        );
        const before = run(columns, recipe);
        const after = run(other, recipe);
        for (const id of before.of.keys()) {
          const [was, is] = [before.of.get(id)![u]!, after.of.get(id)![u]!];
          // A column that becomes constant, or ceases to be, gains or loses its scores altogether.
          const same = (i: number): boolean =>
            Number.isNaN(before.of.get(`i${i}`)![u]!) === Number.isNaN(after.of.get(`i${i}`)![u]!);
          if (Number.isNaN(was) || Number.isNaN(is) || !columns.every((_, i) => same(i))) continue;
          compared++;
          expect(is, id).toBeGreaterThanOrEqual(was - TOLERANCE);
        }
      }),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(40);
  });

  test("the order of units and of indicators, and a factor on all weights, change nothing", () => {
    check(
      fc.property(tables, fc.constantFrom(0.01, 7, 1000), (columns, factor) => {
        const before = run(columns, recipe);
        const units = columns[0]!.values.length;
        const turned = columns
          .map((column) => ({
            ...column,
            weight: column.weight! * factor,
            values: column.values.toReversed(),
          }))
          .toReversed();
        const order = Array.from({ length: units }, (_, u) => units - 1 - u);
        // Units are named by their place, and the one that others are measured by moves with the rest.
        const own =
          recipe.normalise.reference === undefined
            ? recipe
            : { ...recipe, normalise: { ...recipe.normalise, reference: `u${units - 1}` } };
        expectSame(run(turned, own, tree(factor)), before, order);
      }),
    );
  });

  promised(keptUnder[normalise] !== "nothing")("another unit of measure changes nothing", () => {
    // Powers of two keep equal what was equal.
    const lines = fc.record(
      keptUnder[normalise] === "any line"
        ? { slope: fc.constantFrom(0.25, 8, 1024, -1, -16), start: fc.constantFrom(0, 2, -64) }
        : { slope: fc.constantFrom(0.25, 8, 1024), start: fc.constant(0) },
    );
    check(
      fc.property(tables, fc.array(lines, { minLength: 6, maxLength: 6 }), (columns, measured) => {
        const other = columns.map((column, k) => {
          const { slope, start } = measured[k]!;
          const to = (each: number): number => start + slope * each;
          const [low, high] = slope > 0 ? [to(0), to(1)] : [to(1), to(0)];
          const direction = (Math.sign(slope) * column.direction!) as 1 | -1;
          return { ...column, low, high, direction, values: column.values.map(to) };
        });
        expectSame(run(other, recipe), run(columns, recipe));
      }),
    );
  });
});
