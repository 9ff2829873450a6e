/** Strange but possible cases: nothing breaks, nothing is said that is no number, and what is odd is told. */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { rows } from "./testing/release-runs.ts";
import { assessed } from "./testing/run-salus.ts";
import { copyCase, type FileChanges, shippedFolder } from "./testing/shipped-case.ts";
import { swap } from "./testing/small-case.ts";

const shipped = (file: string): string => readFileSync(join(shippedFolder("valley-example"), file), "utf8");
const lines = shipped("events.csv").split("\n");
const fewOrigins = swap("origins: 48", "origins: 6");
const recipe = (...changes: readonly (readonly [string | RegExp, string])[]): FileChanges => ({
  "recipe.yaml": (text) => changes.reduce((changed, [from, to]) => swap(from, to)(changed), fewOrigins(text)),
});
const withoutSpans = (text: string): string => text.replaceAll(/ {6}(from|to): .*\n/g, "");
const prices = (value: string): FileChanges => ({
  "series.csv": (text) => text.replaceAll(/(food-price,[\d-]+),[\d.]+/g, `$1,${value}`),
});
const noSection = (text: string): string =>
  text.replace(/ {2}hypotheses:.*\n/, "").replace(/^outlook:[\s\S]*/m, "");
const alone = { "events.csv": null, "series.csv": null, "alerts.yaml": null, "outcomes.csv": null } as const;

/** What is told of the case, each code once; the report must hold nothing that is no number. */
async function look(
  changes: FileChanges,
): Promise<{ readonly codes: readonly string[]; readonly results: string }> {
  const folder = copyCase("valley-example", { "recipe.yaml": fewOrigins, ...changes });
  const { findings, results } = await assessed(folder, ["--runs", "0"]);
  const page = readFileSync(join(results, "report.html"), "utf8").replaceAll(
    /<(script|style)[\s\S]*?<\/\1>/g,
    "",
  );
  expect(page).not.toMatch(/\b(NaN|undefined|Infinity|null)\b|∞/);
  return { codes: [...new Set(findings.map(({ code }) => code))].toSorted(), results };
}

const skill = (results: string, series: string) =>
  rows(results, "skill.csv").find(
    (row) => row["series"] === series && row["unit"] === "" && row["horizon"] === "",
  );
const foretold = (results: string, series: string) =>
  rows(results, "forecasts.csv").filter((row) => row["series"] === series);

describe("incidents", () => {
  test("none at all: silence is foretold", async () => {
    const { codes, results } = await look({ "events.csv": () => `${lines[0]}\n` });
    expect(codes).toEqual(["outlook-type-unseen"]);
    const own = foretold(results, "quarrels");
    expect(own).toHaveLength(36);
    for (const { median, high } of own) expect([median, high]).toEqual(["0", "0"]);
  });

  test("one", async () => {
    const { codes, results } = await look({ "events.csv": () => `${lines[0]}\n${lines[300]}\n` });
    expect(codes).toEqual(["outlook-type-unseen"]);
    expect(foretold(results, "robberies")).toHaveLength(36);
  });

  test("all after the day asked about, and no month that was watched before", async () => {
    const { codes, results } = await look({
      "events.csv": (text) => text.replaceAll(/,20(\d\d)-/g, ",21$1-"),
      "recipe.yaml": (text) => withoutSpans(fewOrigins(text)),
    });
    expect(codes).toEqual([]);
    expect(foretold(results, "quarrels")).toEqual([]);
  });

  test("all of one id are versions of one incident", async () => {
    const { codes, results } = await look({ "events.csv": (text) => text.replaceAll(/^e\d+,/gm, "same,") });
    expect(codes).toEqual([]);
    for (const { high } of foretold(results, "quarrels")) expect(Number(high)).toBeLessThanOrEqual(1);
  });

  test("a death toll beyond all measure", async () => {
    const { results } = await look({
      "events.csv": (text) => `${text}big,2024-11-05,,birchhead,,,,quarrel,1e300,1e300,1e300,incident-book\n`,
      ...recipe([/count: events\n {6}types: \[quarrel\]/, "count: deaths\n      types: [quarrel]"]),
    });
    expect(foretold(results, "quarrels")).toHaveLength(36);
  });

  test.each<[string, FileChanges]>([
    [
      "boundaries under other ids",
      { "boundaries.geojson": (text) => text.replaceAll(/"id":"(\w+)"/g, '"id":"x-$1"') },
    ],
    ["no boundaries", { "boundaries.geojson": null }],
    [
      "units of a level that has no shapes",
      recipe([/level: place\n {6}depth: 2/, "level: valley\n      depth: 1"]),
    ],
  ])("%s: told once, and what names its unit is counted", async (_, changes) => {
    const { codes, results } = await look(changes);
    expect(codes).toEqual(["event-areas-missing"]);
    expect(rows(results, "findings.csv")).toHaveLength(1);
    expect(foretold(results, "quarrels").some(({ high }) => high !== "0")).toBe(true);
  });
});

