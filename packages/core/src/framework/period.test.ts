import { describe, expect, test } from "vitest";
import { isPeriod, periodEnd } from "./period.ts";

describe("periods", () => {
  test.each(["2026", "0900", "-0044", "2026-Q1", "2026-Q4", "2026-01", "2026-12", "2026-11-23"])(
    "%s is one",
    (text) => {
      expect(isPeriod(text)).toBe(true);
    },
  );

  test.each([
    "",
    "26",
    "20260",
    "2026-Q5",
    "2026-Q0",
    "2026-13",
    "2026-00",
    "2026-1",
    "2026-11-32",
    "2026-11-00",
    "2026-Q1-01",
    " 2026",
    "2026 ",
    "2026/11",
    "2026-2027",
    "٢٠٢٦",
  ])("“%s” is none", (text) => {
    expect(isPeriod(text)).toBe(false);
    expect(() => periodEnd(text)).toThrow(RangeError);
  });

  test("are ordered by when they end, whatever their length", () => {
    const ordered = [
      "2014",
      "2015-01-31",
      "2015-02",
      "2015-Q1",
      "2015-06-29",
      "2015-Q2",
      "2015-11",
      "2015-12-30",
      "2016-Q1",
    ];
    const ends = ordered.map(periodEnd);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(new Set(ends.map((end) => end.toFixed(9))).size).toBe(ordered.length);
  });

  test("that end together end alike: year, last quarter, December and its last day", () => {
    for (const period of ["2015", "2015-Q4", "2015-12", "2015-12-31"])
      expect(periodEnd(period)).toBeCloseTo(2016, 12);
    for (const period of ["2015-Q1", "2015-03", "2015-03-31"])
      expect(periodEnd(period)).toBeCloseTo(2015.25, 12);
  });
});
