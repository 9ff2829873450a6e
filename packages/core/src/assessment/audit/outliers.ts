/** Values that stand far out: the shape of each indicator as it enters normalisation, and the units behind it. */

import type { Assessment } from "../assessment.ts";
import { testShape, transformValue, treatColumn, UNTOUCHED } from "../index/index.ts";
import { indicatorNodes } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type OutlierAudit = {
  readonly id: string;
  readonly skewness: number;
  readonly kurtosis: number;
  readonly passes: boolean | null;
  /** Ids of the furthest units, at most five: those that winsorising would draw in. */
  readonly flagged: readonly string[];
  /** Whether the shape passes once they are drawn in; null where nothing was tested. */
  readonly passesWithout: boolean | null;
};

/** Test the shape of the observed values after the recipe's treatment and the indicator's transform. */
export function auditOutliers(assessment: Assessment): {
  readonly outliers: readonly OutlierAudit[];
  readonly notes: readonly AuditNote[];
} {
  const { framework, units } = assessment.input;
  const limits = { skewness: auditThresholds.skewness.value, kurtosis: auditThresholds.kurtosis.value };
  const columns = new Map(assessment.columns.map((column) => [column.indicator, column]));
  const outliers = indicatorNodes(assessment).map(({ id, indicator }): OutlierAudit & { present: number } => {
    const { transform } = framework.indicators[indicator]!;
    const { treated, filled } = columns.get(indicator)!;
    const values = treated.map((value) => {
      const transformed = transformValue(value, transform);
      return Number.isFinite(transformed) ? transformed : Number.NaN;
    });
    for (const u of filled) values[u] = Number.NaN;
    const { passes, skewness, kurtosis } = testShape(values, limits);
    const { audit } = treatColumn(values, { steps: [{ method: "winsorise", maximumPoints: 5 }], limits });
    const marks = audit.steps[0]?.marks;
    return {
      id,
      skewness,
      kurtosis,
      passes,
      flagged: units.flatMap((unit, u) => (marks !== undefined && marks[u] !== UNTOUCHED ? [unit.id] : [])),
      passesWithout: audit.after.passes,
      present: values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0),
    };
  });
  return {
    outliers: outliers.map(({ present: _, ...each }) => each),
    notes: outliers.map((each) =>
      judge({
        check: "outliers",
        subjects: [each.id],
        figure: each.passes === null ? Number.NaN : each.skewness,
        threshold: "skewness",
        units: each.present,
        more: { kurtosis: each.kurtosis, flagged: each.flagged.length, which: each.flagged.join(", ") },
        found: each.passes === false ? { code: "outliers.shape", verdict: "look" } : undefined,
      }),
    ),
  };
}
