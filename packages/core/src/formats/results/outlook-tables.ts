/** Forecasts of an outlook as tables, with what their method was worth. */

import { forecastQuantile, type Outlook, type SeriesOutlook, type Skill } from "../../outlook/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

type Row = readonly CsvCell[];

const NONE = Number.NaN;

/** `forecasts.csv`: one row a series, unit and month ahead, with the skill of its method in that unit. */
export function forecastsTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.series.length === 0) return null;
  return {
    file: "forecasts.csv",
    header: [
      "series",
      "unit",
      "period",
      "horizon",
      "asOf",
      "median",
      "low50",
      "high50",
      "low",
      "high",
      "level",
      "n",
      "method",
      "baseline",
      "skill",
      "skillN",
      "coverage",
      "reason",
    ],
    rows: outlook.series.flatMap((each) => forecastRows(each, outlook)),
  };
}

function forecastRows(
  { series, method, baseline, periods, units }: SeriesOutlook,
  { asOf, choice: { level } }: Outlook,
): readonly Row[] {
  const ends = [0.5, 0.25, 0.75, (1 - level) / 2, (1 + level) / 2];
  return units.flatMap(({ unit, history, forecasts, skill }) => {
    const n = history.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
    return forecasts.map((forecast, h) => [
      series.choice.id,
      unit,
      periods[h]!,
      h + 1,
      asOf,
      ...ends.map((p) => forecastQuantile(forecast, p)),
      level,
      n,
      method,
      baseline,
      ...skillCells(skill),
      forecast.values.length > 0 ? "" : (forecast.reason?.kind ?? "no-history"),
    ]);
  });
}

function skillCells(skill: Skill | null): Row {
  return skill === null ? [NONE, 0, NONE] : [skill.skill, skill.n, skill.coverage];
}

/** `skill.csv`: each method against its baseline on the past, over all units by month ahead, and in each unit. */
export function skillTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.series.length === 0) return null;
  return {
    file: "skill.csv",
    header: [
      "series",
      "unit",
      "horizon",
      "method",
      "baseline",
      "from",
      "to",
      "origins",
      "n",
      "crps",
      "fairCrps",
      "intervalScore",
      "baselineCrps",
      "skill",
      "dieboldMarianoP",
      "level",
      "coverage",
      "activeCoverage",
      "onsets",
      "onsetCrps",
      "baselineOnsetCrps",
    ],
    rows: outlook.series.flatMap((each) => skillRows(each, outlook.choice.level)),
  };
}

function skillRows(
  { series, method, baseline, units, record }: SeriesOutlook,
  level: number,
): readonly Row[] {
  if (record === null) return [];
  const head = (unit: string, horizon: number): Row => [
    series.choice.id,
    unit,
    horizon,
    method,
    baseline,
    record.from,
    record.to,
    record.origins,
  ];
  const { comparison, method: own, baseline: other } = record;
  const p = ({ test }: Skill): number => test?.pValue ?? NONE;
  return [
    [
      ...head("", NONE),
      comparison.n,
      own.meanCrps,
      own.meanFairCrps,
      own.meanIntervalScore,
      other.meanCrps,
      comparison.skill,
      p(comparison),
      level,
      own.coverage,
      own.activeCoverage,
      own.onsets,
      own.onsetMeanCrps,
      other.onsetMeanCrps,
    ],
    ...comparison.byHorizon.map((each, h) => [
      ...head("", each.horizon),
      each.n,
      own.byHorizon[h]!.meanCrps,
      NONE,
      NONE,
      other.byHorizon[h]!.meanCrps,
      each.skill,
      p(each),
      level,
      each.coverage,
      NONE,
      NONE,
      NONE,
      NONE,
    ]),
    ...units.flatMap(({ unit, skill }) =>
      skill === null
        ? []
        : [
            [
              ...head(unit, NONE),
              skill.n,
              NONE,
              NONE,
              NONE,
              NONE,
              skill.skill,
              p(skill),
              level,
              skill.coverage,
              NONE,
              NONE,
              NONE,
              NONE,
            ],
          ],
    ),
  ];
}
