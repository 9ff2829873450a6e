/** Alerts of the shipped valley, and how each ended, held against a second, naive computation. */

import { beforeAll, describe, expect, test } from "vitest";
import { dayOf, type Harm, onsetsIn } from "./testing/naive-outlook.ts";
import { rows } from "./testing/release-runs.ts";
import { shippedResults, valleyFolder } from "./testing/valley-case.ts";

let results: string;
beforeAll(async () => {
  results = await shippedResults();
});

/** The harm that a rule of the valley warns of, in one unit, and up to when somebody looked. */
function harmOf(rule: string, unit: string): { readonly harm: readonly Harm[]; readonly until: string } {
  const limits: Readonly<Record<string, number>> = {
    "prices-jump": 0.22,
    "lean-months-foreseen": 0.35,
    "tools-sold": 0.25,
  };
  if (rule in limits) return onsetsIn(valleyFolder, { series: "stress-3plus", unit, atLeast: limits[rule]! });
  const stated = rows(valleyFolder, "outcomes.csv").filter(
    (row) => row["rule"] === rule && row["unit"] === unit,
  );
  return {
    harm: stated
      .filter((row) => row["happened"] === "yes")
      .map((row) => ({ date: row["date"]!, source: row["source"]! })),
    until: stated
      .map((row) => row["date"]!)
      .toSorted()
      .at(-1)!,
  };
}

const horizons: Readonly<Record<string, number>> = {
  "quarrels-rise": 180,
  "prices-jump": 240,
  "lean-months-foreseen": 365,
  "tools-sold": 150,
};

describe("alerts", () => {
  test("each name who acts, how, how long that takes, and what they rest on", () => {
    const table = rows(results, "alerts.csv");
    expect(new Set(table.map((row) => row["rule"]))).toEqual(new Set(Object.keys(horizons)));
    for (const row of table) {
      expect(row["owner"]).not.toBe("");
      expect(row["action"]).not.toBe("");
      expect(Number(row["leadTimeDays"])).toBeGreaterThan(0);
      if (row["closing"] === "miss") expect(row["state"]).toBe("verified");
      else {
        expect(row["evidence"]).toMatch(/^[a-z\d-]+ \d{4}-\d\d [\d.]+$/);
        // Analysts foresee a lean season; everything else was seen.
        expect(row["state"]).toBe(row["rule"] === "lean-months-foreseen" ? "forecast" : "observed");
      }
    }
  });

  test("close as what came of them, and what none foresaw is a miss", () => {
    const table = rows(results, "alerts.csv");
    for (const rule of Object.keys(horizons)) {
      for (const unit of new Set(table.filter((row) => row["rule"] === rule).map((row) => row["unit"]!))) {
        const { harm, until } = harmOf(rule, unit);
        const own = table.filter((row) => row["rule"] === rule && row["unit"] === unit);
        const foresees = (issued: string, date: string): boolean => {
          const days = dayOf(date) - dayOf(issued);
          return days > 0 && days <= horizons[rule]!;
        };
        const alerts = own.filter((row) => row["closing"] !== "miss");
        for (const { issued, closing, harmDate, harmSource, gainedDays } of alerts) {
          const first = harm.find(({ date }) => foresees(issued!, date));
          const isOver = dayOf(issued!) + horizons[rule]! <= dayOf(until);
          expect({ rule, unit, issued, closing, harmDate, harmSource, gainedDays }).toEqual({
            rule,
            unit,
            issued,
            closing: first !== undefined ? "hit" : isOver ? "false-alarm" : "open",
            harmDate: first?.date ?? "",
            harmSource: first?.source ?? "",
            gainedDays: first === undefined ? "" : String(dayOf(first.date) - dayOf(issued!)),
          });
        }
        const missed = own.filter((row) => row["closing"] === "miss").map((row) => row["harmDate"]!);
        const unforeseen = harm
          .map(({ date }) => date)
          .filter((date) => !alerts.some(({ issued }) => foresees(issued!, date)));
        expect(unforeseen).toEqual(expect.arrayContaining(missed));
        // Signs of the tools began in 2019; what came before was nobody's to foresee.
        const begun = rule === "tools-sold" ? "2019-02-05" : "2015-06";
        expect(missed).toEqual(
          expect.arrayContaining(unforeseen.filter((date) => dayOf(date) > dayOf(begun))),
        );
      }
    }
  });

  test("add up to the record of their rule", () => {
    const alerts = rows(results, "alerts.csv");
    const own = rows(results, "rules.csv").filter(({ counted }) => counted !== "tried");
    expect(own).toHaveLength(8);
    for (const row of own) {
      const issued = alerts.filter(
        ({ rule, closing, level }) =>
          rule === row["rule"] && closing !== "miss" && (row["counted"] === "watch" || level === "alert"),
      );
      const closed = (word: string): number => issued.filter(({ closing }) => closing === word).length;
      const [hits, falseAlarms] = [closed("hit"), closed("false-alarm")];
      expect(row).toMatchObject({
        issued: String(issued.length),
        hits: String(hits),
        falseAlarms: String(falseAlarms),
        open: String(closed("open")),
        precisionN: String(hits + falseAlarms),
        precision: hits + falseAlarms === 0 ? "" : String(hits / (hits + falseAlarms)),
      });
      const misses = alerts.filter(({ rule, closing }) => rule === row["rule"] && closing === "miss");
      if (row["counted"] === "watch") expect(Number(row["misses"])).toBe(misses.length);
      const foreseen = Number(row["recallN"]) - Number(row["misses"]);
      if (row["recallN"] !== "0") {
        expect(Number(row["recall"])).toBeCloseTo(foreseen / Number(row["recallN"]), 12);
        expect(Number(row["recallInTime"])).toBeLessThanOrEqual(Number(row["recall"]));
      }
    }
  });
});
