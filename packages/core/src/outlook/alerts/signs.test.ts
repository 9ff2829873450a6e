/** Signs other than a level: change, record, forecast, combined, and how points are read. */

import { describe, expect, test } from "vitest";
import type { SeriesValue } from "../../evidence/index.ts";
import { issued, level, monthly, rule, ruleWith } from "../../testing/alert-rules.ts";
import type { CombinedSign } from "./alert-rule.ts";
import { issueAlerts } from "./issue-alerts.ts";
import { firstKnown } from "./signals.ts";

describe("other signs", () => {
  test("change, absolute and as a share of the earlier value", () => {
    const change = ruleWith({ kind: "change", over: 2, watch: null, alert: 10, extreme: null, clear: 5 });
    expect(issued(change, [100, 100, 105, 111, 112])).toEqual(["2020-04 alert"]);
    const relative = ruleWith({
      kind: "change",
      relative: true,
      watch: null,
      alert: 0.5,
      extreme: null,
      clear: 0.1,
    });
    expect(issued(relative, [0, 10, 10, 16])).toEqual(["2020-04 alert"]);
  });

  test("record: the worst of so many values, in either direction", () => {
    const record = ruleWith({ kind: "record", watch: 2, alert: 4, extreme: null, clear: 1 });
    expect(issued(record, [5, 3, 4, 6, 5, 7])).toEqual(["2020-04 watch", "2020-06 alert"]);
    const lowest = ruleWith({
      kind: "record",
      worse: "lower",
      watch: null,
      alert: 4,
      extreme: null,
      clear: 1,
    });
    expect(issued(lowest, [5, 6, 7, 8, 4])).toEqual(["2020-05 alert"]);
    // As bad as once before is no record.
    expect(issued(record, [6, 3, 4, 5, 6])).toEqual(["2020-04 watch"]);
  });

  test("a forecast is told apart from what was observed", () => {
    const forecast = ruleWith({ kind: "forecast-probability" });
    const [alert] = issueAlerts(forecast, new Map([["s", monthly([0.1, 0.8])]]));
    expect(alert!.evidence[0]!.state).toBe("forecast");
  });

  test("combined: as many parts as must, each held until clear, none too old", () => {
    const sign: CombinedSign = {
      kind: "combined",
      parts: [
        { ...level, series: "a" },
        { ...level, kind: "forecast-probability", series: "b" },
        { ...level, series: "c" },
      ],
      atLeast: 2,
      maxAgeDays: 62,
    };
    const signals = (a: readonly number[], b: readonly number[], c: readonly number[]) =>
      new Map([
        ["a", monthly(a)],
        ["b", monthly(b)],
        ["c", monthly(c)],
      ]);
    const said = (given: ReturnType<typeof signals>) =>
      issueAlerts({ ...rule, sign }, given).map(
        ({ issued: date, level: reached, evidence }) =>
          `${date} ${reached} ${evidence.map(({ series, state }) => `${series} ${state}`).join(", ")}`,
      );
    expect(said(signals([0.1, 0.6, 0.7, 0.6], [0.1, 0.1, 0.6, 0.8], [0.1, 0.1, 0.1, 0.1]))).toEqual([
      "2020-03 watch a observed, b forecast",
      "2020-04 alert a observed, b forecast",
    ]);
    // The part that spoke in January says nothing any more in June.
    expect(said(signals([0.7], [0.1, 0.1, 0.1, 0.1, 0.1, 0.7], [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]))).toEqual([]);
  });

  test("a series that is not there, or out of order", () => {
    expect(() => issueAlerts(rule, new Map())).toThrow('no series "s"');
    const reversed = monthly([0.1, 0.2]).toReversed();
    expect(() => issueAlerts(rule, new Map([["s", reversed]]))).toThrow(RangeError);
  });

  test("points are values as first known", () => {
    const value = (period: string, number: number, asOf: string): SeriesValue => ({
      unit: "u",
      series: "s",
      period,
      value: number,
      asOf,
      source: "",
      file: "",
      row: 2,
    });
    const points = firstKnown(
      [
        value("2020-02", 2, "2020-03-10"),
        value("2020-01", 1, "2020-02-10"),
        value("2020-01", 9, "2020-06-01"),
        value("2019-Q3", 7, "2020-05-01"),
        value("2020", 3, ""),
      ],
      { unit: "u", series: "s" },
    );
    expect(points.map(({ known, value: number }) => [known, number])).toEqual([
      ["2020-02-10", 1],
      ["2020-03-10", 2],
      ["2020-12", 3],
    ]);
  });
});
