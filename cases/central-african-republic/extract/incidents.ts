/** Incidents of organised violence: rows of the UCDP georeferenced event dataset to rows of `events.csv`. */

import { cell, type Row } from "../../world-2015/extract/tables.ts";
import { countryId, prefectureNamed } from "./prefectures.ts";

export type Incident = {
  readonly id: string;
  /** The day on which it ended, or the month where the source knows no more than that. */
  readonly date: string;
  /** The prefecture that the source states, empty where it is not known so well. */
  readonly unit: string;
  readonly type: string;
  readonly deaths: number;
  readonly row: Row;
};

const types: Readonly<Record<string, string>> = { 1: "state-based", 2: "non-state", 3: "one-sided" };

/** Code 4 means the province; what is coarser is a road, a wide region or the country. */
const COARSEST_PREFECTURE = 4;
/** Code 4 means a month; what is coarser spans several. */
const COARSEST_DAY = 3;

/** Incidents in the order of the source. */
export function readIncidents(rows: readonly Row[]): readonly Incident[] {
  return rows.map((row) => {
    const type = types[cell(row, "type_of_violence")];
    const id = `ged-${cell(row, "id")}`;
    if (type === undefined) throw new RangeError(`Cannot read ${id}: unknown type of violence`);
    // Nobody could know it as one incident before it ended.
    const end = cell(row, "date_end");
    const date = Number(cell(row, "date_prec")) <= COARSEST_DAY ? end : end.slice(0, 7);
    return { id, date, unit: statedPrefecture(row, id), type, deaths: Number(cell(row, "best")), row };
  });
}

/**
 * The source's own coding of the province stands before the position: where only the province is known the position is
 * a mere centre, and towns on a border fall outside simplified boundaries.
 */
function statedPrefecture(row: Row, id: string): string {
  const province = cell(row, "adm_1").replace(/ province$/, "");
  if (province === "" || Number(cell(row, "where_prec")) > COARSEST_PREFECTURE) return "";
  const found = prefectureNamed(province);
  if (found === undefined) throw new RangeError(`Cannot read ${id}: no prefecture is called "${province}"`);
  return found;
}

export const eventColumns =
  "id,date,reported,unit,latitude,longitude,precision,type,deaths,deathsLow,deathsHigh,source".split(",");

/** When the source learned of an incident is not in it, so `reported` stays empty. */
export function eventRows(incidents: readonly Incident[]): readonly Row[] {
  return incidents.map(({ id, date, unit, type, row }) => {
    const [low, best, high] = ["low", "best", "high"].map((column) => cell(row, column)) as [
      string,
      string,
      string,
    ];
    // A few printed ranges do not hold the best figure; then there is no range.
    const hasRange = Number(low) <= Number(best) && Number(best) <= Number(high);
    return {
      id,
      date,
      reported: "",
      unit,
      latitude: cell(row, "latitude"),
      longitude: cell(row, "longitude"),
      precision: cell(row, "where_prec"),
      type,
      deaths: best,
      deathsLow: hasRange ? low : "",
      deathsHigh: hasRange ? high : "",
      source: "ucdp-ged",
    };
  });
}

/** Incidents of a unit within months, both included; those of the country are all, also without a prefecture. */
export function incidentsOf(
  incidents: readonly Incident[],
  { unit, from, to }: { readonly unit: string; readonly from: string; readonly to: string },
): readonly Incident[] {
  return incidents.filter(({ unit: own, date }) => {
    const month = date.slice(0, 7);
    return (unit === countryId || own === unit) && month >= from && month <= to;
  });
}
