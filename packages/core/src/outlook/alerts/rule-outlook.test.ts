/** Rules over the units of a case: what they read, what closes them, and what is told of rules that do not hold. */

import { describe, expect, test } from "vitest";
import { monthly, rule, ruleWith } from "../../testing/alert-rules.ts";
import type { AlertRule, SignalPoint } from "./alert-rule.ts";
import { checkRules } from "./check-rules.ts";
import { lookAtRules } from "./rule-outlook.ts";
import { verifiedHarm } from "./verified-harm.ts";

const points = (values: readonly number[]): ReadonlyMap<string, readonly SignalPoint[]> =>
  new Map([["s", monthly(values)]]);

const watched = ruleWith({}, { id: "r", harm: { series: "harm", atLeast: 10 }, horizonDays: 120 });

/** Two units with the same sign, of which only in "a" the harm comes; a third without the series. */
function look(rules: readonly AlertRule[]): ReturnType<typeof lookAtRules> {
  const harm = {
    a: [0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0],
    b: new Array(12).fill(0),
  };
  return lookAtRules(rules, {
    asOf: "2020-12",
    units: ["a", "b", "c"],
    signalsOf: (unit) => (unit === "c" ? new Map() : points([0, 0.2, 0.8, 0.8, 0.1, 0, 0, 0, 0, 0, 0, 0])),
    outcomes: [],
    harmOf: (_, unit) => monthly(harm[unit as "a" | "b"]).map(({ period, value }) => ({ period, value })),
  });
}

describe("a rule over the units of a case", () => {
  test("closes as hit where the harm came and as false alarm where it did not", () => {
    const [found] = look([watched]);
    expect(found!.units.map(({ unit }) => unit)).toEqual(["a", "b"]);
    expect(
      found!.units.map(({ evaluation }) => evaluation.alerts.map(({ closing }) => closing.state)),
    ).toEqual([["hit"], ["false-alarm"]]);
    expect(found!.record.watch).toMatchObject({ issued: 2, hits: 1, falseAlarms: 1, misses: 0 });
    expect(found!.units.every(({ standing }) => standing === null)).toBe(true);
  });

  test("stays open where nobody looks whether the harm came", () => {
    const [found] = look([{ ...watched, harm: null }]);
    expect(found!.record.watch).toMatchObject({ issued: 2, open: 2, hits: 0, falseAlarms: 0 });
  });

  test("has other thresholds tried only within a stated budget", () => {
    expect(look([watched])[0]!.tuning).toBeNull();
    const { tuning } = look([{ ...watched, alertsPerYear: 2 }])[0]!;
    expect(tuning!.tried.map(({ threshold }) => threshold)).toContain(0.7);
    expect(tuning!.chosen!.record.recall.value).toBe(1);
  });

  test("tells which alert stands", () => {
    const [found] = lookAtRules([rule], {
      asOf: "2020-04",
      units: ["a"],
      signalsOf: () => points([0.1, 0.6, 0.8]),
      outcomes: [],
      harmOf: () => [],
    });
    expect(found!.units[0]!.standing).toMatchObject({ level: "alert", issued: "2020-03", stoodDown: null });
    expect(found!.units[0]!.lingers).toBe(false);
    const [later] = lookAtRules([rule], {
      asOf: "2022-04",
      units: ["a"],
      signalsOf: () => points([0.1, 0.6, 0.8]),
      outcomes: [],
      harmOf: () => [],
    });
    expect(later!.units[0]).toMatchObject({ standing: null, lingers: true });
  });
});

describe("harm", () => {
  const series = monthly([1, 12, 15, 2, Number.NaN, 14, 3, 11]).map(({ period, value }) => ({
    period,
    value,
  }));

  test("comes with the first month at the value, not after a gap, and on the first day of its month", () => {
    const found = verifiedHarm({ harm: { series: "h", atLeast: 10 } }, [], series)!;
    expect(found.verified.map(({ date }) => date)).toEqual(["2020-02-01", "2020-08-01"]);
    expect(found.verifiedTo).toBe("2020-08");
  });

  test("is what people verified, each day once; what did not happen says how far somebody looked", () => {
    const outcome = { rule: "r", unit: "a", happened: true, source: "office" };
    const found = verifiedHarm(
      { harm: { series: "h", atLeast: 10 } },
      [
        { ...outcome, date: "2020-02-01" },
        { ...outcome, date: "2020-05-09" },
        { ...outcome, date: "2021-01", happened: false },
      ],
      series,
    )!;
    expect(found.verified.map(({ date }) => date)).toEqual(["2020-02-01", "2020-05-09", "2020-08-01"]);
    expect(found.verifiedTo).toBe("2021-01");
    expect(verifiedHarm({ harm: null }, [], [])).toBeNull();
  });
});

test("rules that read what is not there are switched off; those that contradict are told of", () => {
  const around = { series: new Set(["s"]), threats: new Set(["flood"]) };
  const other = ruleWith(
    { worse: "lower", watch: 0.5, alert: 0.3, clear: 0.6 },
    { id: "other", threats: ["war"] },
  );
  const lost = ruleWith({ series: "gone" }, { id: "lost", harm: { series: "gone", atLeast: 1 } });
  const { rules, findings } = checkRules([rule, other, lost], around, "alerts.yaml");
  expect(rules.map(({ id }) => id)).toEqual(["r", "other"]);
  expect(findings.map(({ code, values }) => [code, values?.["kind"] ?? values?.["series"]])).toEqual([
    ["alert-reference-unknown", "threat"],
    ["alert-reference-unknown", "series"],
    ["alert-reference-unknown", "harm"],
    ["alert-rules-contradict", "s"],
  ]);
});
