/** Series over units, aligned in time: what hypotheses are tested on. */

import { monthName, monthNumber, type SeriesValue, seriesAsOf } from "../../evidence/index.ts";

export type SeriesPanel = {
  readonly id: string;
  readonly title: string;
  /** Without holes: where nobody has a value for one that lies between, it is there all the same. */
  readonly periods: readonly string[];
  /** A value for each period, NaN where there is none. */
  readonly rows: readonly { readonly unit: string; readonly values: Float64Array }[];
};

/** Late enough to know of everything that was published. */
const EVER = "9999-12";

/**
 * Values of monthly series as panels, as they stand today; series with other periods than months are passed over.
 *
 * @example
 * panelsOf([]); // => []
 */
export function panelsOf(values: readonly SeriesValue[]): readonly SeriesPanel[] {
  const monthly = values.filter(({ period }) => /^\d{4}-\d{2}$/.test(period));
  return [...Map.groupBy(monthly, ({ series }) => series)].map(([id, own]) => {
    const months = own.map(({ period }) => monthNumber(period));
    const first = months.reduce((a, b) => Math.min(a, b));
    const length = months.reduce((a, b) => Math.max(a, b)) - first + 1;
    const rows = [...Map.groupBy(own, ({ unit }) => unit)].map(([unit, each]) => {
      const row = new Float64Array(length).fill(Number.NaN);
      for (const { period, value } of seriesAsOf(each, { unit, series: id, asOf: EVER })) {
        row[monthNumber(period) - first] = value;
      }
      return { unit, values: row };
    });
    return { id, title: id, periods: Array.from({ length }, (_, k) => monthName(first + k)), rows };
  });
}
