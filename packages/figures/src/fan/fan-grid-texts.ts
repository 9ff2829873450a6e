/** Many fans in words and as a table. */

import { formatList, formatShare, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { periodWords } from "../drawing/period-words.ts";
import { type FanGridData, type FanPanel, shownPanels } from "./fan-data.ts";
import { fanNumber } from "./fan-number.ts";
import { fanColumns, fanRow, noForecastWords } from "./fan-texts.ts";
import { shortSkill, skillSentence, skillVerdict } from "./skill-words.ts";

export function fanGridTexts(data: FanGridData, say: Say): FigureTexts {
  const note = [say("figure.fan.note"), scaleWords(data, say), ...cutSentence(data, say)].join(" ");
  return { title: fanGridTitle(data, say), summary: fanGridSummary(data, say), note };
}

/** How many of the forecasts have been better than the baseline. */
export function fanGridTitle(data: FanGridData, say: Say): string {
  const forecasts = data.panels.filter(({ forecast }) => forecast.length > 0);
  const count = (verdicts: readonly string[]): number =>
    forecasts.filter(({ skill }) => verdicts.includes(skillVerdict(skill))).length;
  const series = data.seriesTitle;
  if (forecasts.length === 0) return say("figure.fan.grid.title-none", { series });
  return say("figure.fan.grid.title", {
    series,
    count: forecasts.length,
    better: count(["better", "chance"]),
    worse: count(["worse"]),
  });
}

export function fanGridSummary(data: FanGridData, say: Say): string {
  const { seriesTitle, unitOfMeasure, asOf } = data;
  return [
    say("figure.fan.grid.summary-head", {
      series: seriesTitle,
      unitOfMeasure,
      asOf: periodWords(asOf, say),
    }),
    ...shownPanels(data).map((panel) => panelSentence(panel, data, say)),
    scaleWords(data, say),
    ...cutSentence(data, say),
  ].join(" ");
}

export function panelSentence(panel: FanPanel, { level }: FanGridData, say: Say): string {
  const last = panel.forecast.at(-1);
  const place = panel.place;
  if (last === undefined)
    return say("figure.fan.grid.panel-none", { place, words: noForecastWords(panel, say) });
  return say("figure.fan.grid.panel", {
    place,
    level: formatShare(level),
    period: periodWords(last.period, say),
    median: fanNumber(last.median, last),
    low: fanNumber(last.low, last),
    high: fanNumber(last.high, last),
    skill: shortSkill(panel, say),
  });
}

export function scaleWords({ scale = "own" }: FanGridData, say: Say): string {
  return say(`figure.fan.grid.scale-${scale}`);
}

function cutSentence(data: FanGridData, say: Say): readonly string[] {
  const shown = shownPanels(data);
  const left = data.panels.filter((panel) => !shown.includes(panel)).map(({ place }) => place);
  if (left.length === 0) return [];
  return [say("figure.fan.grid.cut", { shown: shown.length, count: left.length, places: formatList(left) })];
}

export function fanGridTable(data: FanGridData, say: Say): FigureTable {
  const { seriesTitle, unitOfMeasure, level, panels } = data;
  return {
    caption: say("figure.fan.grid.caption", { series: seriesTitle, unitOfMeasure }),
    columns: [say("figure.fan.column.place"), ...fanColumns(level, say), say("figure.fan.column.skill")],
    formats: ["text", "text", "value", "value", "value", "value", "value", "value", "text"],
    rows: panels.flatMap((panel) => {
      const { place, history, forecast } = panel;
      const last = history.at(-1);
      const skill = forecast.length === 0 ? noForecastWords(panel, say) : skillSentence(panel, level, say);
      return [
        ...(last === undefined
          ? []
          : [[place, last.period, last.value, null, null, null, null, null, skill]]),
        ...forecast.map((step) => [place, ...fanRow(step), null]),
      ];
    }),
  };
}
