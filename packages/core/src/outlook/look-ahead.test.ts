/** The whole outlook: when there is one, and up to which day it knows. */

import { expect, test } from "vitest";
import { defaultRecipe, type OutlookChoice } from "../assessment/index.ts";
import type { Evidence, SeriesValue, Unit } from "../evidence/index.ts";
import { rule } from "../testing/alert-rules.ts";
import { outlookChoice } from "../testing/monthly-series.ts";
import { type LookedAt, lookAhead } from "./look-ahead.ts";

const unit: Unit = {
  ...{ id: "a", title: "A", parent: null, level: "", population: Number.NaN, groups: {} },
};
const value = (period: string, number: number, asOf = ""): SeriesValue => ({
  ...{ unit: "a", series: "s", period, value: number, asOf, source: "", file: "series.csv", row: 2 },
});
const evidence = (parts: Partial<Evidence> = {}): Evidence =>
  ({ units: [unit], ...parts }) as unknown as Evidence;
const recipe = (outlook?: OutlookChoice, at = "2024"): LookedAt => ({
  period: { ...defaultRecipe.period, at },
  ...(outlook === undefined ? {} : { outlook }),
});
const rains = {
  ...{
    id: "rains",
    title: "Rains",
    kind: "rain",
    begins: 5,
    ends: 9,
    unit: "",
    threats: [],
    source: "",
    note: "",
  },
};

test("there is none without series to look ahead, rules or seasons", () => {
  expect(lookAhead(evidence(), [], recipe())).toBeNull();
  expect(lookAhead(evidence({ seasons: [] }), [], recipe())).toBeNull();
  expect(lookAhead(evidence({ seasons: [rains] }), [], recipe())).toMatchObject({
    series: [],
    rules: [],
  });
  expect(lookAhead(evidence(), [], recipe(outlookChoice()))).not.toBeNull();
});

test("the day is stated, or the end of the data, or that of the period assessed", () => {
  const series = [value("2023-05", 1), value("2023-09", 2, "2023-06")];
  const stated = outlookChoice({ asOf: "2023-03-15" });
  expect(lookAhead(evidence({ series }), [], recipe(stated))!.asOf).toBe("2023-03-15");
  expect(lookAhead(evidence({ series }), [], recipe(outlookChoice()))!.asOf).toBe("2023-05");
  for (const [period, end] of [
    ["2024", "2024-12"],
    ["2024-Q3", "2024-09"],
    ["2024-11", "2024-11"],
  ] as const)
    expect(lookAhead(evidence({ seasons: [rains] }), [], recipe(undefined, period))!.asOf).toBe(end);
});

test("nothing that was published after the day is read by any part", () => {
  const choice = outlookChoice({
    asOf: "2024-03",
    series: [{ id: "s", unitOfMeasure: "x", of: "series", kind: "level", method: "last-value" }],
    phases: [{ id: "ipc", shares: ["p1", "p2", "p3", "p4", "p5"] }],
  });
  const phase = (period: string, asOf: string): readonly SeriesValue[] =>
    [1, 2, 3, 4, 5].map((k) => ({ ...value(period, 0.2, asOf), series: `p${k}` }));
  const past = [
    value("2024-01", 0.1, "2024-01"),
    value("2024-02", 0.6, "2024-02"),
    ...phase("2024-01", "2024-02"),
  ];
  const later = [
    value("2024-02", 9, "2024-04"),
    value("2024-03", 0.9, "2024-04"),
    ...phase("2024-03", "2024-05"),
  ];
  const look = (series: readonly SeriesValue[]) => lookAhead(evidence({ series }), [rule], recipe(choice));
  expect(look([...past, ...later])).toMatchObject({
    series: [{ units: [{ history: Float64Array.of(0.1, 0.6) }] }],
    rules: [{ units: [{ evaluation: { alerts: [{ issued: "2024-02", level: "watch" }] } }] }],
  });
  expect(JSON.stringify(look([...past, ...later]))).toBe(JSON.stringify(look(past)));
});

test("of nothing at all nothing is foretold", () => {
  const choice = outlookChoice({
    series: [{ id: "e", unitOfMeasure: "x", of: "events" }],
    probabilities: [{ id: "p", series: "e", atLeast: 2, within: 12 }],
    outbreaks: [{ id: "o", series: "e", method: "cusum" }],
  });
  expect(lookAhead(evidence({ incidents: [], series: [] }), [], recipe(choice))).toMatchObject({
    asOf: "2024-12",
    series: [{ units: [], record: null }],
    probabilities: [{ units: [], record: null }],
    outbreaks: [{ units: [] }],
  });
});
