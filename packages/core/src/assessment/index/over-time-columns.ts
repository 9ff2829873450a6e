/** A column whose gaps are filled from other periods, with the periods behind each filled value. */

import { type Panel, panelColumn } from "../../evidence/index.ts";
import { periodEnd } from "../../framework/index.ts";
import type { ImputeChoice } from "../choices/index.ts";
import { imputeOverTime, type OverTimeOptions } from "./impute/over-time.ts";

/** The period of a filled value; two of them where it lies on a line between values. */
export type FilledFrom = { readonly from: string; readonly to: string };

/**
 * Fill the gaps of an indicator in one period from its values in others.
 *
 * @param column  the indicator in the panel's period, one value per unit
 * @param others  panels of single periods, whose own period is their `period`
 */
export function fillOverTime(
  column: Float64Array,
  {
    panel,
    others,
    indicator,
  }: { readonly panel: Panel; readonly others: readonly Panel[]; readonly indicator: number },
  options: OverTimeOptions,
): { readonly values: Float64Array; readonly from: ReadonlyMap<number, FilledFrom> } {
  const at = periodEnd(panel.period);
  const known = others
    .map((other) => ({
      end: periodEnd(other.period),
      period: other.period,
      own: panelColumn(other, indicator),
    }))
    .filter(({ end }) => Math.abs(end - at) > 1e-9)
    .toSorted((a, b) => a.end - b.end || (a.period < b.period ? -1 : 1));
  const from = new Map<number, FilledFrom>();
  const values = column.map((value, u) => {
    if (!Number.isNaN(value)) return value;
    // A quarter ends when its year does: of values at one time the first by name stands.
    const series = known
      .filter(({ own }) => !Number.isNaN(own[u]!))
      .filter(({ end }, k, all) => k === 0 || end - all[k - 1]!.end > 1e-9);
    const place = series.filter(({ end }) => end < at).length;
    const times = [...series.map(({ end }) => end)];
    times.splice(place, 0, at);
    const seen = [...series.map(({ own }) => own[u]!)];
    seen.splice(place, 0, Number.NaN);
    const filled = imputeOverTime(seen, times, options);
    const periodAt = (position: number): string => series[position - (position > place ? 1 : 0)]!.period;
    if (!Number.isNaN(filled.values[place]!))
      from.set(u, { from: periodAt(filled.from[place]!), to: periodAt(filled.to[place]!) });
    return filled.values[place]!;
  });
  return { values, from };
}

/** What a recipe says of imputation over time, as `imputeOverTime` wants it. */
export function overTimeOptions({ method, maxYears }: ImputeChoice): OverTimeOptions {
  return {
    method: method as "latest" | "linear" | "constant",
    ...(maxYears === undefined ? {} : { maximumDistance: maxYears }),
  };
}
