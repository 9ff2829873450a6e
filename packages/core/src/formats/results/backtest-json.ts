/** `backtest.json`: what forecasts, probabilities and rules were worth on the past, with what it rests on. */

import type { Assessment } from "../../assessment/index.ts";
import type { Outlook } from "../../outlook/index.ts";
import { assessmentHead, type Provenance } from "./assessment-json.ts";

/** What a backtest says in short, with the hashes of its inputs. */
export function backtestHead(
  { asOf, series, probabilities, rules }: Outlook,
  assessment: Assessment,
  provenance: Provenance,
): Readonly<Record<string, unknown>> {
  return {
    ...assessmentHead(assessment, provenance),
    format: "salus/backtest@1",
    asOf,
    series: series.map(({ series: own, method, baseline, record }) => ({
      id: own.choice.id,
      method,
      baseline,
      from: record?.from ?? null,
      to: record?.to ?? null,
      origins: record?.origins ?? 0,
      crps: record?.method.meanCrps ?? null,
      baselineCrps: record?.baseline.meanCrps ?? null,
      skill: record?.comparison.skill ?? null,
      n: record?.comparison.n ?? 0,
      coverage: record?.method.coverage ?? null,
    })),
    probabilities: probabilities.map(({ choice, record }) => ({ id: choice.id, record })),
    rules: rules.map(({ rule, record }) => ({ id: rule.id, record })),
  };
}

/** The whole: the head, then every series with its scores by horizon and unit. */
export function formatBacktestJson(outlook: Outlook, assessment: Assessment, provenance: Provenance): string {
  const { series } = outlook;
  const scored = series.map(({ series: own, units, record }) => ({
    id: own.choice.id,
    method: record?.method ?? null,
    baseline: record?.baseline ?? null,
    comparison: record?.comparison ?? null,
    units: units.map(({ unit, skill }) => ({ unit, skill })),
  }));
  const head = backtestHead(outlook, assessment, provenance);
  return `${JSON.stringify({ ...head, scores: scored, findings: provenance.findings }, null, 1)}\n`;
}
