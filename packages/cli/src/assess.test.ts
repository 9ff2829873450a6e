/** The good path: check, assess and trace a small case. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessed, readTable, salus } from "./testing/run-salus.ts";
import { makeCase, smallCase, swap, unitIds } from "./testing/small-case.ts";

const headers: Readonly<Record<string, string>> = {
  "scores.csv":
    "unit,period,node,kind,score,scoreLow,scoreHigh,native,rank,rankLow,rankHigh,coverage,sourcePeriod,reason",
  "ranks.csv": "unit,node,k,pTopK",
  "pairs.csv": "node,a,b,pAboveB",
  "leave-one-out.csv": "indicator,unit,score,rank,change",
  "choices.csv": "choice,unit,rankShift",
  "findings.csv": "code,severity,file,row,column,message,remedy",
};

test.concurrent("check finds nothing wrong in a good case and says what comes next", async () => {
  const folder = makeCase();
  const { code, out, err } = await salus(["check", folder]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toContain("No errors, no warnings.");
  expect(out).toContain(`salus assess ${folder}`);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(smallCase).sort());
});

describe("assess", () => {
  test.concurrent("writes every file of the contract with its columns", async () => {
    const { results, findings } = await assessed(makeCase(), ["--pairs"]);
    expect(findings).toEqual([]);
    expect(readdirSync(results).sort()).toEqual(
      [...Object.keys(headers), "assessment.json", "report.html"].sort(),
    );
    for (const [file, header] of Object.entries(headers)) {
      expect(readFileSync(join(results, file), "utf8").split("\n")[0], file).toBe(header);
    }
  });

  test.concurrent("writes pairs only on request, and ranks only on request or for the annex", async () => {
    const { results } = await assessed(makeCase({ "recipe.yaml": swap("annex", "none") }));
    const files = readdirSync(results);
    expect(files).not.toContain("pairs.csv");
    expect(files).not.toContain("ranks.csv");
  });

  test.concurrent("scores every unit at every node, within its interval, with a reason where there is no score", async () => {
    const { results } = await assessed(makeCase());
    const rows = readTable(results, "scores.csv");
    expect(rows).toHaveLength(12 * (5 + 7));
    for (const { unit, node, score, reason } of rows) {
      expect(score === "", `${unit} ${node}`).toBe(reason !== "");
      if (score !== "") expect(Number(score)).toSatisfy((each: number) => each >= 0 && each <= 1);
    }
    const harvest = rows.find(({ unit, node }) => unit === "v05" && node === "harvest");
    expect(harvest).toMatchObject({ score: "", reason: "withheld", sourcePeriod: "2024" });
  });

  test.concurrent("names in assessment.json the versions, hashes and seed that it rests on", async () => {
    const { results } = await assessed(makeCase());
    const document = JSON.parse(readFileSync(join(results, "assessment.json"), "utf8"));
    expect(document).toMatchObject({
      engine: { name: "salus" },
      framework: { id: "valley", version: "1.0.0", context: { place: "The valley" } },
      seed: 7,
      runs: 40,
      scale: "unit",
      period: "2024",
    });
    expect(document.framework.hash).toMatch(/^[\da-f]{64}$/);
    expect(document.hashes.files.map((file: { name: string }) => file.name)).toEqual(
      Object.keys(smallCase).sort(),
    );
    expect(document.units).toEqual(unitIds);
  });

  test.concurrent("prints with --json one document and nothing else", async () => {
    const folder = makeCase();
    const { out, err } = await salus(["assess", folder, "--json"]);
    expect(err).toBe("");
    expect(JSON.parse(out)).toMatchObject({ findings: [], results: join(folder, "results"), scale: "unit" });
  });

  test.concurrent("summarises by band, never by a league table", async () => {
    const { out } = await salus(["assess", makeCase()]);
    expect(out).toContain("Framework valley 1.0.0 · The valley · 2024");
    expect(out).toContain("12 of 12 units");
    expect(out).not.toContain("Village");
  });

  test.concurrent("takes period, runs and seed from the command line", async () => {
    const words = ["--period", "2022", "--runs", "3", "--seed", "11"];
    const { results } = await assessed(makeCase(), words);
    const document = JSON.parse(readFileSync(join(results, "assessment.json"), "utf8"));
    expect(document).toMatchObject({ period: "2022", runs: 3, seed: 11 });
    expect(new Set(readTable(results, "scores.csv").map((row) => row["sourcePeriod"]))).toEqual(
      new Set(["", "2022"]),
    );
  });

  test.concurrent("replaces earlier results whole", async () => {
    const folder = makeCase();
    await assessed(folder, ["--pairs"]);
    const { results } = await assessed(folder, ["--runs", "0"]);
    expect(readdirSync(results).sort()).toEqual(
      ["assessment.json", "findings.csv", "leave-one-out.csv", "report.html", "scores.csv"].sort(),
    );
  });
});

describe("trace", () => {
  test.concurrent("follows a score down to source rows, bounds and divisors", async () => {
    const { code, out, err } = await salus(["trace", makeCase(), "v03", "well-being"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("Village 3 · Safe and well");
    expect(out).toContain("62 % ← observations.csv row 67, 2024, Village survey");
    expect(out).toContain("below detection (below 1) ← observations.csv row 66");
    expect(out).toContain("60 ← observations.csv row 72");
    expect(out).toContain("÷ households 230 × 100 = 26.08695652 per 100 households");
  });

  test.concurrent("gives as data what assess computed", async () => {
    const folder = makeCase();
    const { results } = await assessed(folder);
    const { out } = await salus(["trace", folder, "v04", "living", "--json"]);
    const { unit, trace, framework } = JSON.parse(out);
    expect({ unit, framework, id: trace.id }).toEqual({ unit: "v04", framework: "valley", id: "living" });
    const row = readTable(results, "scores.csv").find(
      (each) => each["unit"] === "v04" && each["node"] === "living",
    );
    expect(trace.score).toBe(Number(row!["score"]));
    expect(trace.below.map((each: { id: string }) => each.id)).toEqual(["food", "income"]);
  });

  test.concurrent("says that there is no row, and why a gap is one", async () => {
    const folder = makeCase({ "observations.csv": (text) => text.replace(/^v01,trust,.*\n/gm, "") });
    expect((await salus(["trace", folder, "v01", "trust"])).out).toContain("no row in the observations");
    expect((await salus(["trace", folder, "v05", "harvest"])).out).toContain("withheld ← observations.csv");
  });

  test.concurrent.each([
    ["unknown unit", ["v99", "safety"], "v99"],
    ["unknown node", ["v01", "saftey"], "saftey"],
    ["an indicator that is context only", ["v01", "households"], "households"],
    ["no period", ["v01", "safety", "--period", "summer"], "summer"],
  ])("refuses %s with exit 2 and names what it does not know", async (_title, words, named) => {
    const { code, out, err } = await salus(["trace", makeCase(), ...words]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(named);
  });
});
