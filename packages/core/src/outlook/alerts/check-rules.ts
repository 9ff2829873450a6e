/** Do the rules hold together, and is what they read there? */

import { type Finding, finding } from "../../finding.ts";
import type { AlertRule, SimpleSign } from "./alert-rule.ts";

export type RuleSurroundings = {
  /** Ids of series.csv, of declared series and of probabilities. */
  readonly series: ReadonlySet<string>;
  readonly threats: ReadonlySet<string>;
};

export type RuleCheck = {
  /** Rules that have what they read. */
  readonly rules: readonly AlertRule[];
  readonly findings: readonly Finding[];
};

/** Switch off rules that read what is not there, and tell of rules that take opposite ways of one series for worse. */
export function checkRules(rules: readonly AlertRule[], around: RuleSurroundings, file: string): RuleCheck {
  const unknown = (id: string, kind: string, name: string): Finding =>
    finding("alert-reference-unknown", { file, column: id }, { id, kind, name });
  const findings = rules.flatMap((rule) => [
    ...signsOf(rule).flatMap(({ series }) =>
      around.series.has(series) ? [] : [unknown(rule.id, "series", series)],
    ),
    ...(rule.harm === null || around.series.has(rule.harm.series)
      ? []
      : [unknown(rule.id, "harm", rule.harm.series)]),
    ...rule.threats.flatMap((threat) =>
      around.threats.has(threat) ? [] : [unknown(rule.id, "threat", threat)],
    ),
  ]);
  return {
    rules: rules.filter((rule) => signsOf(rule).every(({ series }) => around.series.has(series))),
    findings: [...findings, ...contradictions(rules, file)],
  };
}

function signsOf({ sign }: AlertRule): readonly SimpleSign[] {
  return sign.kind === "combined" ? sign.parts : [sign];
}

function contradictions(rules: readonly AlertRule[], file: string): readonly Finding[] {
  const first = new Map<string, { readonly id: string; readonly worse: string }>();
  return rules.flatMap((rule) =>
    signsOf(rule).flatMap(({ series, worse }) => {
      const before = first.get(series);
      if (before === undefined) first.set(series, { id: rule.id, worse });
      if (before === undefined || before.worse === worse) return [];
      const values = { id: rule.id, other: before.id, series };
      return [finding("alert-rules-contradict", { file, column: rule.id }, values)];
    }),
  );
}
