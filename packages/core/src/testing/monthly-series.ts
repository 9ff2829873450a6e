/** Series by unit and month, for tests to look ahead. */

import { defaultOutlook, type OutlookChoice, type OutlookSeriesChoice } from "../assessment/index.ts";
import { monthName } from "../evidence/index.ts";
import type { MonthlySeries } from "../outlook/index.ts";

/** From January 2015 on. */
const monthsFrom2015 = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => monthName(2015 * 12 + i));

/** One row a unit, all known at once, in units a, b, c and so on. */
export function monthlySeries(
  rows: readonly (readonly number[])[],
  {
    choice = {},
    ...change
  }: Partial<Omit<MonthlySeries, "choice">> & { readonly choice?: Partial<OutlookSeriesChoice> } = {},
): MonthlySeries {
  const kept = rows.map((row) => Float64Array.from(row));
  return {
    choice: { id: "s", unitOfMeasure: "a month", of: "events", ...choice },
    kind: "count",
    units: rows.map((_, u) => String.fromCharCode(97 + u)),
    months: monthsFrom2015(rows[0]?.length ?? 0),
    rows: kept,
    // As a series without late reports: what is later is cut off by who asks.
    knownAt: () => kept,
    lag: 0,
    ...change,
  };
}

export const outlookChoice = (change: Partial<OutlookChoice> = {}): OutlookChoice => ({
  ...defaultOutlook,
  ...change,
});
