/** What was published of an area's phase: of how things were, and of how they were expected to become. */

import { dayNumber, lastMonth, type SeriesValue } from "../../evidence/index.ts";
import { isProjected } from "../monthly/index.ts";
import { type PhaseReading, phaseOfShares } from "./phase-of-shares.ts";

export type PhaseRecord = {
  readonly unit: string;
  readonly period: string;
  /** Date or month; empty where that is not stated. */
  readonly published: string;
  readonly status: "current" | "projected";
  /** Of people in phases 1 to 5. */
  readonly shares: readonly number[];
  readonly reading: PhaseReading;
};

/**
 * One record for each unit, period and date of publication, in the order in which they first come. What was published
 * before the last month of its period is projected; what was published later, or at no stated time, is current. A share that
 * was not published with the others is missing.
 *
 * @param shares  ids of the five series with the shares of people in phases 1 to 5
 * @throws RangeError  for another number of series than five
 * @example
 * phaseRecords([{ unit: "a", series: "p3", period: "2026-09", asOf: "2026-05", value: 0.2 }], ["p1", "p2", "p3", "p4", "p5"])[0].status; // => "projected"
 */
export function phaseRecords(
  values: readonly SeriesValue[],
  shares: readonly string[],
): readonly PhaseRecord[] {
  if (shares.length !== 5) throw new RangeError(`Cannot read phases from ${shares.length} series: give five`);
  const records = new Map<string, Omit<PhaseRecord, "reading" | "shares"> & { shares: number[] }>();
  for (const { unit, series, period, asOf, value } of values) {
    const phase = shares.indexOf(series);
    if (phase < 0) continue;
    const key = JSON.stringify([unit, period, asOf]);
    const record = records.get(key) ?? {
      unit,
      period,
      published: asOf,
      status: isProjected({ period, asOf }) ? "projected" : "current",
      shares: new Array<number>(5).fill(Number.NaN),
    };
    record.shares[phase] = value;
    records.set(key, record);
  }
  return [...records.values()].map((record) => ({ ...record, reading: phaseOfShares(record.shares) }));
}

export type PhasesNow = {
  readonly unit: string;
  /** Of the latest period that is known as it was; null of none. */
  readonly current: PhaseRecord | null;
  /** Of the periods after it, as last published, in order of time. */
  readonly projected: readonly PhaseRecord[];
};

/**
 * What was known on a date, unit by unit: the latest current record, and the projections beyond it. Of each period what
 * was published last by then counts.
 *
 * @throws RangeError  for a date that is none
 * @example
 * phasesAsOf([], "2026-11"); // => []
 */
export function phasesAsOf(records: readonly PhaseRecord[], asOf: string): readonly PhasesNow[] {
  const day = dayNumber(asOf);
  if (Number.isNaN(day)) throw new RangeError(`Cannot look back to "${asOf}": write 2026-11-23 or 2026-11`);
  const known = records.filter((record) => publishedDay(record) <= day);
  return [...new Set(known.map(({ unit }) => unit))].map((unit) => {
    const own = lastOfPeriods(known.filter((record) => record.unit === unit));
    const current = own.findLast(({ status }) => status === "current") ?? null;
    const after = current === null ? Number.NEGATIVE_INFINITY : lastDay(current.period);
    const projected = own.filter(({ status, period }) => status === "projected" && lastDay(period) > after);
    return { unit, current, projected };
  });
}

/** Of each period what was published last, in order of time; a current record before any projection. */
function lastOfPeriods(records: readonly PhaseRecord[]): readonly PhaseRecord[] {
  const last = new Map<string, PhaseRecord>();
  for (const record of records) {
    const before = last.get(record.period);
    const isLater =
      before === undefined ||
      (record.status === before.status
        ? publishedDay(record) >= publishedDay(before)
        : record.status === "current");
    if (isLater) last.set(record.period, record);
  }
  return [...last.values()].toSorted((a, b) => lastDay(a.period) - lastDay(b.period));
}

/** When a record became known; always, where that is not stated. */
export function publishedDay({ published }: PhaseRecord): number {
  return published === "" ? Number.NEGATIVE_INFINITY : dayNumber(published);
}

/** The last day of a year, quarter or month, or the day itself. */
export function lastDay(period: string): number {
  const day = dayNumber(lastMonth(period));
  if (Number.isNaN(day))
    throw new RangeError(`Cannot read period "${period}": write 2026, 2026-Q3 or 2026-11`);
  return day;
}
