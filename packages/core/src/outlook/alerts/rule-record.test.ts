/** How alerts close, what record they leave, and how a threshold is tuned by it. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthName } from "../../evidence/index.ts";
import { level, monthly, path, rule } from "../../testing/alert-rules.ts";
import type { AlertRule } from "./alert-rule.ts";
import { evaluateRule } from "./evaluate-rule.ts";
import { ruleRecord } from "./rule-record.ts";
import { tuneThreshold } from "./tune-threshold.ts";

fc.configureGlobal({ seed: 1994 });

describe("closing and record", () => {
  const signals = new Map([["s", monthly([0.1, 0.7, 0.2, ...Array(9).fill(0.2), 0.7, 0.2])]]);
  const harm = (date: string) => ({ date, source: "clinic" });

  test("hit, false alarm, open and miss", () => {
    const verified = [harm("2019-12-01"), harm("2020-05-30"), harm("2020-12-15")];
    const early = evaluateRule(rule, signals, { verified, verifiedTo: "2021-03-31" });
    expect(early.alerts.map(({ issued: date, closing }) => [date, closing])).toEqual([
      ["2020-02", { state: "hit", verified: harm("2020-05-30"), leadTimeDays: 91 }],
      ["2021-01", { state: "open" }],
    ]);
    expect(early.misses).toEqual([harm("2020-12-15")]);
    const late = evaluateRule(rule, signals, { verified, verifiedTo: "2021-12" });
    expect(late.alerts[1]!.closing.state).toBe("false-alarm");
    const record = ruleRecord([late], "watch");
    expect(record).toMatchObject({
      issued: 2,
      hits: 1,
      falseAlarms: 1,
      open: 0,
      misses: 1,
      medianLeadTimeDays: 91,
      precision: { value: 0.5, n: 2 },
      recall: { value: 0.5, n: 2 },
      recallInTime: { value: 0.5, n: 2 },
    });
    expect(() => evaluateRule(rule, signals, { verified, verifiedTo: "soon" })).toThrow(RangeError);
  });

  test("harm on the day of the alert was not foreseen, and a late hit is not in time", () => {
    const verified = [harm("2020-02-29"), harm("2020-03-10")];
    const evaluation = evaluateRule(rule, signals, { verified, verifiedTo: "2020-12-31" });
    expect(evaluation.misses).toEqual([harm("2020-02-29")]);
    expect(ruleRecord([evaluation], "alert")).toMatchObject({
      recall: { value: 0.5 },
      recallInTime: { value: 0 },
    });
  });

  test("every closed alert is a hit or a false alarm; every harm foreseen or missed", () => {
    const dates = fc.array(fc.integer({ min: 0, max: 40 }).map((m) => harm(`${monthName(24240 + m)}-15`)));
    fc.assert(
      fc.property(path, dates, (values, verified) => {
        const given = new Map([["s", monthly(values)]]);
        const evaluation = evaluateRule(rule, given, { verified, verifiedTo: "2024-12" });
        const record = ruleRecord([evaluation], "watch");
        expect(record.open).toBe(0);
        expect(record.hits + record.falseAlarms).toBe(record.issued);
        expect(record.misses).toBe(evaluation.misses.length);
      }),
    );
  });
});

describe("tuning", () => {
  const harm = (date: string) => ({ date, source: "clinic" });
  // 0.6 foretells harm twice; 0.5 alarms twice for nothing.
  const values = [
    0.1,
    0.6,
    ...Array(7).fill(0.1),
    0.5,
    ...Array(7).fill(0.1),
    0.6,
    ...Array(7).fill(0.1),
    0.5,
  ];
  const past = {
    signals: new Map([["s", monthly([...values, ...Array(10).fill(0.1)])]]),
    verified: [harm("2020-06-01"), harm("2021-10-01")],
    verifiedTo: "2022-11",
  };
  const tune = (alertsPerYear: number, candidates = [0.8, 0.6, 0.5]) =>
    tuneThreshold(rule, [past], { candidates, alertsPerYear });

  test("the most harm foreseen in time within the budget; of equal ones the more precise", () => {
    expect(tune(5).chosen).toMatchObject({ threshold: 0.6, record: { hits: 2, falseAlarms: 0 } });
    expect(tune(5).tried.map(({ record }) => record.issued)).toEqual([0, 2, 4]);
    expect(tune(0.1).chosen).toMatchObject({ threshold: 0.8, record: { issued: 0 } });
    expect(tune(0.1, [0.5]).chosen).toBeNull();
  });

  test("harm foreseen goes before precision", () => {
    const rare = [0.1, 0.9, ...Array(7).fill(0.1), 0.5, ...Array(7).fill(0.1), 0.5, ...Array(7).fill(0.1)];
    const unit = { ...past, signals: new Map([["s", monthly(rare)]]) };
    const { tried, chosen } = tuneThreshold(rule, [unit], { candidates: [0.8, 0.5], alertsPerYear: 5 });
    expect(tried.map(({ record }) => [record.recallInTime.value, record.precision.value])).toEqual([
      [0.5, 1],
      [1, 2 / 3],
    ]);
    expect(chosen!.threshold).toBe(0.5);
  });

  test("no chosen threshold goes beyond the budget", () => {
    fc.assert(
      fc.property(path, fc.double({ min: 0, max: 3, noNaN: true }), (given, alertsPerYear) => {
        const unit = { ...past, signals: new Map([["s", monthly(given)]]) };
        const { chosen } = tuneThreshold(rule, [unit], { candidates: [0.3, 0.5, 0.7, 0.9], alertsPerYear });
        if (chosen !== null) expect(chosen.record.alertsPerYear).toBeLessThanOrEqual(alertsPerYear);
      }),
    );
  });

  test("no candidates, a combined sign", () => {
    expect(() => tune(1, [])).toThrow(RangeError);
    const combined: AlertRule = {
      ...rule,
      sign: { kind: "combined", parts: [level, level], atLeast: 1, maxAgeDays: 10 },
    };
    expect(() => tuneThreshold(combined, [past], { candidates: [1], alertsPerYear: 1 })).toThrow(
      "tune its parts",
    );
  });
});
