/** Events, series and rules with something wrong in them: told with place and remedy, and the rest is looked at all the same. */

import { describe, expect, test } from "vitest";
import { loadCase } from "./case-folder.ts";
import { copyCase, type FileChanges } from "./testing/shipped-case.ts";
import { swap } from "./testing/small-case.ts";

/** Findings and evidence of the shipped valley with some files changed. */
async function load(changes: FileChanges) {
  const { findings, loaded } = await loadCase(copyCase("valley-example", changes));
  return {
    codes: findings.map(({ code, where }) =>
      [code, where.file, where.row, where.column].filter((each) => each !== undefined).join(" "),
    ),
    findings,
    loaded,
  };
}

/** A change of the cells of one row of a table, by name of their columns; row 2 is the first. */
function cell(row: number, cells: Readonly<Record<string, string>>): (text: string) => string {
  return (text) => {
    const lines = text.trimEnd().split("\n");
    const names = lines[0]!.split(",");
    const changed = lines[row - 1]!.split(",").map((old, c) => cells[names[c]!] ?? old);
    return `${lines.with(row - 1, changed.join(",")).join("\n")}\n`;
  };
}

const events = (row: number, cells: Readonly<Record<string, string>>): FileChanges => ({
  "events.csv": cell(row, cells),
});

test("the valley as it ships has nothing wrong in it", async () => {
  const { codes, loaded } = await load({});
  expect(codes).toEqual([]);
  expect(loaded!.rules).toHaveLength(4);
  expect(loaded!.evidence.incidents!.length).toBeGreaterThan(900);
});

describe("incidents", () => {
  test("without a date are left out", async () => {
    const { codes, loaded } = await load(events(3, { date: "" }));
    expect(codes).toEqual(["event-invalid events.csv 3 date"]);
    expect(loaded!.evidence.incidents!.some(({ row }) => row === 3)).toBe(false);
  });

  test("outside every area are counted nowhere", async () => {
    const { codes } = await load(events(4, { latitude: "8.5", longitude: "9.5" }));
    expect(codes).toEqual(["event-outside events.csv 4 latitude"]);
  });

  test("with latitude and longitude exchanged are told as such", async () => {
    const { codes } = await load({
      "events.csv": cell(4, { latitude: "0.45", longitude: "0.05" }),
      "boundaries.geojson": () =>
        JSON.stringify({
          type: "FeatureCollection",
          features: [
            {
              type: "Feature",
              properties: { id: "birchhead" },
              geometry: {
                type: "Polygon",
                coordinates: [
                  [
                    [0.4, 0],
                    [0.5, 0],
                    [0.5, 0.1],
                    [0.4, 0.1],
                    [0.4, 0],
                  ],
                ],
              },
            },
          ],
        }),
    });
    expect(codes).toContain("event-swapped events.csv 4 latitude");
  });

  test("of a unit that is not there are told, and placed by their position", async () => {
    const { codes } = await load(events(4, { unit: "nowhere" }));
    expect(codes).toEqual(["event-unit-unknown events.csv 4 unit"]);
  });
});

describe("series", () => {
  test("of a unit that is not there are left out, told once", async () => {
    const { codes, loaded } = await load({
      "series.csv": (text) => text.replaceAll(/^valley,food-price,2015/gm, "dale,food-price,2015"),
    });
    expect(codes).toEqual(["series-unit-unknown series.csv 2 unit"]);
    expect(loaded!.evidence.series!.some(({ unit }) => unit === "dale")).toBe(false);
  });

  test("with a gap are told, and looked ahead from what follows it", async () => {
    const { findings, loaded } = await load({
      "series.csv": (text) => text.replaceAll(/^valley,food-price,2017-0[345].*\n/gm, ""),
    });
    expect(findings.map(({ code, values }) => [code, values?.["count"], values?.["period"]])).toEqual([
      ["series-gap", 3, "2017-03"],
    ]);
    expect(loaded).toBeDefined();
  });

  test("whose source changes are told, since what they measure may have changed", async () => {
    const { findings } = await load({
      "series.csv": (text) =>
        text.replaceAll(/^(valley,food-price,201[5-8].*),market-book$/gm, "$1,older-book"),
    });
    expect(findings.map(({ code, values }) => [code, values?.["before"], values?.["period"]])).toEqual([
      ["series-source-changed", "older-book", "2019-01"],
    ]);
  });

  test("with a period that is none, or a value that is no number, lose that row only", async () => {
    const { codes } = await load({
      "series.csv": (text) => cell(3, { value: "dear" })(cell(4, { period: "spring" })(text)),
    });
    expect(codes).toEqual([
      "series-invalid series.csv 3 value",
      "series-invalid series.csv 4 period",
      // What is left out leaves a gap behind.
      "series-gap series.csv 2 period",
    ]);
  });
});

