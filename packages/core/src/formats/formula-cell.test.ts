import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFormula, neutralise } from "./formula-cell.ts";

describe("neutralise()", () => {
  test("no number is ever taken for a formula", () => {
    fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => !isFormula(String(x))));
  });

  test("once is enough, and what comes out is harmless", () => {
    const text = fc.string({
      unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "1", "A", "(", "!", " ", "'"),
    });
    fc.assert(
      fc.property(text, (each) => {
        const safe = neutralise(each);
        expect(isFormula(safe)).toBe(false);
        expect(neutralise(safe)).toBe(safe);
        expect(safe.endsWith(each)).toBe(true);
      }),
    );
  });

  test.each([
    "=cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "@SUM(1)",
    "-1(2)",
    "+1e",
    "-1%%",
  ])("%j is a formula", (text) => expect(isFormula(text)).toBe(true));
});
