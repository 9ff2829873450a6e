/** Where the rules of a case stand: alerts of every unit, and how well each rule has done. */

import { dayNumber, type Outcome } from "../../evidence/index.ts";
import { sortedQuantile } from "../../numerics/index.ts";
import type { AlertRule, Signals } from "./alert-rule.ts";
import { type Alert, evaluateRule, type RuleEvaluation, type Verification } from "./evaluate-rule.ts";
import { readSign } from "./readings.ts";
import { type RuleRecord, ruleRecord } from "./rule-record.ts";
import { type Tuning, tuneThreshold, type UnitPast } from "./tune-threshold.ts";
import { type HarmSeries, verifiedHarm } from "./verified-harm.ts";

export type UnitAlerts = {
  readonly unit: string;
  readonly evaluation: RuleEvaluation;
  /**
   * The highest alert that has not stood down and whose horizon is not over, the latest of equals; null where there is
   * none.
   */
  readonly standing: Alert | null;
  /** Whether an alert has not stood down although its horizon is over: nothing newer says that the sign has recovered. */
  readonly lingers: boolean;
};

export type RuleOutlook = {
  readonly rule: AlertRule;
  /** Units that have the series of the rule. */
  readonly units: readonly UnitAlerts[];
  /** Both levels together, and the higher one alone. */
  readonly record: { readonly watch: RuleRecord; readonly alert: RuleRecord };
  /** Other thresholds within the rule's budget of alerts; null where it has none, or its sign is combined. */
  readonly tuning: Tuning | null;
};

export type RuleWorld = {
  /** The day or month of the outlook. */
  readonly asOf: string;
  readonly units: readonly string[];
  readonly signalsOf: (unit: string) => Signals;
  readonly outcomes: readonly Outcome[];
  /** A series of a unit as known at last. */
  readonly harmOf: (series: string, unit: string) => HarmSeries;
};

/** Run every rule over every unit that has what it reads. */
export function lookAtRules(rules: readonly AlertRule[], world: RuleWorld): readonly RuleOutlook[] {
  const signals = new Map(world.units.map((unit) => [unit, world.signalsOf(unit)]));
  return rules.map((rule) => {
    const read = seriesOf(rule);
    const pasts = world.units.flatMap((unit): readonly (UnitPast & { readonly unit: string })[] => {
      const own = signals.get(unit)!;
      const there = read.filter((series) => (own.get(series) ?? []).length > 0);
      if (there.length === 0 || (rule.sign.kind !== "combined" && there.length < read.length)) return [];
      const complete = new Map(read.map((series) => [series, own.get(series) ?? []]));
      return [{ unit, signals: complete, ...verificationOf(rule, unit, complete, world) }];
    });
    const units = pasts.map(({ unit, signals: own, ...verification }): UnitAlerts => {
      const evaluation = evaluateRule(rule, own, verification);
      return { unit, evaluation, ...standingOf(evaluation.alerts, rule, world.asOf) };
    });
    const evaluations = units.map(({ evaluation }) => evaluation);
    return {
      rule,
      units,
      record: { watch: ruleRecord(evaluations, "watch"), alert: ruleRecord(evaluations, "alert") },
      tuning: tuningOf(rule, pasts),
    };
  });
}

/** The series that a rule reads. */
export function seriesOf({ sign }: AlertRule): readonly string[] {
  return sign.kind === "combined" ? [...new Set(sign.parts.map(({ series }) => series))] : [sign.series];
}

function standingOf(
  alerts: readonly Alert[],
  { horizonDays }: AlertRule,
  asOf: string,
): Pick<UnitAlerts, "standing" | "lingers"> {
  const open = alerts.filter(({ stoodDown }) => stoodDown === null);
  const standing = open.filter(({ issued }) => !(dayNumber(issued) + horizonDays < dayNumber(asOf)));
  return {
    standing: standing.findLast(({ level }) => level === "alert") ?? standing.at(-1) ?? null,
    lingers: standing.length === 0 && open.length > 0,
  };
}

/** Where nobody has looked whether the harm came, nothing can be closed. */
function verificationOf(
  rule: AlertRule,
  unit: string,
  signals: Signals,
  { outcomes, harmOf }: RuleWorld,
): Verification {
  const own = outcomes.filter((outcome) => outcome.rule === rule.id && outcome.unit === unit);
  const found = verifiedHarm(rule, own, rule.harm === null ? [] : harmOf(rule.harm.series, unit));
  if (found !== null) return found;
  const first = [...signals.values()].flat().reduce<string | null>((earliest, { known }) => {
    return earliest === null || dayNumber(known) < dayNumber(earliest) ? known : earliest;
  }, null);
  return { verified: [], verifiedTo: first! };
}

/** Shares of past readings that candidates are taken at: from the middle to the rarest. */
const TRIED = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.975, 0.99];

function tuningOf(rule: AlertRule, pasts: readonly UnitPast[]): Tuning | null {
  const { alertsPerYear, sign } = rule;
  if (alertsPerYear === null || sign.kind === "combined") return null;
  const turn = sign.worse === "higher" || sign.kind === "record" ? 1 : -1;
  const readings = Float64Array.from(
    pasts
      .flatMap(({ signals }) => readSign(sign, signals).map(({ reading }) => reading))
      .filter((reading) => !Number.isNaN(reading)),
  ).sort();
  if (readings.length === 0) return null;
  const quantiles = TRIED.map((share) => turn * sortedQuantile(readings, share));
  const candidates = [...new Set([sign.alert, ...quantiles])];
  return tuneThreshold(rule, pasts, { candidates, alertsPerYear });
}
