import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betaQuantile, studentReach } from "./beta-quantile.ts";
import { fTail } from "./f-tail.ts";
import { incompleteBeta } from "./incomplete-beta.ts";

fc.configureGlobal({ seed: 1994 });

describe("quantiles of the beta distribution", () => {
  test("have closed forms where a parameter is 1", () => {
    for (const p of [0.001, 0.025, 0.5, 0.975]) {
      expect(betaQuantile(p, 7, 1)).toBeCloseTo(p ** (1 / 7), 13);
      expect(betaQuantile(p, 1, 7)).toBeCloseTo(1 - (1 - p) ** (1 / 7), 13);
    }
    expect([betaQuantile(0.3, 0, 2), betaQuantile(0.3, 2, 0)]).toEqual([0, 1]);
    expect([betaQuantile(0, 2, 2), betaQuantile(1, 2, 2)]).toEqual([0, 1]);
  });

  test("turn the distribution back", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        fc.double({ min: 1, max: 5000, noNaN: true }),
        (p, a, b) => {
          expect(Math.abs(incompleteBeta(betaQuantile(p, a, b), a, b) - p)).toBeLessThan(1e-10);
        },
      ),
    );
  });

  test("refuse what is no probability and no parameter", () => {
    expect(() => betaQuantile(1.1, 1, 1)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, -1, 1)).toThrow(RangeError);
    expect(() => betaQuantile(0.5, 0, 0)).toThrow(RangeError);
  });
});

describe("the reach of Student's intervals", () => {
  test("has closed forms for 1, 2 and infinite degrees of freedom", () => {
    for (const level of [0.5, 0.9, 0.95, 0.99]) {
      expect(studentReach(level, 1)).toBeCloseTo(Math.tan((Math.PI * level) / 2), 10);
      expect(studentReach(level, 2)).toBeCloseTo(level * Math.sqrt(2 / (1 - level * level)), 11);
    }
    expect(studentReach(0.95, Number.POSITIVE_INFINITY)).toBeCloseTo(1.959963984540054, 12);
  });

  test("is that of the distribution on both sides of where the series takes over", () => {
    for (const level of [0.8, 0.95, 0.999]) {
      for (const v of [30, 1999, 2000, 2500]) {
        const t = studentReach(level, v);
        expect(incompleteBeta((t * t) / (v + t * t), 0.5, v / 2)).toBeCloseTo(level, 11);
      }
    }
  });

  test("refuses levels and degrees of freedom that are none", () => {
    expect(() => studentReach(1, 3)).toThrow(RangeError);
    expect(() => studentReach(0.95, 0)).toThrow(RangeError);
  });
});

describe("the tail of F", () => {
  test("has a closed form for two degrees of freedom above, and is Student's for one", () => {
    for (const [x, v] of [
      [0.5, 3],
      [2, 10],
      [7.5, 41.5],
    ] as const) {
      expect(fTail(x, 2, v)).toBeCloseTo((1 + (2 * x) / v) ** (-v / 2), 13);
    }
    expect(fTail(studentReach(0.95, 7) ** 2, 1, 7)).toBeCloseTo(0.05, 13);
    expect(fTail(0, 3, 3)).toBe(1);
    expect(() => fTail(-1, 1, 1)).toThrow(RangeError);
  });
});
