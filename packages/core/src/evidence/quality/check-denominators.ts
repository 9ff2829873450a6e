/** A rate needs a denominator of the same time: where there is none, or an older one, that is said. */

import { type Finding, finding } from "../../finding.ts";
import type { Indicator } from "../../framework/index.ts";
import type { Panel } from "../panel.ts";
import type { Unit } from "../unit.ts";

/** One finding for each indicator whose denominators are missing, one where they are of another period. */
export function checkDenominators(
  indicators: readonly Indicator[],
  units: readonly Unit[],
  panel: Panel,
): readonly Finding[] {
  const n = units.length;
  return indicators.flatMap((indicator, i): readonly Finding[] => {
    if (indicator.denominator === null) return [];
    const divisor = indicators.findIndex((each) => each.id === indicator.denominator);
    const without: string[] = [];
    const apart: string[] = [];
    for (let u = 0; u < n; u++) {
      if (panel.observation[i * n + u]! < 0 || panel.reasons[i * n + u] !== 0) continue;
      if (Number.isNaN(panel.values[i * n + u]!)) without.push(units[u]!.id);
      else if (divisor >= 0 && panel.sourcePeriod[i * n + u] !== panel.sourcePeriod[divisor * n + u])
        apart.push(units[u]!.id);
    }
    const where = { file: "indicators.csv", column: "denominator" };
    const values = { indicator: indicator.id, denominator: indicator.denominator };
    return [
      ...(without.length > 0
        ? [finding("denominator-missing", where, { ...values, count: without.length, units: few(without) })]
        : []),
      ...(apart.length > 0
        ? [
            finding("denominator-period-differs", where, {
              ...values,
              count: apart.length,
              units: few(apart),
            }),
          ]
        : []),
    ];
  });
}

function few(ids: readonly string[]): string {
  return ids.length > 6 ? `${ids.slice(0, 6).join(", ")}, …` : ids.join(", ");
}
