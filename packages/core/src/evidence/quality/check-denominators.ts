/** A rate needs a denominator of the same time: where there is none, or an older one, that is said. */

import { fewIds } from "../../few-ids.ts";
import { type Finding, finding } from "../../finding.ts";
import type { Indicator } from "../../framework/index.ts";
import type { Evidence } from "../evidence.ts";
import { PRESENT } from "../missing.ts";
import type { Panel } from "../panel.ts";

/** One finding for each indicator whose denominators are missing, one where they are of another period. */
export function checkDenominators(
  indicators: readonly Indicator[],
  { units, observations }: Pick<Evidence, "units" | "observations">,
  panel: Panel,
): readonly Finding[] {
  const n = units.length;
  return indicators.flatMap((indicator, i): readonly Finding[] => {
    if (indicator.denominator === null) return [];
    const divisor = indicators.findIndex((each) => each.id === indicator.denominator);
    const without: string[] = [];
    const apart: string[] = [];
    for (let u = 0; u < n; u++) {
      const observation = panel.observation[i * n + u]!;
      // The panel's own reason is that of the quotient; a numerator that was read is what asks for a divisor.
      if (observation < 0 || observations.reason[observation] !== PRESENT) continue;
      if (Number.isNaN(panel.values[i * n + u]!)) without.push(units[u]!.id);
      else if (divisor >= 0 && panel.sourcePeriod[i * n + u] !== panel.sourcePeriod[divisor * n + u])
        apart.push(units[u]!.id);
    }
    const where = { file: "indicators.csv", column: "denominator" };
    const values = { indicator: indicator.id, denominator: indicator.denominator };
    return [
      ...(without.length > 0
        ? [
            finding("denominator-missing", where, {
              ...values,
              count: without.length,
              units: fewIds(without),
            }),
          ]
        : []),
      ...(apart.length > 0
        ? [
            finding("denominator-period-differs", where, {
              ...values,
              count: apart.length,
              units: fewIds(apart),
            }),
          ]
        : []),
    ];
  });
}
