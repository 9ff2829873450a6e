/** One suite for all normalisers: what each of them owes. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createFindingList } from "../../../finding-list.ts";
import { parseIndicators } from "../../../formats/case/indicators-table.ts";
import type { Indicator } from "../../../framework/index.ts";
import { normaliseMethods } from "../../methods.ts";
import { normalisers } from "./index.ts";

fc.configureGlobal({ seed: 1994 });

const plain: Indicator = parseIndicators(
  {
    file: "",
    header: ["id", "title", "direction", "low", "high"],
    rows: [{ row: 2, cells: ["a", "A", "1", "-50", "70"] }],
  },
  createFindingList(),
).values[0]!;

// Hundredths, so that ties happen and rounding does not order what is equal.
const value = fc.integer({ min: -10_000, max: 10_000 }).map((each) => each / 100);
const column = fc.array(fc.oneof({ weight: 5, arbitrary: value }, fc.constant(Number.NaN)), {
  minLength: 1,
  maxLength: 12,
});
const indicator = fc
  .record({ direction: fc.constantFrom(1, -1), clamp: fc.boolean() })
  .map((over) => ({ ...plain, ...over }) as Indicator);

function normalise(
  method: (typeof normaliseMethods)[number],
  values: readonly number[],
  of: Indicator,
): number[] {
  return Array.from(normalisers[method].normalise(Float64Array.from(values), of));
}

// Without a unit to refer to there is no distance to it; options.test.ts has the laws of that one.
const methods = normaliseMethods.filter((method) => method !== "distance-to-reference");

describe.each(methods)("%s", (method) => {
  test("keeps gaps as gaps and makes as many scores as values", () => {
    fc.assert(
      fc.property(column, indicator, (values, of) => {
        const scores = normalise(method, values, of);
        expect(scores).toHaveLength(values.length);
        values.forEach((each, u) => {
          if (Number.isNaN(each)) expect(scores[u]).toBeNaN();
        });
      }),
    );
  });

  test("does not change what it is given", () => {
    fc.assert(
      fc.property(column, indicator, (values, of) => {
        const given = Float64Array.from(values);
        normalisers[method].normalise(given, of);
        expect(Array.from(given)).toEqual(values);
      }),
    );
  });

  test("never scores the more secure of two values lower, and tells them apart or ties them alike", () => {
    fc.assert(
      fc.property(column, indicator, (values, of) => {
        const scores = normalise(method, values, of);
        for (const [a, one] of values.entries()) {
          for (const [b, other] of values.entries()) {
            if (one === other) expect(scores[a]).toEqual(scores[b]);
            else if (one * of.direction > other * of.direction && !Number.isNaN(scores[a]! - scores[b]!))
              expect(scores[a]).toBeGreaterThanOrEqual(scores[b]!);
          }
        }
      }),
    );
  });

  test("does not depend on the order of the units", () => {
    fc.assert(
      fc.property(column, indicator, (values, of) => {
        const backwards = normalise(method, values.toReversed(), of).toReversed();
        normalise(method, values, of).forEach((score, u) => {
          // The z-score sums in the order of the units.
          if (Number.isNaN(score)) expect(backwards[u]).toBeNaN();
          else expect(backwards[u]).toBeCloseTo(score, 9);
        });
      }),
    );
  });

  test("a gap more does not change the other scores", () => {
    fc.assert(
      fc.property(column, indicator, (values, of) => {
        expect(normalise(method, [...values, Number.NaN], of).slice(0, -1)).toEqual(
          normalise(method, values, of),
        );
      }),
    );
  });

  test("higher is more secure on its scale, whichever way the indicator runs", () => {
    expect(normalise(method, [20, 40, 60], plain)[2]).toBeGreaterThan(
      normalise(method, [20, 40, 60], plain)[0]!,
    );
    const less = { ...plain, direction: -1 } as const;
    expect(normalise(method, [20, 40, 60], less)[2]).toBeLessThan(normalise(method, [20, 40, 60], less)[0]!);
  });
});

describe.each(["goalposts", "min-max", "percentile-rank"] as const)("%s, on the unit scale,", (method) => {
  test("says so, and stays between 0 and 1", () => {
    expect(normalisers[method].scale).toBe("unit");
    fc.assert(
      fc.property(
        column,
        fc.constantFrom(1, -1),
        fc.constantFrom("none", "log1p"),
        (values, direction, transform) => {
          const of = { ...plain, direction, transform, low: 1, high: 60, clamp: true } as Indicator;
          for (const score of normalise(method, values, of)) {
            expect(score < 0 || score > 1).toBe(false);
          }
        },
      ),
    );
  });
});

test("z-scores and ranks say that they have a scale of their own", () => {
  expect([normalisers["z-score"].scale, normalisers.rank.scale]).toEqual(["native", "native"]);
});

describe.each(["min-max", "z-score", "percentile-rank", "rank"] as const)(
  "%s, relative to the units,",
  (method) => {
    test("does not depend on the unit of measure: a positive linear change changes nothing", () => {
      const slope = fc.constantFrom(0.25, 0.5, 2, 8, 1024);
      const shift = fc.integer({ min: -64, max: 64 });
      fc.assert(
        fc.property(column, indicator, slope, shift, (values, of, a, b) => {
          // The same values as sixty-fourths are exact in binary, so the change adds no rounding of its own.
          const exact = values.map((each) => Math.round(each * 64) / 64);
          const changed = exact.map((each) => a * each + b);
          const scores = normalise(method, exact, of);
          normalise(method, changed, of).forEach((score, u) => {
            if (Number.isNaN(scores[u]!)) expect(score).toBeNaN();
            else expect(score).toBeCloseTo(scores[u]!, 9);
          });
        }),
      );
    });
  },
);

test("a value without a logarithm has no score, and does not move the others; goalposts hold it at the low end", () => {
  const log = { ...plain, low: 1, high: 100, transform: "log" } as const;
  expect(normalise("min-max", [0, 1, 10, 100], log)).toEqual([NaN, 0, 0.5, 1]);
  expect(normalise("z-score", [0, 1, 100], log)[0]).toBeNaN();
  expect(normalise("z-score", [0, 1, 100], log)[2]).toBeCloseTo(Math.SQRT1_2, 14);
  expect(normalise("goalposts", [0, 1, 10, 1000], log)).toEqual([0, 0, 0.5, 1]);
});

describe("where all units are equal", () => {
  const equal = [4, 4, Number.NaN, 4];
  test("min-max and z-score have no scale and so no score", () => {
    for (const method of ["min-max", "z-score"] as const)
      expect(normalise(method, equal, plain)).toEqual([NaN, NaN, NaN, NaN]);
  });

  test("ties share the smallest rank, so percentile rank is 0 for all and rank is 1", () => {
    expect(normalise("percentile-rank", equal, plain)).toEqual([0, 0, NaN, 0]);
    expect(normalise("rank", equal, plain)).toEqual([1, 1, NaN, 1]);
  });

  test("goalposts and identity do not mind, since other units do not matter to them", () => {
    expect(normalise("goalposts", equal, plain)).toEqual([0.45, 0.45, NaN, 0.45]);
    expect(normalise("identity", [0.25, 0.25], { ...plain, direction: -1 })).toEqual([0.75, 0.75]);
  });

  test("a single unit has no percentile rank", () => {
    expect(normalise("percentile-rank", [7], plain)).toEqual([NaN]);
  });
});
