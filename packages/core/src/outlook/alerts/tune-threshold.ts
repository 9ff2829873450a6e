/** Choosing a threshold when only so many alerts can be acted on. */

import type { AlertRule, Signals, SimpleSign } from "./alert-rule.ts";
import { evaluateRule, type Verification } from "./evaluate-rule.ts";
import { type RuleRecord, ruleRecord } from "./rule-record.ts";

export type TriedThreshold = {
  readonly threshold: number;
  readonly withinBudget: boolean;
  readonly record: RuleRecord;
};

export type Tuning = {
  readonly tried: readonly TriedThreshold[];
  /** Null where every candidate alerts more often than the budget allows, or no harm was there to foresee. */
  readonly chosen: TriedThreshold | null;
};

/** A unit's past: what was known, and what came. */
export type UnitPast = Verification & { readonly signals: Signals };

/**
 * Try thresholds of the higher level on the past of units, and choose among those within the budget the one that
 * foresaw the largest share of harm in time; of equal ones the one with the higher precision, then the first given.
 * The distance to the clear threshold is kept; the lower level is left away, and so is an extreme that a candidate
 * passes. The record of the chosen one flatters it: judge it on units or years it was not tuned on.
 *
 * @param alertsPerYear  how many alerts a unit can act on in a year, on average
 * @throws RangeError  for a combined sign, or no candidates
 */
export function tuneThreshold(
  rule: AlertRule,
  pasts: readonly UnitPast[],
  { candidates, alertsPerYear }: { readonly candidates: readonly number[]; readonly alertsPerYear: number },
): Tuning {
  const { sign } = rule;
  if (sign.kind === "combined") throw new RangeError("Cannot tune a combined sign: tune its parts");
  if (candidates.length === 0) throw new RangeError("Cannot tune a threshold: give candidates");
  const tried = candidates.map((threshold): TriedThreshold => {
    const changed = { ...rule, sign: withThreshold(sign, threshold) };
    const record = ruleRecord(
      pasts.map(({ signals, ...verification }) => evaluateRule(changed, signals, verification)),
      "alert",
    );
    return { threshold, withinBudget: record.alertsPerYear <= alertsPerYear, record };
  });
  const allowed = tried.filter(({ withinBudget, record }) => withinBudget && record.recall.n > 0);
  return { tried, chosen: allowed.toSorted(byWorth)[0] ?? null };
}

function withThreshold(sign: SimpleSign, alert: number): SimpleSign {
  const rises = sign.worse === "higher" || sign.kind === "record";
  const passed = rises ? alert >= sign.extreme! : alert <= sign.extreme!;
  return {
    ...sign,
    watch: null,
    alert,
    clear: alert + (sign.clear - sign.alert),
    extreme: sign.extreme === null || passed ? null : sign.extreme,
  };
}

function byWorth({ record: a }: TriedThreshold, { record: b }: TriedThreshold): number {
  const gain = b.recallInTime.value - a.recallInTime.value;
  // Where nothing was issued there is no precision, which is worse than any.
  return gain === 0 ? orNone(b.precision.value) - orNone(a.precision.value) : gain;
}

function orNone(precision: number): number {
  return Number.isNaN(precision) ? -1 : precision;
}
