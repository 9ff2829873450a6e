/** How well a rule has done. */

import { median, wilsonInterval } from "../../numerics/index.ts";
import { daysBetween, foresees, type RuleEvaluation } from "./evaluate-rule.ts";
import type { AlertLevel } from "./issue-alerts.ts";

export type ShareEstimate = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
};

export type RuleRecord = {
  readonly issued: number;
  readonly hits: number;
  readonly falseAlarms: number;
  readonly open: number;
  readonly misses: number;
  /** Hits among the alerts that are closed. */
  readonly precision: ShareEstimate;
  /** Harm that was foreseen among all harm while the rule was watching. */
  readonly recall: ShareEstimate;
  /** Harm foreseen early enough for the agreed action, among all harm. */
  readonly recallInTime: ShareEstimate;
  /** Median time from the first alert that foresaw it to the harm; NaN without any. */
  readonly medianLeadTimeDays: number;
  readonly alertsPerYear: number;
};

/**
 * The record of a rule over any number of units. Intervals are Wilson's at 95 %; shares of nothing are NaN.
 *
 * @param level  `watch` counts both levels, `alert` only the higher
 * @example
 * ruleRecord([], "watch").precision; // => { value: NaN, low: NaN, high: NaN, n: 0 }
 */
export function ruleRecord(evaluations: readonly RuleEvaluation[], level: AlertLevel): RuleRecord {
  const counted = evaluations.map((evaluation) => ({
    ...evaluation,
    alerts: evaluation.alerts.filter((alert) => level === "watch" || alert.level === "alert"),
  }));
  const states = counted.flatMap(({ alerts }) => alerts.map(({ closing }) => closing.state));
  const count = (state: string): number => states.filter((each) => each === state).length;
  const leads = counted.flatMap(leadTimes);
  const harm = counted.reduce((sum, { verified }) => sum + verified.length, 0);
  const inTime = leads.filter(({ days, needed }) => days >= needed).length;
  const years = counted.reduce((sum, { watchedDays }) => sum + watchedDays, 0) / 365.25;
  return {
    issued: states.length,
    hits: count("hit"),
    falseAlarms: count("false-alarm"),
    open: count("open"),
    misses: harm - leads.length,
    precision: shareOf(count("hit"), count("hit") + count("false-alarm")),
    recall: shareOf(leads.length, harm),
    recallInTime: shareOf(inTime, harm),
    medianLeadTimeDays: median(leads.map(({ days }) => days)),
    alertsPerYear: years > 0 ? states.length / years : Number.NaN,
  };
}

/** For each harm that was foreseen, the time since the earliest alert that did. */
function leadTimes({ alerts, verified, rule }: RuleEvaluation): readonly {
  readonly days: number;
  readonly needed: number;
}[] {
  return verified.flatMap(({ date }) => {
    const first = alerts.find(({ issued }) => foresees(issued, date, rule));
    if (first === undefined) return [];
    return [{ days: daysBetween(first.issued, date), needed: rule.leadTimeDays }];
  });
}

function shareOf(part: number, whole: number): ShareEstimate {
  if (whole === 0) return { value: Number.NaN, low: Number.NaN, high: Number.NaN, n: 0 };
  return { value: part / whole, ...wilsonInterval(part / whole, whole, 0.95), n: whole };
}
