/** What rules read: what was first known, counts as they stood then, and expectations only where nothing is seen. */

import { expect, test } from "vitest";
import type { SeriesValue } from "../../evidence/index.ts";
import { monthlySeries } from "../../testing/monthly-series.ts";
import { createSignals, publishedBy } from "./unit-signals.ts";

const value = (series: string, period: string, number: number, asOf = "", unit = "a"): SeriesValue => ({
  ...{ unit, series, period, value: number, asOf, source: "office", file: "series.csv", row: 2 },
});
const signalsOf = (values: readonly SeriesValue[], unit = "a") =>
  createSignals({ values, counted: [], probabilities: [] })(unit);
const brief = (points: ReturnType<ReturnType<typeof signalsOf>["get"]>) =>
  points?.map(({ period, known, value: number }) => `${period} ${known} ${number}`);

test("beside what was seen, what was expected is no news", () => {
  const values = [
    value("hunger", "2024-01", 0.1, "2024-01"),
    value("hunger", "2024-06", 0.9, "2024-01"),
    value("hunger", "2024-06", 0.3, "2024-06"),
  ];
  expect(brief(signalsOf(values).get("hunger"))).toEqual(["2024-01 2024-01 0.1", "2024-06 2024-06 0.3"]);
  // What is seen in one unit makes expectations no news in another one, too.
  expect(signalsOf([...values, value("hunger", "2024-06", 0.8, "2024-01", "b")], "b").has("hunger")).toBe(
    false,
  );
});

test("a series of nothing but expectations is read as such", () => {
  const values = [
    value("foreseen", "2024-06", 0.3, "2024-01"),
    value("foreseen", "2025-01", 0.5, "2024-06"),
    value("foreseen", "2025-01", 0.7, "2024-09"),
  ];
  expect(brief(signalsOf(values).get("foreseen"))).toEqual(["2024-06 2024-01 0.3", "2025-01 2024-06 0.5"]);
});

test("units have their own signals, and none where nothing is published", () => {
  const values = [value("price", "2024-01", 5), value("price", "2024-01", 8, "", "b")];
  expect(brief(signalsOf(values, "b").get("price"))).toEqual(["2024-01 2024-01 8"]);
  expect(signalsOf(values, "c").size).toBe(0);
});

test("a count is read as it stood when its month was first known", () => {
  const rows = [[1, 2, 3, 4]];
  // What stood at the end of a month: the newest month half reported, nothing known of what follows.
  const knownAt = (month: number): readonly Float64Array[] => [
    Float64Array.from(rows[0]!, (count, i) => (i > month ? Number.NaN : i === month ? count / 2 : count)),
  ];
  const read = (lag: number) =>
    brief(
      createSignals({
        values: [],
        counted: [{ ...monthlySeries(rows, { lag }), knownAt }],
        probabilities: [],
      })("a").get("s"),
    );
  expect(read(0)).toEqual([
    "2015-01 2015-01 0.5",
    "2015-02 2015-02 1",
    "2015-03 2015-03 1.5",
    "2015-04 2015-04 2",
  ]);
  expect(read(1)).toEqual(["2015-01 2015-02 1", "2015-02 2015-03 2", "2015-03 2015-04 3"]);
});

test("probabilities of past months are read in their order, missing ones as missing", () => {
  const past = new Map([
    [
      "a",
      [
        { month: "2024-01", probability: 0.2 },
        { month: "2024-02", probability: Number.NaN },
      ],
    ],
  ]);
  const of = createSignals({ values: [], counted: [], probabilities: [{ choice: { id: "p" }, past }] });
  expect(brief(of("a").get("p"))).toEqual(["2024-01 2024-01 0.2", "2024-02 2024-02 NaN"]);
  expect(of("b").has("p")).toBe(false);
});

test("published by a day is what says so, and what is over by then", () => {
  const kept = (asOf: string): readonly number[] =>
    publishedBy(
      [
        value("s", "2024-01", 1, "2024-02-10"),
        value("s", "2024-02", 2),
        value("s", "2023", 3),
        value("s", "2024-06", 4, "2024-01-31"),
        value("s", "2024-Q1", 5),
      ],
      asOf,
    ).map(({ value: number }) => number);
  expect(kept("2024-01-31")).toEqual([3, 4]);
  expect(kept("2024-02")).toEqual([1, 2, 3, 4]);
  expect(kept("2024-03-30")).toEqual([1, 2, 3, 4]);
  expect(kept("2024-03-31")).toEqual([1, 2, 3, 4, 5]);
  expect(kept("2023-12-30")).toEqual([]);
});
