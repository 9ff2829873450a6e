/** `salus backtest`: its words, its files, and that they say the same as each other. */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { rows } from "./testing/release-runs.ts";
import { type Ending, endOf, findingsIn, hashesOf, salus, startSalus } from "./testing/run-salus.ts";
import { copyCase } from "./testing/shipped-case.ts";
import { makeCase, makeFolder, smallCase, swap } from "./testing/small-case.ts";

const files = [
  "backtest.html",
  "backtest.json",
  "probabilities.csv",
  "reliability.csv",
  "rules.csv",
  "scored-forecasts.csv",
  "skill.csv",
];

type Head = {
  readonly format: string;
  readonly asOf: string;
  readonly hashes: { readonly files: readonly { readonly name: string; readonly sha256: string }[] };
  readonly series: readonly {
    readonly id: string;
    readonly origins: number;
    readonly n: number;
    readonly skill: number;
  }[];
  readonly rules: readonly { readonly id: string }[];
  readonly results: string;
};

let folder: string;
let ending: Ending;
let results: string;

beforeAll(async () => {
  folder = copyCase("valley-example");
  results = join(folder, "backtest");
  ending = await salus(["backtest", folder, "--json", "--origins", "12"]);
  expect(ending.code, ending.out + ending.err).toBe(0);
});

test("prints one document, and writes every file", () => {
  expect(findingsIn(ending)).toEqual([]);
  const head = JSON.parse(ending.out) as Head;
  expect(head).toMatchObject({ format: "salus/backtest@1", asOf: "2024-12", results });
  expect(readdirSync(results).toSorted()).toEqual(files);
  const whole = JSON.parse(readFileSync(join(results, "backtest.json"), "utf8")) as Head;
  expect(whole.hashes).toEqual(head.hashes);
  const hashes = hashesOf(folder);
  const read = whole.hashes.files.map(({ name, sha256 }) => [name, sha256]);
  expect(read).toEqual(read.map(([name]) => [name, hashes[name!]]));
  const names = read.map(([name]) => name);
  for (const file of ["events.csv", "series.csv", "boundaries.geojson", "alerts.yaml", "outcomes.csv"])
    expect(names).toContain(file);
});

test("in plain words says where the files are, and what forecasts were worth", async () => {
  const out = join(makeFolder(), "elsewhere");
  const plain = await salus(["backtest", folder, "--origins", "12", "--out", out]);
  expect(plain).toMatchObject({ code: 0, err: "" });
  expect(plain.out).toContain("Quarrels over water and grazing: forecasts erred");
  expect(plain.out).toContain("backtest.html");
  expect(hashesOf(out)).toEqual(hashesOf(results));
});

test("takes as many origins as are asked for, so far apart", async () => {
  const out = join(makeFolder(), "few");
  await salus(["backtest", folder, "--origins", "5", "--every", "6", "--out", out]);
  const origins = (where: string): readonly string[] => [
    ...new Set(
      rows(where, "scored-forecasts.csv")
        .filter((row) => row["series"] === "quarrels")
        .map((row) => row["origin"]!),
    ),
  ];
  expect(origins(out)).toEqual(["2022-06", "2022-12", "2023-06", "2023-12", "2024-06"]);
  expect(origins(results)).toHaveLength(12);
  expect([origins(results)[0], origins(results).at(-1)]).toEqual(["2023-07", "2024-06"]);
  const { series } = JSON.parse(readFileSync(join(out, "backtest.json"), "utf8")) as Head;
  expect(series.map((each) => each.origins)).toEqual([5, 5, 5]);
});

test("scores one by one have the means that stand in skill.csv", () => {
  const all = rows(results, "scored-forecasts.csv");
  // The price of December is not published yet; only the last origin looks so far.
  const scored = all.filter((row) => row["observed"] !== "");
  const open = all.filter((row) => row["observed"] === "");
  expect(open.map((row) => [row["period"], row["crps"], row["covered"]])).toEqual([["2024-12", "", ""]]);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const table = rows(results, "skill.csv");
  // Of each of three series one row, one for each of six months ahead, one for each unit.
  expect(table).toHaveLength(3 * 7 + 13);
  for (const row of table) {
    const own = scored.filter(
      ({ series, unit, horizon }) =>
        series === row["series"] &&
        (row["unit"] === "" || unit === row["unit"]) &&
        (row["horizon"] === "" || horizon === row["horizon"]),
    );
    const of = (column: string, part = own): number => mean(part.map((each) => Number(each[column])));
    const covered = (part: typeof own): number =>
      mean(part.map((each) => (each["covered"] === "yes" ? 1 : 0)));
    expect(Number(row["n"])).toBe(own.length);
    expect(Number(row["skill"])).toBeCloseTo(1 - of("crps") / of("baselineCrps"), 9);
    expect(Number(row["coverage"])).toBeCloseTo(covered(own), 9);
    if (row["unit"] !== "") continue;
    expect(Number(row["crps"])).toBeCloseTo(of("crps"), 9);
    expect(Number(row["baselineCrps"])).toBeCloseTo(of("baselineCrps"), 9);
    if (row["horizon"] !== "") continue;
    expect(Number(row["fairCrps"])).toBeCloseTo(of("fairCrps"), 9);
    expect(Number(row["intervalScore"])).toBeCloseTo(of("intervalScore"), 9);
    expect(Number(row["activeCoverage"])).toBeCloseTo(
      covered(own.filter((each) => each["active"] === "yes")),
      9,
    );
    const onsets = own.filter((each) => each["onset"] === "yes");
    expect(Number(row["onsets"])).toBe(onsets.length);
    if (onsets.length > 0) expect(Number(row["onsetCrps"])).toBeCloseTo(of("crps", onsets), 9);
  }
});

