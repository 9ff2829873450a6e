/** What every treatment owes, on columns of all kinds. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultShapeLimits } from "./shape-limits.ts";
import { treatColumn } from "./treat-column.ts";
import { applyTreatment, type Treatment } from "./treatment.ts";
import { winsorise } from "./winsorise.ts";

fc.configureGlobal({ seed: 1994 });

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -20, max: 20 }) },
  { weight: 1, arbitrary: fc.integer({ min: -5000, max: 5000 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const column = fc.array(value, { minLength: 0, maxLength: 25 }).map((values) => Float64Array.from(values));

const treatments: readonly Treatment[] = [
  { method: "winsorise" },
  { method: "winsorise", force: true, maximumPoints: 3 },
  { method: "winsorise", ties: "whole", maximumPoints: 2 },
  { method: "log" },
  { method: "log-unit-shift" },
  { method: "log-skew-aware" },
  { method: "box-cox", lambda: 0.5 },
  { method: "box-cox", lambda: 0 },
  { method: "box-cox", lambda: -1 },
  { method: "cap", low: -10, high: 10 },
];

describe.each(treatments)("%o", (treatment) => {
  const apply = (values: Float64Array) => applyTreatment(values, treatment, defaultShapeLimits);

  test("keeps gaps, makes none, never turns two values round and leaves its input alone", () => {
    fc.assert(
      fc.property(column, (values) => {
        const given = values.slice();
        const { values: after, marks, count } = apply(values);
        expect(values).toEqual(given);
        expect(Array.from(after, Number.isNaN)).toEqual(Array.from(values, Number.isNaN));
        expect(count).toBe(marks.filter((mark) => mark > 0).length);
        for (let a = 0; a < values.length; a++) {
          for (let b = 0; b < values.length; b++) {
            if (values[a]! <= values[b]!) expect(after[a]! <= after[b]!).toBe(true);
          }
        }
      }),
    );
  });

  test("does not depend on the order of units", () => {
    fc.assert(
      fc.property(column, (values) => {
        const turned = apply(values.slice().reverse());
        apply(values).values.forEach((each, u) => {
          const other = turned.values[values.length - 1 - u]!;
          if (Number.isNaN(each)) expect(other).toBeNaN();
          else expect(Math.abs(each - other)).toBeLessThan(1e-9);
        });
      }),
    );
  });
});

describe("winsorising", () => {
  test("moves no more points than allowed, and none of a column that passes", () => {
    fc.assert(
      fc.property(column, fc.integer({ min: 0, max: 6 }), (values, maximumPoints) => {
        expect(winsorise(values, { maximumPoints }).count).toBeLessThanOrEqual(maximumPoints);
      }),
    );
    expect(winsorise(Float64Array.of(1, 2, 3, 4, 5)).count).toBe(0);
  });

  test("of an infinite value brings it to the next, if forced", () => {
    const forced = winsorise(Float64Array.of(1, 2, 3, Number.POSITIVE_INFINITY), {
      force: true,
      maximumPoints: 1,
    });
    expect(Array.from(forced.values)).toEqual([1, 2, 3, 3]);
  });

  test("refuses a maximum that is none", () => {
    expect(() => winsorise(Float64Array.of(1), { maximumPoints: Number.NaN })).toThrow(
      "Cannot winsorise at most NaN points",
    );
  });
});

describe("the procedure", () => {
  test("returns untestable columns as they came and says so", () => {
    for (const values of [[], [1, 2, 3], [7, 7, 7, 7, 7], [1, 2, 3, 4, Number.POSITIVE_INFINITY]]) {
      const { values: after, audit } = treatColumn(Float64Array.from(values));
      expect(Array.from(after)).toEqual(values);
      expect(audit).toMatchObject({ outcome: "untestable", steps: [], pointsMoved: 0 });
    }
  });

  test("says which shape the column has now, and what stands", () => {
    fc.assert(
      fc.property(column, fc.constantFrom("original" as const, "previous" as const), (values, from) => {
        const { values: after, audit } = treatColumn(values, { from });
        expect(audit.after).toEqual(audit.steps.at(-1)?.after ?? audit.before);
        if (audit.steps.length > 0) expect(audit.steps.at(-1)!.stands).toBe(true);
        if (audit.steps.length === 0) expect(after).toEqual(values);
        expect(audit.outcome === "passes-now" || audit.outcome === "passed-as-is").toBe(
          audit.after.passes === true,
        );
      }),
    );
  });

  test("takes a treatment of the caller's own", () => {
    const spread = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 1e6);
    const root = {
      method: "custom",
      name: "sixth root",
      apply: (values: Float64Array) => ({
        values: values.map((each) => each ** (1 / 6)),
        marks: new Uint8Array(values.length).fill(3),
        count: values.length,
      }),
    } as const;
    const { values, audit } = treatColumn(spread, { steps: [root] });
    expect(values[9]).toBeCloseTo(10, 12);
    expect(audit.outcome).toBe("still-fails");
  });

  test("counts points moved only where the winsorising stands", () => {
    const spread = Float64Array.of(...Array.from({ length: 20 }, (_, i) => i), 500, 2000);
    const steps = [{ method: "winsorise", maximumPoints: 1 }, { method: "log" }] as const;
    expect(treatColumn(spread, { steps }).audit).toMatchObject({
      pointsMoved: 0,
      steps: [{ stands: false }, {}],
    });
    expect(treatColumn(spread, { steps, from: "previous" }).audit.pointsMoved).toBe(1);
  });
});
