/** Indicators that follow the size of a unit: they may lack a denominator. */

import { panelColumn } from "../../evidence/index.ts";
import { pearson } from "../../numerics/index.ts";
import type { Assessment } from "../assessment.ts";
import { indicatorNodes } from "./family.ts";
import { type AuditNote, judge } from "./note.ts";
import { auditThresholds } from "./thresholds.ts";

export type SizeCorrelation = {
  readonly id: string;
  /** Id of the denominator, or `population` for the units' own. */
  readonly size: string;
  readonly units: number;
  readonly correlation: number;
  /** Whether the indicator has a denominator already. */
  readonly divided: boolean;
};

/**
 * Correlate the values of every scored indicator, after its denominator, with what the case divides by and with the
 * population of the units.
 *
 * @see COINr 1.1.14 `get_denom_corr()`
 */
export function auditSize(assessment: Assessment): {
  readonly sizes: readonly SizeCorrelation[];
  readonly notes: readonly AuditNote[];
} {
  const { framework, panel, units } = assessment.input;
  const divisors = new Set(framework.indicators.map(({ denominator }) => denominator));
  const columns = new Map<string, ArrayLike<number>>([
    ["population", Float64Array.from(units, ({ population }) => population)],
    ...framework.indicators.flatMap(({ id }, i) =>
      divisors.has(id) ? [[id, panelColumn(panel, i)] as const] : [],
    ),
  ]);
  const sizes = indicatorNodes(assessment).flatMap(({ id, indicator }) =>
    [...columns].flatMap(([size, column]) => {
      if (size === id) return [];
      const { n, value } = pearson(panelColumn(panel, indicator), column);
      const divided = framework.indicators[indicator]!.denominator !== null;
      return Number.isNaN(value) ? [] : [{ id, size, units: n, correlation: value, divided }];
    }),
  );
  const strongest = indicatorNodes(assessment).flatMap(
    ({ id }) =>
      sizes
        .filter((each) => each.id === id)
        .toSorted((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation))[0] ?? [],
  );
  return {
    sizes,
    notes: strongest.map(({ id, size, units: n, correlation }) =>
      judge({
        check: "size",
        subjects: [id],
        figure: correlation,
        threshold: "size",
        units: n,
        more: { size },
        found:
          Math.abs(correlation) > auditThresholds.size.value
            ? { code: "size.follows", verdict: "look" }
            : undefined,
      }),
    ),
  };
}