test("what was said and how often it came adds up to all that was said", () => {
  const [likely] = rows(results, "probabilities.csv");
  const table = rows(results, "reliability.csv");
  const sum = (of: (row: (typeof table)[number]) => number): number =>
    table.reduce((total, row) => total + of(row), 0);
  // Twelve origins in six places.
  expect(sum((row) => Number(row["n"]))).toBe(72);
  expect(likely!["n"]).toBe("72");
  for (const { said, came } of table)
    for (const share of [said, came]) {
      expect(Number(share)).toBeGreaterThanOrEqual(0);
      expect(Number(share)).toBeLessThanOrEqual(1);
    }
  // Once it came it came in a whole number of cases.
  for (const { came, n } of table)
    expect(Number(came) * Number(n)).toBeCloseTo(Math.round(Number(came) * Number(n)), 9);
});

describe("wrong usage exits 2, with nothing done", () => {
  test.each([
    ["an unknown option", ["--bogus"]],
    ["one origin", ["--origins", "1"]],
    ["more origins than there are", ["--origins", "601"]],
    ["no months from one to the next", ["--every", "0"]],
    ["an empty folder", ["--out", ""]],
  ])("%s", async (_, words) => {
    const own = copyCase("valley-example");
    const before = readdirSync(own);
    const { code, out, err } = await salus(["backtest", own, ...words]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.trim()).not.toBe("");
    expect(readdirSync(own)).toEqual(before);
  });

  test("a folder with other files in it, which stay", async () => {
    const out = makeFolder();
    writeFileSync(join(out, "mine.txt"), "stays");
    const { code, err } = await salus(["backtest", folder, "--out", out]);
    expect(code).toBe(2);
    expect(err).toContain("mine.txt");
    expect(readdirSync(out)).toEqual(["mine.txt"]);
    // Results of an assessment are no results of a backtest.
    const other = join(makeFolder(), "results");
    mkdirSync(other);
    writeFileSync(join(other, "scores.csv"), "");
    expect((await salus(["backtest", folder, "--out", other])).code).toBe(2);
  });
});

describe("where there is nothing to look ahead", () => {
  test("it says what to do, and writes nothing", async () => {
    const own = makeCase();
    const { code, out, err } = await salus(["backtest", own]);
    expect({ code, err }).toEqual({ code: 1, err: "" });
    expect(out).toContain("declare series in the section outlook of recipe.yaml");
    expect(readdirSync(own).toSorted()).toEqual(Object.keys(smallCase).toSorted());
    const json = await salus(["backtest", own, "--json"]);
    expect(json.code).toBe(1);
    expect(findingsIn(json)).toEqual([]);
  });

  test("seasons alone are nothing to score", async () => {
    const own = copyCase("valley-example", {
      "recipe.yaml": (text) =>
        text.slice(0, text.indexOf("\noutlook:") + 1).replace(/^ {2}hypotheses:.*\n/m, ""),
      "alerts.yaml": null,
      "outcomes.csv": null,
    });
    const { code, out } = await salus(["backtest", own]);
    expect(code).toBe(1);
    expect(out).toContain("declare series in the section outlook of recipe.yaml");
    expect(existsSync(join(own, "backtest"))).toBe(false);
  });

  test("a case that cannot be read is refused with its findings", async () => {
    const own = copyCase("valley-example", { "recipe.yaml": swap("id: food-price", "id: bread-price") });
    const refused = await salus(["backtest", own, "--json"]);
    expect(refused.code).toBe(1);
    expect(findingsIn(refused).map(({ code }) => code)).toContain("outlook-reference-unknown");
    expect(existsSync(join(own, "backtest"))).toBe(false);
  });
});

describe("stopped in the middle", () => {
  const leftovers = (where: string): readonly string[] =>
    readdirSync(where).filter((name) => /partial|previous/.test(name));

  test("while it computes it leaves nothing", async () => {
    const own = copyCase("valley-example");
    const before = readdirSync(own);
    const child = startSalus(["backtest", own, "--origins", "100"]);
    await pause(1000);
    const stopped = endOf(child);
    child.kill("SIGINT");
    expect((await stopped).code).toBe(130);
    expect(readdirSync(own)).toEqual(before);
  });

  test("while it writes it leaves the old results, or all of the new ones", async () => {
    const before = hashesOf(results);
    const child = startSalus(["backtest", folder, "--origins", "90"]);
    const stopped = endOf(child);
    for (let i = 0; i < 4000 && leftovers(folder).length === 0 && child.exitCode === null; i++)
      await pause(2);
    child.kill("SIGTERM");
    const { code, out, err } = await stopped;
    expect([0, 130]).toContain(code);
    expect(out + err).not.toMatch(/^ {4}at /m);
    if (code === 130) expect(hashesOf(results)).toEqual(before);
    else expect(readdirSync(results).toSorted()).toEqual(files);
    expect(leftovers(folder)).toEqual([]);
  });
});
