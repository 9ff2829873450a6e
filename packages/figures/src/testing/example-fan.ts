/** For tests: made-up series and forecasts. No number here describes a real place. */

import type { FanData, FanGridData, FanPanel, FanSkill, FanStep } from "../fan/fan-data.ts";

function period(index: number): string {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

const lastSeen = 2022 * 12 + 11;

function history(count: number, level: number, gaps: readonly number[]): FanPanel["history"] {
  return Array.from({ length: count }, (_, i) => ({
    period: period(lastSeen - count + 1 + i),
    value: gaps.includes(i) ? null : Math.round(level * (1 + 0.6 * Math.sin(i / 3) + (i % 5) / 6)),
  }));
}

function forecast(level: number, steps = 6): readonly FanStep[] {
  return Array.from({ length: steps }, (_, i) => ({
    period: period(lastSeen + 1 + i),
    median: level,
    low50: level * (0.75 - i / 40),
    high50: level * (1.4 + i / 20),
    low: level * (0.3 - i / 40),
    high: level * (2.6 + i / 6),
  }));
}

const skill: FanSkill = {
  baseline: "the last twelve months",
  value: 0.06,
  n: 1380,
  coverage: 0.91,
  beats: true,
};

/** Eighty months of which three have no value, one of them beside another. */
export const exampleFan: FanData = {
  place: "The valley",
  seriesTitle: "Deaths in organised violence",
  unitOfMeasure: "deaths a month",
  level: 0.9,
  asOf: "2022-12",
  history: history(80, 24, [40, 42, 60]),
  forecast: forecast(22),
  skill,
};

/** Too little history for a forecast. */
export const exampleFanWithout: FanData = {
  ...exampleFan,
  place: "The islands",
  history: history(9, 3, []),
  forecast: [],
  skill: null,
  reason: "fewer than 24 months of history.",
  skillReason: "there is no forecast to score",
};

/** Six places: better, perhaps by chance, worse, without skill, without a forecast, and one of its own size. */
export const exampleFanGrid: FanGridData = {
  seriesTitle: exampleFan.seriesTitle,
  unitOfMeasure: exampleFan.unitOfMeasure,
  level: 0.9,
  asOf: "2022-12",
  panels: [
    { ...exampleFanWithout, place: "Islands" },
    { place: "Valley", history: history(80, 24, [70]), forecast: forecast(22), skill },
    {
      place: "Coast beyond the northern mountains",
      history: history(80, 4, []),
      forecast: forecast(3),
      skill: { ...skill, value: -0.03, beats: false },
    },
    {
      place: "Hills",
      history: history(80, 240, []),
      forecast: forecast(310),
      skill: { ...skill, value: 0.02, beats: false },
    },
    { place: "Lakes", history: history(80, 9, []), forecast: forecast(8), skill: null },
    {
      place: "Plain",
      history: history(80, 12, []),
      forecast: forecast(11),
      skill: { ...skill, value: 0.001 },
    },
  ],
};
