/** Months and dates as people write them. */

import type { Say } from "@salus/core";

/** Months since the year 0; undefined for a period that is no month. */
export function monthIndex(period: string): number | undefined {
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  if (year === undefined || month === undefined) return undefined;
  const number = Number(month);
  return number >= 1 && number <= 12 ? Number(year) * 12 + number - 1 : undefined;
}

/** @param month  1–12 */
export function monthName(month: number, say: Say): string {
  return say("figure.month.long", { month });
}

export function shortMonthName(month: number, say: Say): string {
  return say("figure.month.short", { month });
}

/** A month or a day by its name; other periods as they are. */
export function periodWords(period: string, say: Say): string {
  const day = /^(\d{4})-(\d{2})-(\d{2})$/.exec(period);
  if (day !== null)
    return say("figure.month.day", { year: day[1]!, month: Number(day[2]), day: Number(day[3]) });
  const index = monthIndex(period);
  if (index === undefined) return period;
  return say("figure.month.of-year", { year: String(Math.floor(index / 12)), month: (index % 12) + 1 });
}

/** A day, a month or a year as years with a fraction; NaN for other periods. */
export function yearsOf(period: string): number {
  const [, year, month = "01", day = "01"] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(period) ?? [];
  return year === undefined ? Number.NaN : Number(year) + (Number(month) - 1) / 12 + (Number(day) - 1) / 372;
}
