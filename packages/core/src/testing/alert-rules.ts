/** A rule on one series, by month, for tests to change. */

import fc from "fast-check";
import { monthName } from "../evidence/index.ts";
import { type AlertRule, issueAlerts, type SignalPoint, type SimpleSign } from "../outlook/index.ts";

export const level: SimpleSign = {
  kind: "level",
  series: "s",
  worse: "higher",
  watch: 0.5,
  alert: 0.7,
  extreme: 0.9,
  clear: 0.4,
  over: 1,
  relative: false,
};
export const rule: AlertRule = {
  id: "r",
  title: "Rule",
  owner: "Prefecture",
  action: "open the seed store",
  leadTimeDays: 60,
  horizonDays: 180,
  quietDays: 180,
  clearReadings: 1,
  sign: level,
  threats: [],
  harm: null,
  alertsPerYear: null,
};
export const ruleWith = (sign: Partial<SimpleSign>, change: Partial<AlertRule> = {}): AlertRule => ({
  ...rule,
  ...change,
  sign: { ...level, ...sign },
});

/** One value a month from January 2020 on. */
export const monthly = (values: readonly number[]): readonly SignalPoint[] =>
  values.map((value, i) => {
    const period = monthName(2020 * 12 + i);
    return { period, known: period, value, source: "office" };
  });
export const issued = (given: AlertRule, values: readonly number[]): readonly string[] =>
  issueAlerts(given, new Map([["s", monthly(values)]])).map(
    (alert) => `${alert.issued} ${alert.extreme ? "extreme" : alert.level}`,
  );
export const share = fc.integer({ min: 0, max: 20 }).map((n) => n / 20);
export const path = fc.array(fc.oneof(share, fc.constant(Number.NaN)), { maxLength: 40 });
