/** Alerts of a rule held against the harm that came. */

import { dayNumber } from "../../evidence/index.ts";
import type { AlertRule, Signals, Verified } from "./alert-rule.ts";
import { type IssuedAlert, issueAlerts } from "./issue-alerts.ts";
import { readSign } from "./readings.ts";

export type Closing =
  | { readonly state: "hit"; readonly verified: Verified; readonly leadTimeDays: number }
  | { readonly state: "false-alarm" }
  /** Its time is not over, or nobody has verified so far. */
  | { readonly state: "open" };

export type Alert = IssuedAlert & { readonly closing: Closing };

export type RuleEvaluation = {
  readonly alerts: readonly Alert[];
  /** Harm that came while the rule was watching and that no alert of either level foresaw. */
  readonly misses: readonly Verified[];
  /** All harm that came while the rule was watching. */
  readonly verified: readonly Verified[];
  readonly rule: AlertRule;
  readonly watchedDays: number;
};

export type Verification = {
  readonly verified: readonly Verified[];
  /** Up to this day somebody has looked whether harm came. */
  readonly verifiedTo: string;
};

/**
 * Run a rule for one unit and close its alerts. An alert is a hit if harm came after the day of its issue and within
 * the horizon, a false alarm if none did and the horizon has been verified, and open otherwise. Harm counts from the
 * first reading of the rule on.
 *
 * @throws RangeError  for dates that are none
 */
export function evaluateRule(
  rule: AlertRule,
  signals: Signals,
  { verified, verifiedTo }: Verification,
): RuleEvaluation {
  const until = checkedDay(verifiedTo);
  const from = readSign(rule.sign, signals).find(({ reading }) => !Number.isNaN(reading))?.day ?? until;
  const watched = verified
    .filter(({ date }) => checkedDay(date) > from && checkedDay(date) <= until)
    .toSorted((a, b) => dayNumber(a.date) - dayNumber(b.date));
  const alerts = issueAlerts(rule, signals).map((alert) => ({
    ...alert,
    closing: closingOf(alert, watched, until, rule.horizonDays),
  }));
  const misses = watched.filter(({ date }) => !alerts.some(({ issued }) => foresees(issued, date, rule)));
  return { alerts, misses, verified: watched, rule, watchedDays: Math.max(0, until - from) };
}

/** Whether an alert of this day speaks of harm on that day. */
export function foresees(
  issued: string,
  date: string,
  { horizonDays }: Pick<AlertRule, "horizonDays">,
): boolean {
  const lead = daysBetween(issued, date);
  return lead > 0 && lead <= horizonDays;
}

/**
 * Days from one date to another.
 *
 * @example
 * daysBetween("2026-01-30", "2026-02-02"); // => 3
 */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

function closingOf(
  { issued }: IssuedAlert,
  verified: readonly Verified[],
  until: number,
  horizonDays: number,
): Closing {
  const first = verified.find(({ date }) => foresees(issued, date, { horizonDays }));
  if (first !== undefined) {
    return { state: "hit", verified: first, leadTimeDays: daysBetween(issued, first.date) };
  }
  return { state: dayNumber(issued) + horizonDays <= until ? "false-alarm" : "open" };
}

function checkedDay(date: string): number {
  const day = dayNumber(date);
  if (Number.isNaN(day)) throw new RangeError(`Cannot verify on "${date}": write 2026-11-23 or 2026-11`);
  return day;
}
