/** Imputation over time against a naive search, and its borders. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { imputeOverTime, type OverTimeOptions } from "./over-time.ts";

fc.configureGlobal({ seed: 1994 });

const gap = Number.NaN;
const series = fc
  .array(
    fc.record({
      step: fc.integer({ min: 1, max: 4 }),
      value: fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constant(gap)),
    }),
    { maxLength: 10 },
  )
  .map((points) => {
    let at = 2000;
    return {
      values: points.map(({ value }) => value),
      times: points.map(({ step }) => {
        at += step;
        return at;
      }),
    };
  });

/** For each gap look through all periods. */
function naive(
  values: readonly number[],
  times: readonly number[],
  { method, maximumDistance = Number.POSITIVE_INFINITY }: OverTimeOptions,
): number[] {
  const known = [...values.keys()].filter((t) => !Number.isNaN(values[t]!));
  return values.map((value, t) => {
    if (!Number.isNaN(value)) return value;
    const a = known.filter((k) => k < t).at(-1);
    const b = known.find((k) => k > t);
    const near = (k: number | undefined): boolean =>
      k !== undefined && Math.abs(times[k]! - times[t]!) <= maximumDistance;
    if (method === "linear" && a !== undefined && b !== undefined) {
      if (!near(a) || !near(b)) return gap;
      const share = (times[t]! - times[a]!) / (times[b]! - times[a]!);
      return values[a]! * (1 - share) + values[b]! * share;
    }
    if (a !== undefined) return near(a) ? values[a]! : gap;
    return method !== "latest" && near(b) ? values[b!]! : gap;
  });
}

describe.each(["latest", "constant", "linear"] as const)("%s", (method) => {
  test("is what a search through all periods finds, and names its sources", () => {
    fc.assert(
      fc.property(series, fc.option(fc.integer({ min: 0, max: 8 })), ({ values, times }, limit) => {
        const options = limit === null ? { method } : { method, maximumDistance: limit };
        const result = imputeOverTime(values, times, options);
        naive(values, times, options).forEach((expected, t) => {
          const [from, to] = [result.from[t]!, result.to[t]!];
          if (Number.isNaN(expected)) {
            expect(result.values[t]).toBeNaN();
            expect([from, to]).toEqual([-1, -1]);
            return;
          }
          expect(result.values[t]).toBeCloseTo(expected, 9);
          if (!Number.isNaN(values[t]!)) expect([from, to]).toEqual([t, t]);
          else if (from === to) expect(result.values[t]).toBe(values[from]);
          else expect(method === "linear" && from < t && t < to).toBe(true);
          expect(Number.isNaN(values[from]!)).toBe(false);
        });
      }),
    );
  });

  test("of nothing is nothing", () => {
    expect(imputeOverTime([], [], { method }).values).toHaveLength(0);
    expect(imputeOverTime([gap, gap], [1, 2], { method }).values.every(Number.isNaN)).toBe(true);
  });
});

describe("defects of the peer that are not repeated", () => {
  // COINr 1.1.14 stops at a series with a single value.
  test("a line through one value is that value", () => {
    expect(Array.from(imputeOverTime([gap, 3, gap], [1, 2, 3], { method: "linear" }).values)).toEqual([
      3, 3, 3,
    ]);
  });

  // COINr 1.1.14 puts the rows of its report in another order, so 2021 seems to stand for 2020.
  test("source periods stand beside the values they belong to", () => {
    const a = imputeOverTime([1, gap], [2020, 2021], { method: "latest" });
    const b = imputeOverTime([2, 4], [2020, 2021], { method: "latest" });
    expect([a.values, a.from, b.from].map((each) => Array.from(each))).toEqual([
      [1, 1],
      [0, 0],
      [0, 1],
    ]);
  });
});

test("times that do not ascend are refused", () => {
  expect(() => imputeOverTime([1, 2], [2021, 2020], { method: "latest" })).toThrow(
    "Cannot impute over time: 2020 is out of order",
  );
  expect(() => imputeOverTime([1, 2], [2021], { method: "latest" })).toThrow(
    "Cannot impute 2 values at 1 times",
  );
});