describe("the section of the recipe", () => {
  test.each<[string, FileChanges, readonly string[]]>([
    [
      "a day before anything was watched",
      recipe(['asOf: "2024-12"', 'asOf: "2001-05"']),
      ["outlook-span-empty"],
    ],
    ["a day within a month", recipe(['asOf: "2024-12"', 'asOf: "2020-03-15"']), []],
    ["three years ahead", recipe(["horizon: 6", "horizon: 36"]), []],
    ["within a year", recipe(["within: 3", "within: 12"]), []],
    ["months without a season", recipe(["season: 12", "season: 1"]), []],
    ["a band of nearly all", recipe([/^ {2}level: 0.9$/m, "  level: 0.999"]), []],
    ["an origin every five years", recipe(["every: 1", "every: 60"]), []],
    ["a type that is a slip", recipe(["types: [quarrel]", "types: [quarel]"]), ["outlook-type-unseen"]],
    [
      "reports that take ten years",
      recipe(["      method: pool\n", "      method: pool\n      reportDelayDays: 3650\n"]),
      [],
    ],
    [
      "counts of what are no whole numbers",
      recipe([
        /kind: level\n {6}scale: log([\s\S]*)/,
        "kind: count$1  outbreaks: [{ id: o, series: food-price, method: farrington }]\n",
      ]),
      [],
    ],
    [
      "shares that are percentages",
      recipe([/kind: level\n {6}scale: log/, "kind: share"]),
      ["series-outside-kind"],
    ],
  ])("%s", async (_, changes, told) => {
    expect((await look(changes)).codes).toEqual(told);
  });

  test("as many origins as there may be are as many as there are", async () => {
    const { results } = await look({ "recipe.yaml": swap("origins: 48", "origins: 600") });
    // 120 months, of which twelve come before the first origin and six after the last.
    expect(skill(results, "quarrels")).toMatchObject({ origins: "102", from: "2016-01", to: "2024-06" });
  });
});

describe("published values", () => {
  test("one", async () => {
    const { results } = await look({
      "series.csv": (text) => text.replaceAll(/^valley,food-price,(?!2015-01).*\n/gm, ""),
    });
    for (const { median, reason } of foretold(results, "food-price"))
      expect([median, reason]).toEqual(["", "too-short"]);
    expect(skill(results, "food-price")).toBeUndefined();
  });

  test("all alike: neither the method nor the baseline errs", async () => {
    const { results } = await look(prices("100"));
    expect(skill(results, "food-price")).toMatchObject({
      crps: "0",
      baselineCrps: "0",
      skill: "",
      coverage: "1",
    });
    expect(readFileSync(join(results, "report.html"), "utf8")).toContain("neither did these forecasts");
  });

  test.each([
    ["0", "not-positive"],
    ["-5", "not-positive"],
  ])("all %s on a scale of logarithms", async (value, reason) => {
    const { results } = await look(prices(value));
    for (const row of foretold(results, "food-price")) expect(row["reason"]).toBe(reason);
  });

  test("none at all", async () => {
    const { results } = await look(prices(""));
    for (const { median, reason } of foretold(results, "food-price"))
      expect([median, reason === ""]).toEqual(["", false]);
  });

  test("beside years, quarters and days", async () => {
    const { codes, results } = await look({
      "series.csv": (text) =>
        `${text}valley,food-price,2023,5,,market-book\nvalley,food-price,2024-Q3,5,,market-book\nvalley,food-price,2024-06-15,5,,market-book\n`,
    });
    expect(codes).toEqual([]);
    expect(foretold(results, "food-price").every(({ n }) => Number(n) > 100)).toBe(true);
  });
});

describe("little beside nothing", () => {
  test("a file of rules without rules", async () => {
    const { codes, results } = await look({
      "alerts.yaml": () => "format: salus/alerts@1\nrules: []\n",
      "outcomes.csv": null,
    });
    expect(codes).toEqual([]);
    expect(existsSync(join(results, "alerts.csv"))).toBe(false);
  });

  test("seasons in all months, and over the whole year", async () => {
    const { codes } = await look({
      "seasons.csv": () =>
        [
          "id,title,kind,begins,ends,unit,threats,source,note",
          ...Array.from(
            { length: 12 },
            (_, m) => `s${m},Season ${m},rain,${m + 1},${((m + 11) % 12) + 1},,hunger,x,`,
          ),
          "all,All year,rain,1,12,,robbery,x,\n",
        ].join("\n"),
    });
    expect(codes).toEqual([]);
  });

  test("seasons alone are seen at the end of the period assessed", async () => {
    const { results } = await look({ ...alone, "recipe.yaml": noSection });
    const page = readFileSync(join(results, "report.html"), "utf8");
    expect(page).toContain("December: ");
    expect(page).not.toContain("no month");
  });

  test("a section on incidents of which there are none, ever", async () => {
    const { codes, results } = await look({
      ...alone,
      "seasons.csv": null,
      "events.csv": () => `${lines[0]}\n`,
      "recipe.yaml": (text) =>
        `${noSection(text)}outlook:\n  series: [{ id: e, unitOfMeasure: x, of: events }]\n  probabilities: [{ id: p, series: e, atLeast: 2, within: 12 }]\n  outbreaks: [{ id: o, series: e, method: cusum }]\n`,
    });
    expect(codes).toEqual([]);
    expect(rows(results, "forecasts.csv")).toEqual([]);
  });

  test("ids of units with dots and colons", async () => {
    const renamed = (text: string): string => text.replaceAll("birchhead", "a.b:c-1");
    const files = ["events", "units", "series", "outcomes", "observations"].map((name) => `${name}.csv`);
    const { codes, results } = await look({
      ...Object.fromEntries([...files, "boundaries.geojson"].map((file) => [file, renamed])),
      "recipe.yaml": (text) => renamed(fewOrigins(text)),
    });
    expect(codes).toEqual([]);
    expect(foretold(results, "quarrels").filter(({ unit }) => unit === "a.b:c-1")).toHaveLength(6);
    expect(rows(results, "alerts.csv").some(({ unit }) => unit === "a.b:c-1")).toBe(true);
  });
});
