/** The fan in words and as a table. */

import { formatShare, formatValue, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { periodWords } from "../drawing/period-words.ts";
import { withoutStop } from "../drawing/sentence.ts";
import type { FanData, FanPanel, FanStep } from "./fan-data.ts";
import { fanNumber } from "./fan-number.ts";
import { skillSentence } from "./skill-words.ts";

export function fanTexts(data: FanData, say: Say): FigureTexts {
  return { title: fanTitle(data, say), summary: fanSummary(data, say), note: say("figure.fan.note") };
}

/** Where the series is at the end of the forecast, or that nothing can be said. */
export function fanTitle(data: FanData, say: Say): string {
  const { place, seriesTitle, level, forecast } = data;
  const last = forecast.at(-1);
  if (last === undefined) return say("figure.fan.title-none", { place, series: seriesTitle });
  return say("figure.fan.title", {
    place,
    series: seriesTitle,
    level: formatShare(level),
    ...stepValues(last, say),
  });
}

export function fanSummary(data: FanData, say: Say): string {
  const { place, seriesTitle, unitOfMeasure, level, asOf, forecast } = data;
  const values = { place, series: seriesTitle, unitOfMeasure, asOf: periodWords(asOf, say) };
  return [
    say("figure.fan.summary-head", values),
    ...lastSeen(data, say),
    ...(forecast.length === 0
      ? [say("figure.fan.stop", { sentence: noForecastWords(data, say) })]
      : forecast.map((step) =>
          say("figure.fan.summary-step", { level: formatShare(level), ...stepValues(step, say) }),
        )),
    say("figure.fan.stop", { sentence: skillSentence(data, level, say) }),
  ].join(" ");
}

function lastSeen({ history }: FanPanel, say: Say): readonly string[] {
  const last = history.findLast(({ value }) => value !== null);
  if (last === undefined) return [];
  const gaps = history.filter(({ value }) => value === null).length;
  return [
    say("figure.fan.summary-last", {
      period: periodWords(last.period, say),
      value: formatValue(last.value),
      gaps,
    }),
  ];
}

function stepValues(step: FanStep, say: Say): Readonly<Record<string, string>> {
  return {
    period: periodWords(step.period, say),
    ...Object.fromEntries(
      (["median", "low", "high", "low50", "high50"] as const).map((key) => [key, fanNumber(step[key], step)]),
    ),
  };
}

/** Stands where the fan would. */
export function noForecastWords({ reason }: Pick<FanPanel, "reason">, say: Say): string {
  return reason === undefined
    ? say("figure.fan.none")
    : say("figure.fan.none-reason", { reason: withoutStop(reason) });
}

export function fanTable(data: FanData, say: Say): FigureTable {
  const { place, seriesTitle, unitOfMeasure, level } = data;
  return {
    caption: say("figure.fan.caption", { place, series: seriesTitle, unitOfMeasure }),
    columns: fanColumns(level, say),
    formats: ["text", "value", "value", "value", "value", "value", "value"],
    rows: [
      ...data.history.map(({ period, value }) => [period, value, null, null, null, null, null]),
      ...data.forecast.map(fanRow),
    ],
  };
}

export function fanColumns(level: number, say: Say): readonly string[] {
  return ["period", "value", "median", "low50", "high50", "low", "high"].map((key) =>
    say(`figure.fan.column.${key}`, { level: formatShare(level) }),
  );
}

export function fanRow({ period, median, low50, high50, low, high }: FanStep): (string | number | null)[] {
  return [period, null, median, low50, high50, low, high];
}
