import { describe, expect, test } from "vitest";
import { scanRecords } from "./record-scan.ts";

describe("scanRecords()", () => {
  test.each([
    ["", 0, 0],
    ["a,b", 0, 0],
    ["a\nb\nc", 4, 2],
    ['"a\n",b\nc', 7, 7],
    ['"a""\n""",b\nc', 11, 11],
    ['a\n"b\n', 2, 2],
    ['a\n"b"\n', 6, 2],
  ])("%j ends at %i, its first record at %i", (text, end, firstEnd) => {
    expect(scanRecords(text, ",")).toEqual({ end, firstEnd, loose: [], broken: false });
  });

  test("tells loose quotes from broken ones", () => {
    expect(scanRecords('a\nb"c"\nd\n"e\n', ",")).toMatchObject({ loose: [1], broken: false });
    expect(scanRecords('a\n"b" c\nd\n', ",")).toMatchObject({ end: 2, broken: true });
    expect(scanRecords('a\n"b" ;c\nd\n', ";")).toMatchObject({ end: 11, broken: false });
  });

  test("a million quotes take no time", () => {
    const start = performance.now();
    scanRecords(`${'"a",'.repeat(500_000)}\n`, ",");
    scanRecords('a"'.repeat(500_000), ",");
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