describe("rules", () => {
  test("without an owner, an action or a lead time are refused, and the others stay", async () => {
    for (const [line, problem] of [
      [/^ {4}owner: Water.*\n/m, "owner"],
      [/^ {4}action: Meet.*\n/m, "action"],
      [/^ {4}leadTimeDays: 10\n/m, "lead"],
    ] as const) {
      const { findings, loaded } = await load({ "alerts.yaml": (text) => text.replace(line, "") });
      expect(findings[0]).toMatchObject({ code: "alert-rule-refused", values: { problem } });
      expect(loaded!.rules).toHaveLength(3);
    }
  });

  test("that contradict each other, or read what is not there, are told", async () => {
    const { findings, loaded } = await load({
      "alerts.yaml": (text) =>
        `${text}  - { id: opposite, owner: Office, action: Look, leadTimeDays: 1, sign: { kind: level, series: quarrels, worse: lower, alert: 1, clear: 2 } }
  - { id: lost, owner: Office, action: Look, leadTimeDays: 1, sign: { kind: level, series: wolves, alert: 2, clear: 1 } }
`,
    });
    expect(findings.map(({ code }) => code)).toEqual(["alert-reference-unknown", "alert-rules-contradict"]);
    expect(loaded!.rules.map(({ id }) => id)).not.toContain("lost");
  });

  test("are closed by outcomes that name what is there only", async () => {
    const { codes } = await load({
      "outcomes.csv": (text) =>
        `${text}no-rule,birchhead,2024-01-01,yes,x\nquarrels-rise,nowhere,2024-01-01,yes,x\nquarrels-rise,birchhead,soon,yes,x\nquarrels-rise,birchhead,2024-01-01,maybe,x\n`,
    });
    const rows = codes.map((code) => code.split(" "));
    expect(rows.map(([code, file, , column]) => [code, file, column])).toEqual(
      ["rule", "unit", "date", "happened"].map((column) => ["outcome-invalid", "outcomes.csv", column]),
    );
  });
});

describe("the outlook section", () => {
  test("stops at what cannot be looked ahead, with its place in the recipe", async () => {
    for (const [from, to, code] of [
      ["id: food-price", "id: bread-price", "outlook-reference-unknown"],
      ["level: place", "level: planet", "outlook-reference-unknown"],
      ["method: negative-binomial", "method: theta", "outlook-method-unfit"],
      ['asOf: "2024-12"', 'asOf: "yesterday"', "outlook-as-of-invalid"],
      ["series: quarrels, atLeast", "series: battles, atLeast", "outlook-reference-unknown"],
      ["id: p-quarrels-9", "id: quarrels", "outlook-id-repeated"],
      ["threats: [robbery]", "threats: [dragons]", "outlook-reference-unknown"],
    ] as const) {
      const { findings, loaded } = await load({ "recipe.yaml": swap(from, to) });
      const found = findings.find((each) => each.code === code);
      expect(found, `${from} → ${to}`).toBeDefined();
      expect(found!.where).toMatchObject({ file: "recipe.yaml", row: expect.any(Number) });
      expect(loaded).toBeUndefined();
    }
  });

  test("seasons without months, or of threats that are not there, are told", async () => {
    const { codes, loaded } = await load({
      "seasons.csv": (text) => `${text}odd,Odd,rain,0,13,,,x,\nnew,New,rain,1,2,,dragons,x,\n`,
    });
    expect(codes.map((code) => code.split(" ")[0])).toEqual(["season-invalid", "season-invalid"]);
    expect(loaded!.evidence.seasons!.map(({ id }) => id)).toContain("new");
    expect(loaded!.evidence.seasons!.map(({ id }) => id)).not.toContain("odd");
  });
});
