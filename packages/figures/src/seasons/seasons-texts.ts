/** The calendar of seasons in words and as a table. */

import { formatList, formatShare, formatTick, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { monthName, shortMonthName } from "../drawing/period-words.ts";
import {
  type MonthlyProfile,
  measureOf,
  monthsUntil,
  nextToActOn,
  runsIn,
  type SeasonRow,
  type SeasonsData,
  sortedSeasons,
  yearMonths,
} from "./seasons-data.ts";

export function seasonsTexts(data: SeasonsData, say: Say): FigureTexts {
  return { title: seasonsTitle(data, say), summary: seasonsSummary(data, say) };
}

/** What runs, and what must be done next, or else what comes next. */
export function seasonsTitle(data: SeasonsData, say: Say): string {
  const { month, rows } = data;
  if (rows.length === 0) return say("figure.seasons.title-none");
  const running = sortedSeasons(data).filter((row) => runsIn(row, month));
  const act = nextToActOn(data);
  const next =
    act ?? rows.toSorted((a, b) => untilBegin(a, month) - untilBegin(b, month) || (a.id < b.id ? -1 : 1))[0]!;
  return say(`figure.seasons.title-${act === undefined ? "next" : "act"}`, {
    month: monthName(month, say),
    count: running.length,
    first: running[0]?.title ?? "",
    second: running[1]?.title ?? "",
    more: running.length - 2,
    next: next.title,
    begins: monthName(next.begins, say),
    actBy: act === undefined ? "" : monthName(act.actBy, say),
  });
}

/** A season that begins this month has begun: it comes again in a year. */
function untilBegin({ begins }: SeasonRow, month: number): number {
  return monthsUntil(month, begins) || 12;
}

export function seasonsSummary(data: SeasonsData, say: Say): string {
  if (data.rows.length + data.profiles.length === 0) return say("figure.seasons.title-none");
  return [
    ...sortedSeasons(data).map((row) =>
      say("figure.seasons.summary-season", {
        title: row.title,
        kind: row.kind,
        begins: monthName(row.begins, say),
        ends: monthName(row.ends, say),
        running: runsIn(row, data.month) ? "yes" : "no",
        threats: row.threats.length > 0 ? "yes" : "no",
        list: formatList(row.threats),
        act: row.actBy === undefined ? "no" : "yes",
        actBy: row.actBy === undefined ? "" : monthName(row.actBy, say),
      }),
    ),
    ...data.profiles.map((profile) => profileSentence(profile, say)),
  ].join(" ");
}

function profileSentence(profile: MonthlyProfile, say: Say): string {
  const { title, years } = profile;
  const known = profile.months
    .flatMap((value, i) => (value === null ? [] : [{ value, month: i + 1 }]))
    .toSorted((a, b) => a.value - b.value || a.month - b.month);
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined) {
    return say("figure.seasons.summary-profile-none", { title });
  }
  return say("figure.seasons.summary-profile", {
    title,
    years,
    most: monthName(most.month, say),
    value: profileValue(most.value, profile, say),
    least: monthName(least.month, say),
    low: profileValue(least.value, profile, say),
  });
}

/** A share in percent, or how many times the mean. */
export function profileValue(value: number, profile: MonthlyProfile, say: Say): string {
  return measureOf(profile) === "share"
    ? formatShare(value)
    : say("figure.seasons.times", { value: formatTick(Math.round(value * 10) / 10) });
}

export function seasonsTable(data: SeasonsData, say: Say): FigureTable {
  const months = yearMonths.map((month) => shortMonthName(month, say));
  const empty = yearMonths.map(() => null);
  return {
    caption: say("figure.seasons.caption"),
    columns: [
      ...["name", "kind", "begins", "ends", "threats", "act-by"].map((key) =>
        say(`figure.seasons.column.${key}`),
      ),
      ...months,
    ],
    formats: ["text", "text", "text", "text", "text", "text", ...yearMonths.map(() => "score" as const)],
    rows: [
      ...sortedSeasons(data).map((row) => [
        row.title,
        row.kind,
        monthName(row.begins, say),
        monthName(row.ends, say),
        row.threats.length === 0 ? null : formatList(row.threats),
        row.actBy === undefined ? null : monthName(row.actBy, say),
        ...empty,
      ]),
      ...data.profiles.map(({ title, unitOfMeasure, months: values }) => [
        ...[title, unitOfMeasure, null, null, null, null],
        ...yearMonths.map((_, i) => values[i] ?? null),
      ]),
    ],
  };
}
