/** Quality of observations: what cannot be right is left out, with a finding that says where and why. */

import type { Finding, Place } from "../../finding.ts";
import { createFindingList, type FindingList } from "../../finding-list.ts";
import { type Indicator, periodEnd } from "../../framework/index.ts";
import { NOT_COLLECTED, PRESENT, REJECTED } from "../missing.ts";
import { indexSeries, type Observations, type SeriesIndex } from "../observations.ts";
import type { Unit } from "../unit.ts";
import { slipAgainstHistory, slipsAmongUnits } from "./slip.ts";

export type CheckedObservations = {
  readonly observations: Observations;
  readonly findings: readonly Finding[];
};

type Check = {
  readonly observations: Observations;
  readonly indicators: readonly Indicator[];
  readonly units: readonly Unit[];
  readonly series: SeriesIndex;
  readonly list: FindingList;
  reject(i: number): void;
};

/**
 * Look for contradicting duplicates, implausible values and slipped powers of ten.
 * Rejected observations keep their row and get the reason `rejected`.
 */
export function checkObservations(
  observations: Observations,
  indicators: readonly Indicator[],
  units: readonly Unit[],
): CheckedObservations {
  const value = observations.value.slice();
  const reason = observations.reason.slice();
  const checked: Observations = { ...observations, value, reason };
  const check: Check = {
    observations: checked,
    indicators,
    units,
    series: indexSeries(observations, units.length, indicators.length),
    list: createFindingList(),
    reject(i) {
      value[i] = Number.NaN;
      reason[i] = REJECTED;
    },
  };
  checkPlausible(check);
  checkEachSeries(check);
  indicators.forEach((_, indicator) => {
    checkAmongUnits(check, indicator);
  });
  return { observations: checked, findings: check.list.all() };
}

function placeOf({ observations, indicators }: Check, i: number): Place {
  const file = observations.file[i]!;
  const column = observations.wideFiles.has(file) ? indicators[observations.indicator[i]!]!.id : "value";
  const row = observations.row[i]!;
  // An estimate is of no single row.
  return { file: observations.files[file]!, ...(row === 0 ? {} : { row }), column };
}

function namesOf({ observations, indicators, units }: Check, i: number): Record<string, string> {
  return {
    unit: units[observations.unit[i]!]!.id,
    indicator: indicators[observations.indicator[i]!]!.id,
    period: observations.periods[observations.period[i]!]!,
  };
}

function checkPlausible(check: Check): void {
  const { observations, indicators, list } = check;
  for (let i = 0; i < observations.count; i++) {
    const value = observations.value[i]!;
    const { plausibleMin, plausibleMax } = indicators[observations.indicator[i]!]!;
    if (!(value < plausibleMin) && !(value > plausibleMax)) continue;
    const range = `${Number.isNaN(plausibleMin) ? "…" : plausibleMin} – ${Number.isNaN(plausibleMax) ? "…" : plausibleMax}`;
    list.add("value-implausible", placeOf(check, i), { ...namesOf(check, i), value, range });
    check.reject(i);
  }
}

function checkEachSeries(check: Check): void {
  const { observations, series } = check;
  for (let cell = 0; cell < series.head.length; cell++) {
    const first = series.head[cell]!;
    if (first < 0 || series.next[first]! < 0) continue;
    const members: number[] = [];
    for (let i = first; i >= 0; i = series.next[i]!) members.unshift(i);
    checkDuplicates(check, members);
    const present = members.filter((i) => observations.reason[i] === PRESENT);
    if (present.length >= 3) checkHistory(check, present);
  }
}

/** The same value twice is kept once; two different values for one key contradict each other and both go. */
function checkDuplicates(check: Check, members: readonly number[]): void {
  const { observations, list } = check;
  const byPeriod = new Map<number, number>();
  for (const i of members) {
    const period = observations.period[i]!;
    const earlier = byPeriod.get(period);
    // "Not collected" says nothing against a value, such as an empty cell of a wide table beside it.
    const saysNothing = (j: number): boolean => observations.reason[j] === NOT_COLLECTED;
    if (earlier === undefined || (saysNothing(earlier) && !saysNothing(i))) {
      if (earlier !== undefined) check.reject(earlier);
      byPeriod.set(period, i);
      continue;
    }
    if (saysNothing(i) && !saysNothing(earlier)) {
      check.reject(i);
      continue;
    }
    const same =
      Object.is(observations.value[i], observations.value[earlier]) &&
      observations.reason[i] === observations.reason[earlier] &&
      observations.bound.get(i) === observations.bound.get(earlier);
    list.add("observation-duplicate", placeOf(check, i), {
      ...namesOf(check, i),
      row: observations.row[earlier]!,
      same: same ? "yes" : "no",
    });
    check.reject(i);
    if (!same) check.reject(earlier);
  }
}

function checkHistory(check: Check, present: readonly number[]): void {
  const { observations } = check;
  const values = present.map((i) => observations.value[i]!);
  present.forEach((i, k) => {
    const factor = slipAgainstHistory(values[k]!, values.toSpliced(k, 1));
    if (factor !== null) rejectSlip(check, i, factor, "history");
  });
}

/** Each unit's newest value beside the other units' newest. */
function checkAmongUnits(check: Check, indicator: number): void {
  const { observations, series, units } = check;
  const newest = new Int32Array(units.length).fill(-1);
  for (let u = 0; u < units.length; u++) {
    for (let i = series.head[indicator * units.length + u]!; i >= 0; i = series.next[i]!) {
      if (observations.reason[i] !== PRESENT) continue;
      if (newest[u]! < 0 || isLater(observations, i, newest[u]!)) newest[u] = i;
    }
  }
  // Raw counts grow with the population; only what is measured on one scale can be compared among units.
  if (check.indicators[indicator]!.denominator !== null || check.indicators[indicator]!.direction === 0)
    return;
  const values = new Float64Array(units.length).fill(Number.NaN);
  for (let u = 0; u < units.length; u++) if (newest[u]! >= 0) values[u] = observations.value[newest[u]!]!;
  for (const slip of slipsAmongUnits(values)) rejectSlip(check, newest[slip.index]!, slip.factor, "units");
}

function isLater({ periods, period }: Observations, a: number, b: number): boolean {
  return periodEnd(periods[period[a]!]!) > periodEnd(periods[period[b]!]!);
}

function rejectSlip(check: Check, i: number, factor: number, against: "history" | "units"): void {
  check.list.add("value-slip", placeOf(check, i), {
    ...namesOf(check, i),
    value: check.observations.value[i]!,
    factor: factor >= 1 ? `×${factor}` : `÷${1 / factor}`,
    against,
  });
  check.reject(i);
}
