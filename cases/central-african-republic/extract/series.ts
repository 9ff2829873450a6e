/** Rows of `series.csv`: phases of food insecurity, food prices, and people who had to leave their homes. */

import { cell, type Row } from "../../world-2015/extract/tables.ts";
import type { DataFolder } from "./data-folder.ts";
import type { PhaseShares } from "./food-phases.ts";
import { countryId } from "./prefectures.ts";

export const seriesColumns = "unit,series,period,value,asOf,source".split(",");

/** From then on the source lists floods and storms one by one, with their month. */
const FIRST_WEATHER_YEAR = "2013";

/**
 * Shares of people by phase, for the first month of the span for which the analysis holds, known since the month of the
 * analysis: those foreseen stand beside those seen, and are told apart by their date. What rules read has series of its own.
 */
export function phaseRows(analyses: readonly PhaseShares[]): readonly Row[] {
  return analyses.flatMap(({ unit, kind, analysed, begins, people, shares }) => {
    const prefix = kind === "current" ? "ipc" : "ipc-projected";
    const from = (phase: number): number => shares.slice(phase - 1).reduce((sum, share) => sum + share, 0);
    const values = [
      ...shares.map((share, p) => [`ipc-${p + 1}`, share] as const),
      [`${prefix}-3plus`, from(3)] as const,
      [`${prefix}-4plus`, from(4)] as const,
    ].map(([series, share]) => [series, share.toFixed(4)] as const);
    return [...values, [`${prefix}-people`, String(people)] as const].map(([series, value]) => ({
      unit,
      series,
      period: begins,
      value,
      asOf: analysed,
      source: "ipc",
    }));
  });
}

/** Series of the country as a whole; their sources do not say when a value was first published. */
export function nationalRows({ table }: Pick<DataFolder, "table">): readonly Row[] {
  const national = (series: string, source: string, values: ReadonlyMap<string, string>): readonly Row[] =>
    [...values]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([period, value]) => ({ unit: countryId, series, period, value, asOf: "", source }));
  const prices = table("foodPrices").map(
    (row) => [cell(row, "date").slice(0, 7), cell(row, "Close")] as const,
  );
  const within = table("displacedWithin")
    .filter((row) => cell(row, "coo_iso") === "CAF" && cell(row, "coa_iso") === "CAF")
    .map((row) => [cell(row, "year"), cell(row, "total")] as const);
  const abroad = table("refugees")
    .filter((row) => cell(row, "coo_iso") === "CAF" && cell(row, "coa_iso") !== "CAF")
    .map((row) => [cell(row, "year"), Number(cell(row, "refugees") || "0")] as const);
  const weather = table("weatherDisplacement")
    .filter((row) => cell(row, "start_date") >= FIRST_WEATHER_YEAR && cell(row, "new_displacement") !== "")
    .map((row) => [cell(row, "start_date").slice(0, 7), Number(cell(row, "new_displacement"))] as const);
  return [
    ...national("food-price", "wb-rtfp", new Map(prices)),
    ...national("displaced-within", "idmc", new Map(within)),
    ...national("refugees-abroad", "unhcr", sums(abroad)),
    ...national("weather-displaced", "idmc-disasters", sums(weather)),
  ];
}

function sums(pairs: readonly (readonly [string, number])[]): ReadonlyMap<string, string> {
  const totals = new Map<string, number>();
  for (const [period, value] of pairs) totals.set(period, (totals.get(period) ?? 0) + value);
  return new Map([...totals].map(([period, total]) => [period, String(total)]));
}
