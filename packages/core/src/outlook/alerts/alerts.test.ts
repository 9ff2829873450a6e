/** Alert rules: when they speak, and when they keep quiet. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayNumber } from "../../evidence/index.ts";
import { issued, monthly, path, rule, ruleWith, share } from "../../testing/alert-rules.ts";
import { issueAlerts } from "./issue-alerts.ts";

fc.configureGlobal({ seed: 1994 });

describe("a level", () => {
  test("watch, then alert; named evidence; stands down when clear", () => {
    const [watch, alert] = issueAlerts(rule, new Map([["s", monthly([0.1, 0.5, 0.6, 0.7, 0.65, 0.3])]]));
    expect(watch).toEqual({
      rule: "r",
      level: "watch",
      extreme: false,
      issued: "2020-02",
      evidence: [
        {
          series: "s",
          kind: "level",
          state: "observed",
          period: "2020-02",
          known: "2020-02",
          value: 0.5,
          source: "office",
        },
      ],
      stoodDown: "2020-06",
    });
    expect(alert).toMatchObject({ level: "alert", issued: "2020-04", stoodDown: "2020-06" });
  });

  test("wavering about a threshold speaks once, also without a quiet period", () => {
    const wavering = [0.1, 0.71, 0.69, 0.72, 0.68, 0.73, 0.5, 0.75];
    expect(issued({ ...rule, quietDays: 0 }, wavering)).toEqual(["2020-02 alert"]);
  });

  test("after standing down it is quiet for 180 days, then speaks again if it worsens", () => {
    const again = [0.1, 0.7, 0.2, 0.7, 0.2, 0.7, 0.2, 0.2, 0.2, 0.7];
    expect(issued(rule, again)).toEqual(["2020-02 alert", "2020-10 alert"]);
    expect(issued({ ...rule, quietDays: 0 }, again)).toHaveLength(4);
    // Kept quiet, still above when the time is over: said only if it gets worse.
    expect(issued(rule, [0.1, 0.7, 0.2, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8])).toEqual(["2020-02 alert"]);
    expect(issued(rule, [0.1, 0.7, 0.2, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 0.85])).toEqual([
      "2020-02 alert",
      "2020-10 alert",
    ]);
  });

  test("an extreme is said within the quiet period, each time anew after standing down", () => {
    expect(issued(rule, [0.1, 0.7, 0.2, 0.95, 0.2, 0.95, 0.99])).toEqual([
      "2020-02 alert",
      "2020-04 extreme",
      "2020-06 extreme",
    ]);
  });

  test("a first value, however bad, is no worsening; gaps neither speak nor clear", () => {
    expect(issued(rule, [0.95])).toEqual([]);
    expect(issued(rule, [0.1, Number.NaN, 0.6, Number.NaN, 0.6])).toEqual(["2020-03 watch"]);
    const alerts = issueAlerts(rule, new Map([["s", monthly([0.1, 0.6, Number.NaN])]]));
    expect(alerts[0]!.stoodDown).toBeNull();
  });

  test("clear readings must follow one another", () => {
    const values = [0.1, 0.7, 0.3, 0.45, 0.3, 0.3];
    const signals = new Map([["s", monthly(values)]]);
    expect(issueAlerts({ ...rule, clearReadings: 2 }, signals)[0]!.stoodDown).toBe("2020-06");
    expect(issueAlerts(rule, signals)[0]!.stoodDown).toBe("2020-03");
  });

  test("lower may be worse: the mirror image says the same", () => {
    const mirror = ruleWith({ worse: "lower", watch: -0.5, alert: -0.7, extreme: -0.9, clear: -0.4 });
    fc.assert(
      fc.property(path, (values) => {
        expect(
          issued(
            mirror,
            values.map((value) => -value),
          ),
        ).toEqual(issued(rule, values));
      }),
    );
  });
});

describe("whatever a series does", () => {
  const at = (date: string, values: readonly number[]): number =>
    values[(Number(date.slice(0, 4)) - 2020) * 12 + Number(date.slice(5, 7)) - 1]!;

  test("no alert on an improvement, and none below its threshold", () => {
    fc.assert(
      fc.property(path, (values) => {
        for (const { issued: date, level: said, extreme } of issueAlerts(
          rule,
          new Map([["s", monthly(values)]]),
        )) {
          const position = monthly(values).findIndex(({ known }) => known === date);
          const before = values.slice(0, position).findLast((value) => !Number.isNaN(value))!;
          expect(at(date, values)).toBeGreaterThan(before);
          expect(at(date, values)).toBeGreaterThanOrEqual(extreme ? 0.9 : said === "alert" ? 0.7 : 0.5);
        }
      }),
    );
  });

  test("a series that only gets better is silent", () => {
    fc.assert(
      fc.property(fc.array(share), (values) => {
        expect(
          issued(
            rule,
            values.toSorted((a, b) => b - a),
          ),
        ).toEqual([]);
      }),
    );
  });

  test("within the quiet period nothing as high, unless extreme", () => {
    const stage = (each: { level: string; extreme: boolean }): number =>
      each.extreme ? 3 : each.level === "alert" ? 2 : 1;
    fc.assert(
      fc.property(path, (values) => {
        const alerts = issueAlerts(rule, new Map([["s", monthly(values)]]));
        alerts.forEach((later, i) => {
          for (const earlier of alerts.slice(0, i)) {
            const apart = dayNumber(later.issued) - dayNumber(earlier.issued);
            if (apart < 180 && !later.extreme) expect(stage(later)).toBeGreaterThan(stage(earlier));
          }
        });
      }),
    );
  });

  test("no flapping: between two alerts of one level lies a recovery", () => {
    fc.assert(
      fc.property(path, (values) => {
        const alerts = issueAlerts({ ...rule, quietDays: 0 }, new Map([["s", monthly(values)]]));
        const highest = alerts.filter(({ level: said, extreme }) => said === "alert" && !extreme);
        highest.slice(1).forEach((later, i) => {
          expect(highest[i]!.stoodDown).not.toBeNull();
          expect(dayNumber(highest[i]!.stoodDown!)).toBeLessThan(dayNumber(later.issued));
        });
      }),
    );
  });

  test("it stands down after recovery, and not before", () => {
    fc.assert(
      fc.property(path, (values) => {
        const recovered = issueAlerts(rule, new Map([["s", monthly([...values, 0])]]));
        expect(recovered.every(({ stoodDown }) => stoodDown !== null)).toBe(true);
        for (const { stoodDown } of recovered) expect(at(stoodDown!, [...values, 0])).toBeLessThan(0.4);
      }),
    );
  });

  test("what comes later changes no alert that was issued", () => {
    fc.assert(
      fc.property(path, path, (values, later) => {
        const then = issued(rule, values);
        expect(issued(rule, [...values, ...later]).slice(0, then.length)).toEqual(then);
      }),
    );
  });
});
