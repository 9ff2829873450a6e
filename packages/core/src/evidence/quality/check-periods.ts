/** Observations that lie outside the assessed period and so play no part, counted rather than passed over. */

import type { Finding } from "../../finding.ts";
import { finding } from "../../finding.ts";
import { periodEnd } from "../../framework/index.ts";
import type { Observations } from "../observations.ts";
import type { PeriodChoice } from "../panel.ts";

/**
 * One finding for observations after the period, one for those too old (or, with `exact`, of any other period).
 * What a period that is compared can use plays its part there.
 */
export function checkPeriods(
  observations: Observations,
  period: PeriodChoice & { readonly compareWith?: readonly string[] },
): readonly Finding[] {
  const compared = (period.compareWith ?? []).map((at) => ({ ...period, at }));
  const kinds = observations.periods.map((each) => {
    const kind = kindOf(each, period);
    return compared.some((other) => kindOf(each, other) === "used") ? "used" : kind;
  });
  return (["later", "older"] as const).flatMap((kind): readonly Finding[] => {
    let count = 0;
    let first = -1;
    for (let i = 0; i < observations.count; i++) {
      if (kinds[observations.period[i]!] !== kind) continue;
      if (first < 0) first = i;
      count++;
    }
    if (count === 0) return [];
    const where = {
      file: observations.files[observations.file[first]!]!,
      row: observations.row[first]!,
      column: "period",
    };
    return [
      finding("period-out-of-context", where, {
        kind,
        count,
        at: period.at,
        maxAgeYears: period.maxAgeYears,
      }),
    ];
  });
}

function kindOf(each: string, { at, take, maxAgeYears }: PeriodChoice): "later" | "older" | "used" {
  const age = periodEnd(at) - periodEnd(each);
  if (age < -1e-9) return "later";
  return (take === "exact" ? each !== at : age > maxAgeYears + 1e-9) ? "older" : "used";
}
