// The Central African Republic looked ahead: forecasts, alerts and phases held against a second computation.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { salus } from "../packages/cli/src/testing/run-salus.ts";
import { createFindingList, parseAlerts } from "../packages/core/src/index.ts";
import { extractInto, hasData, type Row, readRows } from "./real-case.ts";

const scratch = mkdtempSync(join(tmpdir(), "salus-car-ahead-"));
const folder = join(scratch, "central-african-republic");
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.runIf(hasData)("looked ahead", () => {
  const results = join(scratch, "results");
  const table = (file: string): readonly Row[] => readRows(join(results, file));
  let page: string;

  beforeAll(async () => {
    extractInto(folder);
    const ending = await salus(["assess", folder, "--runs", "10", "--out", results]);
    expect(ending.code, ending.out + ending.err).toBe(0);
    page = readFileSync(join(results, "report.html"), "utf8");
  });

  test("foretells four series, three of them in all 17 prefectures", () => {
    const forecasts = table("forecasts.csv");
    const unitsOf = (series: string): number =>
      new Set(forecasts.filter((row) => row["series"] === series).map((row) => row["unit"])).size;
    expect(["fatalities", "clashes", "attacks-on-civilians", "food-price"].map(unitsOf)).toEqual([
      17, 17, 17, 1,
    ]);
    expect(forecasts).toHaveLength((3 * 17 + 1) * 6);
    expect(forecasts.filter((row) => row["reason"] !== "")).toEqual([]);
  });

  test("foretells deaths better than the last twelve months repeated, and says so to people", () => {
    const [whole] = table("skill.csv").filter((row) => row["series"] === "fatalities");
    const skill = Number(whole!["skill"]);
    expect(skill).toBeGreaterThan(0);
    expect(Number(whole!["dieboldMarianoP"])).toBeLessThan(0.05);
    expect(page.replaceAll("\u00a0", " ")).toContain(
      `these forecasts erred ${Math.round(100 * skill)} % less than the last twelve months repeated would have`,
    );
  });

  test("counts deaths of a prefecture as its source codes them", () => {
    const last = readRows(join(folder, "events.csv")).filter(
      (row) => row["date"]! >= "2022-01" && row["unit"] === "CF61",
    );
    const { outlook } = JSON.parse(readFileSync(join(results, "assessment.json"), "utf8")) as {
      outlook: { series: { id: string; units: { unit: string; history: number[] }[] }[] };
    };
    const ouaka = outlook.series[0]!.units.find(({ unit }) => unit === "CF61")!;
    const deaths = last.reduce((sum, row) => sum + Number(row["deaths"]), 0);
    expect(deaths).toBeGreaterThan(0);
    expect(ouaka.history.slice(-12).reduce((sum, count) => sum + count, 0)).toBe(deaths);
  });

  test("gives every rule an owner, an action and a record", () => {
    const rules = parseAlerts(
      "alerts.yaml",
      readFileSync(join(folder, "alerts.yaml"), "utf8"),
      createFindingList(),
    );
    const records = table("rules.csv").filter(({ counted }) => counted !== "tried");
    for (const { id, owner, action, leadTimeDays } of rules) {
      expect([owner, action].every((text) => text.trim().length > 10)).toBe(true);
      expect(leadTimeDays).toBeGreaterThan(0);
      const own = records.filter((row) => row["rule"] === id);
      expect(own.map((row) => [row["counted"], row["owner"]])).toEqual([
        ["watch", owner],
        ["alert", owner],
      ]);
      expect(Number(own[0]!["issued"])).toBeGreaterThan(0);
    }
    expect(records).toHaveLength(2 * rules.length);
    for (const row of table("alerts.csv")) expect([row["owner"], row["action"]]).not.toContain("");
  });

  test("has the strongest spirals that trying every way round finds", () => {
    const links = new Map<string, Map<string, number>>();
    for (const row of table("links.csv")) {
      const out = links.get(row["from"]!) ?? new Map<string, number>();
      // What nobody could weigh, or what views cancel, is no part of a loop.
      if (row["weight"] !== "" && Number(row["weight"]) !== 0) out.set(row["to"]!, Number(row["weight"]) / 3);
      links.set(row["from"]!, out);
    }
    const found: { readonly nodes: readonly string[]; readonly strength: number }[] = [];
    const walk = (path: readonly string[], strength: number): void => {
      for (const [to, weight] of links.get(path.at(-1)!) ?? []) {
        if (to === path[0]) found.push({ nodes: path, strength: strength * weight });
        // A circle is met once: at the first of its nodes by name.
        else if (to > path[0]! && !path.includes(to) && path.length < 8)
          walk([...path, to], strength * weight);
      }
    };
    for (const from of links.keys()) walk([from], 1);
    const spirals = found.filter(({ strength }) => strength > 0).toSorted((a, b) => b.strength - a.strength);
    const told = table("loops.csv").filter((row) => row["kind"] === "reinforcing");
    expect(told).toHaveLength(spirals.length);
    expect(told[0]!["nodes"]!.split(";").toSorted()).toEqual(spirals[0]!.nodes.toSorted());
    told.forEach((row, i) => {
      expect(Number(row["strength"])).toBeCloseTo(spirals[i]!.strength, 9);
    });
    expect(found.length - spirals.length).toBe(table("loops.csv").length - told.length);
  });

  test("reads every phase by the 20 % rule", () => {
    const shares = new Map<string, number>();
    for (const { unit, series, period, asOf, value } of readRows(join(folder, "series.csv")))
      shares.set([unit, series, period, asOf].join(" "), Number(value));
    const phases = table("phases.csv");
    expect(phases.length).toBeGreaterThan(200);
    for (const { unit, period, asOf, phase, share3Plus, status, reason } of phases) {
      const own = [1, 2, 3, 4, 5].map((k) => shares.get([unit, `ipc-${k}`, period, asOf].join(" "))!);
      const from = (k: number): number => own.slice(k - 1).reduce((sum, share) => sum + share, 0);
      const naive = [5, 4, 3, 2].find((k) => from(k) >= 0.2 - 1e-9) ?? 1;
      expect({ unit, period, phase, reason }).toEqual({ unit, period, phase: String(naive), reason: "" });
      expect(Number(share3Plus)).toBeCloseTo(from(3), 8);
      expect(status).toBe(period! > asOf! ? "projected" : "current");
    }
  });

  test("shows links and outlook in the report, and the place of no incident anywhere", () => {
    for (const id of ["links", "outlook"]) {
      expect(page).toContain(`<a href="#${id}">`);
      expect(page).toContain(`<section id="${id}"`);
    }
    expect(page.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, "")).not.toMatch(/\b(NaN|undefined|Infinity)\b/);
    const positions = new Set(
      readRows(join(folder, "events.csv")).flatMap((row) =>
        [row["latitude"]!, row["longitude"]!].filter((degrees) => degrees.length >= 8),
      ),
    );
    expect(positions.size).toBeGreaterThan(500);
    for (const file of readdirSync(results)) {
      const text = readFileSync(join(results, file), "utf8");
      expect(
        [...positions].filter((degrees) => text.includes(degrees)),
        file,
      ).toEqual([]);
    }
  });

  test("is held against its past in well under half a minute", async () => {
    const out = join(scratch, "backtest");
    const begin = performance.now();
    const ending = await salus(["backtest", folder, "--out", out]);
    expect(ending.code, ending.out + ending.err).toBe(0);
    expect(performance.now() - begin).toBeLessThan(20_000);
    const whole = (file: string): readonly Row[] =>
      readRows(file).filter((row) => row["unit"] === "" && row["horizon"] === "");
    expect(whole(join(out, "skill.csv"))).toEqual(whole(join(results, "skill.csv")));
  });
});
