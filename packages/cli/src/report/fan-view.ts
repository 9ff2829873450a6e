/** The forecast of one place as its fan is drawn. */

import { forecastQuantile, type Outlook, type SeriesOutlook, type UnitForecast } from "@salus/core";
import type { FanPanel } from "@salus/figures";
import { placeTitle } from "./outlook-view.ts";
import type { ReportView } from "./report-view.ts";

/** Months of the past that stand before a fan. */
const SHOWN_PAST = 36;

type Around = { readonly view: ReportView; readonly outlook: Outlook };

/** History, bands and skill of a place. Skill stands beside the fan also where it is below 0. */
export function fanPanel(
  { unit, history, forecasts, skill }: UnitForecast,
  { series, periods, baseline }: SeriesOutlook,
  { view, outlook }: Around,
): FanPanel {
  const { say } = view;
  const { level } = outlook.choice;
  const first = Math.max(0, series.months.length - SHOWN_PAST);
  const ends = [(1 - level) / 2, (1 + level) / 2] as const;
  const able = forecasts.every(({ values }) => values.length > 0);
  const reason = forecasts.find(({ values }) => values.length === 0)?.reason?.kind ?? "no-history";
  return {
    place: placeTitle(unit, view),
    history: series.months.slice(first).map((period, month) => {
      const value = history[first + month]!;
      return { period, value: Number.isNaN(value) ? null : value };
    }),
    forecast: able
      ? forecasts.map((forecast, h) => ({
          period: periods[h]!,
          median: forecastQuantile(forecast, 0.5),
          low50: forecastQuantile(forecast, 0.25),
          high50: forecastQuantile(forecast, 0.75),
          low: forecastQuantile(forecast, ends[0]),
          high: forecastQuantile(forecast, ends[1]),
        }))
      : [],
    skill:
      skill === null
        ? null
        : {
            baseline: say(`outlook.baseline.${baseline}`),
            value: Number.isFinite(skill.skill) ? skill.skill : null,
            n: skill.n,
            coverage: Number.isNaN(skill.coverage) ? null : skill.coverage,
            beats: skill.beats,
          },
    ...(able ? {} : { reason: say(`outlook.reason.${reason}`) }),
    ...(skill === null ? { skillReason: say("outlook.reason.too-short") } : {}),
  };
}
