/** What keeps an outlook from being looked at, each with its place in the recipe. */

import { expect, test } from "vitest";
import type { OutlookChoice } from "../assessment/index.ts";
import type { Incident, SeriesValue, Unit } from "../evidence/index.ts";
import { outlookChoice } from "../testing/monthly-series.ts";
import { checkOutlook, type OutlookSurroundings } from "./check-outlook.ts";

const unit = (id: string, level: string): Unit => ({
  ...{ id, title: id, parent: null, level, population: Number.NaN, groups: {} },
});
const incident = (stated: string): Incident => ({
  ...{ id: "e", date: "2024-01-05", reported: "", unit: stated, latitude: 1, longitude: 2, precision: 1 },
  ...{ type: "clash", deaths: 0, deathsLow: 0, deathsHigh: 0, source: "", file: "events.csv", row: 2 },
});
const published = (series: string): SeriesValue => ({
  ...{ unit: "north", series, period: "2024-01", value: 1, asOf: "", source: "", file: "series.csv", row: 2 },
});
const around: OutlookSurroundings = {
  units: [unit("north", "province")],
  incidents: [incident("north")],
  series: ["price", ...[1, 2, 3, 4, 5].map((k) => `ipc-${k}`)].map(published),
  threats: new Set(["war"]),
};

const whole = outlookChoice({
  asOf: "2024-06",
  series: [
    { id: "deaths", unitOfMeasure: "deaths", of: "events", level: "province", threats: ["war"] },
    { id: "price", unitOfMeasure: "index", of: "series", method: "theta" },
  ],
  probabilities: [{ id: "p", series: "deaths", atLeast: 3, within: 2 }],
  phases: [{ id: "ipc", shares: ["ipc-1", "ipc-2", "ipc-3", "ipc-4", "ipc-5"] }],
  outbreaks: [{ id: "more", series: "deaths", method: "cusum" }],
});

const found = (choice: OutlookChoice, surroundings = around): readonly string[] =>
  checkOutlook(choice, surroundings, (address) => ({ file: "recipe.yaml", column: address })).map(
    ({ code, where, values }) =>
      [code.replace("outlook-", ""), where.column, values["kind"] ?? values["id"] ?? ""].join(" ").trim(),
  );

test("nothing is said of an outlook that holds together", () => {
  expect(found(whole)).toEqual([]);
  expect(found(outlookChoice())).toEqual([]);
  const bounded = {
    ...whole,
    series: [{ ...whole.series[0]!, types: ["clash"], from: "2024-06", to: "2024-06" }],
  };
  expect(found(bounded)).toEqual([]);
});

const [deaths, price] = whole.series as [OutlookChoice["series"][number], OutlookChoice["series"][number]];

test.each<[string, OutlookChoice, readonly string[]]>([
  ["no date", { ...whole, asOf: "2024-13" }, ["as-of-invalid outlook.asOf"]],
  ["a day that its month does not have", { ...whole, asOf: "2023-02-29" }, ["as-of-invalid outlook.asOf"]],
  [
    "a published series that is not there",
    { ...whole, series: [deaths, { ...price, id: "bread" }] },
    ["reference-unknown outlook.series.1.id series"],
  ],
  [
    "a level that no unit has",
    { ...whole, series: [{ ...deaths, level: "village" }, price] },
    ["reference-unknown outlook.series.0.level level"],
  ],
  [
    "a threat that is not there",
    { ...whole, series: [{ ...deaths, threats: ["war", "flood"] }, price] },
    ["reference-unknown outlook.series.0.threats threat"],
  ],
  [
    "smoothed counts",
    { ...whole, series: [{ ...deaths, method: "ets" }, price] },
    ["method-unfit outlook.series.0 count"],
  ],
  [
    "a level counted like incidents",
    { ...whole, series: [deaths, { ...price, method: "negative-binomial" }] },
    ["method-unfit outlook.series.1 level"],
  ],
  [
    "a probability and an outbreak of what is not declared",
    {
      ...whole,
      probabilities: [{ id: "p", series: "ipc-1", atLeast: 3, within: 2 }],
      outbreaks: [{ id: "more", series: "cases", method: "cusum" }],
    },
    [
      "reference-unknown outlook.probabilities.0.series declared",
      "reference-unknown outlook.outbreaks.0.series declared",
    ],
  ],
  [
    "an outbreak of what is no count",
    { ...whole, outbreaks: [{ id: "more", series: "price", method: "farrington" }] },
    ["method-unfit outlook.outbreaks.0.series outbreak"],
  ],
  [
    "a type that no event has",
    { ...whole, series: [{ ...deaths, types: ["clash", "flood"] }, price] },
    ["type-unseen outlook.series.0.types deaths"],
  ],
  [
    "a span that ends before it begins",
    { ...whole, series: [{ ...deaths, from: "2024-02", to: "2024-01" }, price] },
    ["span-empty outlook.series.0.from deaths"],
  ],
  [
    "a span that begins after what is known",
    { ...whole, series: [{ ...deaths, from: "2024-07", to: "2025-01" }, price] },
    ["span-empty outlook.series.0.from deaths"],
  ],
  [
    "a share of people that is not published",
    { ...whole, phases: [{ id: "ipc", shares: ["ipc-1", "ipc-2", "ipc-3", "ipc-4", "ipc-6"] }] },
    ["reference-unknown outlook.phases.0.shares series"],
  ],
  [
    "two of one id, and one of a published series",
    {
      ...whole,
      series: [deaths, deaths, price],
      probabilities: [{ id: "price", series: "deaths", atLeast: 3, within: 2 }],
    },
    ["id-repeated outlook.series.1.id deaths", "id-repeated outlook.probabilities.0.id price"],
  ],
])("%s", (_, choice, expected) => {
  expect(found(choice)).toEqual(expected);
});

test("incidents without a file, and positions without boundaries, cannot be counted", () => {
  const { incidents: _, ...without } = around;
  expect(found(whole, without)).toEqual(["reference-unknown outlook.series.0.of events"]);
  const unplaced = { ...around, incidents: [incident("")] };
  expect(found(whole, unplaced)).toEqual(["reference-unknown outlook.series.0.of boundaries"]);
  expect(found(whole, { ...unplaced, areas: [] })).toEqual([]);
  expect(found(whole, { ...around, incidents: [incident(""), incident("north")] })).toEqual([]);
});
