/** An outlook as JSON: forecasts as quantiles, records of methods and rules whole. */

import {
  forecastQuantile,
  type Outlook,
  type SeriesOutlook,
  type SeriesRecord,
} from "../../outlook/index.ts";

/** Quantiles that say most of a distribution: ends and middles of the usual bands. */
const QUANTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];

/** The document; what is no number is null. */
export function outlookJson(outlook: Outlook | null): string {
  if (outlook === null) return "null";
  const { asOf, choice, series, probabilities, phases, outbreaks, rules, seasons } = outlook;
  return JSON.stringify({
    asOf,
    choice,
    series: series.map(seriesJson),
    probabilities,
    phases,
    outbreaks,
    rules,
    seasons,
  });
}

function seriesJson({ series, method, baseline, periods, units, record, profile }: SeriesOutlook): object {
  return {
    id: series.choice.id,
    kind: series.kind,
    months: series.months,
    lag: series.lag,
    method,
    baseline,
    periods,
    quantiles: QUANTILES,
    units: units.map(({ unit, history, forecasts, skill }) => ({
      unit,
      history: [...history],
      forecasts: forecasts.map((forecast) => QUANTILES.map((p) => forecastQuantile(forecast, p))),
      reason: forecasts.find(({ values }) => values.length === 0)?.reason ?? null,
      skill,
    })),
    record: record === null ? null : withoutScores(record),
    profile,
  };
}

/** Scores of single forecasts stand in the table of a backtest. */
function withoutScores({ scores: _, ...record }: SeriesRecord): object {
  return record;
}
