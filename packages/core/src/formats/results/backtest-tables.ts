/** A backtest in full: every forecast scored, and how often what was said came true. */

import { monthName, monthNumber } from "../../evidence/index.ts";
import type { Outlook, SeriesOutlook } from "../../outlook/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

/** `scored-forecasts.csv`: one row a series, unit, month forecast from and month ahead. */
export function scoredForecastsTable(outlook: Outlook): ResultTable | null {
  if (outlook.series.every(({ record }) => record === null)) return null;
  return {
    file: "scored-forecasts.csv",
    header: [
      "series",
      "unit",
      "origin",
      "period",
      "horizon",
      "observed",
      "crps",
      "fairCrps",
      "intervalScore",
      "covered",
      "active",
      "onset",
      "baselineCrps",
    ],
    rows: scoredRows(outlook),
  };
}

function* scoredRows({ series }: Outlook): Generator<readonly CsvCell[]> {
  for (const each of series) yield* scoredRowsOf(each);
}

function* scoredRowsOf({ series, record }: SeriesOutlook): Generator<readonly CsvCell[]> {
  if (record === null) return;
  const { method, baseline } = record.scores;
  const yesNo = (flag: number): string => (flag === 1 ? "yes" : "no");
  let at = 0;
  for (const origin of method.origins) {
    for (const horizon of method.horizons) {
      for (const [u, unit] of series.units.entries()) {
        const from = series.months[origin]!;
        yield [
          series.choice.id,
          unit,
          from,
          monthName(monthNumber(from) + horizon),
          horizon,
          series.rows[u]![origin + horizon]!,
          method.crps[at]!,
          method.fairCrps[at]!,
          method.intervalScore[at]!,
          // What did not come, or was not foretold, lies neither in nor out.
          Number.isNaN(method.crps[at]!) ? "" : yesNo(method.covered[at]!),
          yesNo(method.active[at]!),
          yesNo(method.onset[at]!),
          baseline.crps[at]!,
        ];
        at++;
      }
    }
  }
}
