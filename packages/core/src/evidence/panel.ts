/** A panel: for one period, the value chosen for each indicator and unit, or the reason why there is none. */

import { type Indicator, periodEnd } from "../framework/index.ts";
import { denominateColumn } from "./denominate.ts";
import type { Evidence } from "./evidence.ts";
import { BELOW_DETECTION, NOT_COLLECTED, PRESENT } from "./missing.ts";
import { indexSeries, isInformative, type Observations, type SeriesIndex } from "./observations.ts";

/** Columns of one indicator after the other: entry `indicator × unitCount + unit`. */
export type Panel = {
  readonly period: string;
  readonly unitCount: number;
  readonly values: Float64Array;
  /** 0 where observed, else a code of `missingReason`; a finite value with `below-detection` stands at its bound. */
  readonly reasons: Uint8Array;
  /** NaN where none is stated; null where no observation states one. */
  readonly standardErrors: Float64Array | null;
  /** Index of the observation behind each entry, −1 for none. */
  readonly observation: Int32Array;
  /** Period of that observation as an index into `periods` plus one; 0 for none. */
  readonly sourcePeriod: Uint16Array;
  readonly periods: readonly string[];
};

export type PeriodChoice = {
  readonly at: string;
  /** `exact`: only observations of that very period; `latest`: the newest one not after it. */
  readonly take: "exact" | "latest";
  /** For `latest`: older observations are not used. */
  readonly maxAgeYears: number;
};

export type PanelOptions = {
  readonly period: PeriodChoice;
  /** `bound` lets a value that is only known to lie below a bound stand at that bound; `gap` leaves it out. */
  readonly belowDetection: "gap" | "bound";
};

/** One indicator's column, a view without copying. */
export function panelColumn(panel: Panel, indicator: number): Float64Array {
  return panel.values.subarray(indicator * panel.unitCount, (indicator + 1) * panel.unitCount);
}

/** Choose for each indicator and unit the observation that stands for the period, and divide by denominators. */
export function selectPanel(
  indicators: readonly Indicator[],
  evidence: Evidence,
  options: PanelOptions,
): Panel {
  const { observations, units } = evidence;
  const size = indicators.length * units.length;
  const panel = {
    period: options.period.at,
    unitCount: units.length,
    values: new Float64Array(size).fill(Number.NaN),
    reasons: new Uint8Array(size).fill(NOT_COLLECTED),
    standardErrors: observations.standardError === null ? null : new Float64Array(size).fill(Number.NaN),
    observation: new Int32Array(size).fill(-1),
    sourcePeriod: new Uint16Array(size),
    periods: observations.periods,
  };
  const series = indexSeries(observations, units.length, indicators.length);
  const ages = periodAges(observations.periods, options.period);
  for (let cell = 0; cell < size; cell++) {
    const chosen = chooseObservation(observations, series, cell, ages);
    if (chosen < 0) continue;
    panel.observation[cell] = chosen;
    panel.sourcePeriod[cell] = observations.period[chosen]! + 1;
    panel.reasons[cell] = observations.reason[chosen]!;
    panel.values[cell] = observations.value[chosen]!;
    if (panel.standardErrors !== null) panel.standardErrors[cell] = observations.standardError![chosen]!;
    const bound =
      observations.reason[chosen] === BELOW_DETECTION ? observations.bound.get(chosen) : undefined;
    if (bound !== undefined && options.belowDetection === "bound") panel.values[cell] = bound;
  }
  denominate(panel, indicators, evidence);
  return panel;
}

/** Age in years of each period at the chosen one; infinite where it may not be used. */
function periodAges(periods: readonly string[], { at, take, maxAgeYears }: PeriodChoice): Float64Array {
  const end = periodEnd(at);
  return Float64Array.from(periods, (period) => {
    const age = end - periodEnd(period);
    const usable = take === "exact" ? period === at : age >= -1e-9 && age <= maxAgeYears + 1e-9;
    return usable ? Math.max(age, 0) : Number.POSITIVE_INFINITY;
  });
}

/** The newest observation that states something, else the newest gap, else −1. */
function chooseObservation(
  observations: Observations,
  series: SeriesIndex,
  cell: number,
  ages: Float64Array,
): number {
  let best = -1;
  let bestAge = Number.POSITIVE_INFINITY;
  let bestInforms = false;
  for (let i = series.head[cell]!; i >= 0; i = series.next[i]!) {
    const age = ages[observations.period[i]!]!;
    if (age === Number.POSITIVE_INFINITY) continue;
    const informs = isInformative(observations, i);
    // Chains run from the last row to the first, so on equal terms the earlier row wins.
    if (best < 0 || (informs && !bestInforms) || (informs === bestInforms && age <= bestAge)) {
      best = i;
      bestAge = age;
      bestInforms = informs;
    }
  }
  return best;
}

type MutablePanel = { -readonly [K in keyof Panel]: Panel[K] };

function denominate(panel: MutablePanel, indicators: readonly Indicator[], evidence: Evidence): void {
  const n = panel.unitCount;
  // Numerators may share a denominator, so quotients are formed from the values as read.
  const read = panel.values.slice();
  indicators.forEach((indicator, i) => {
    if (indicator.denominator === null) return;
    const divisor = indicators.findIndex((each) => each.id === indicator.denominator);
    const column = read.subarray(i * n, (i + 1) * n);
    const by =
      divisor >= 0
        ? read.subarray(divisor * n, (divisor + 1) * n)
        : Float64Array.from(evidence.units, (unit) => unit.population);
    const scale = indicator.denominatorScale;
    denominateColumn(column, by, { scale }).forEach((quotient, u) => {
      if (Number.isNaN(column[u]!)) return;
      const cell = i * n + u;
      panel.values[cell] = quotient;
      if (!Number.isNaN(quotient)) {
        if (panel.standardErrors !== null) panel.standardErrors[cell]! *= scale / by[u]!;
      } else if (panel.reasons[cell] === PRESENT) panel.reasons[cell] = NOT_COLLECTED;
    });
  });
}
