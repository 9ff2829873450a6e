/** `events.csv` to incidents. */

import { dayNumber, type Incident } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { isIdentifier } from "../../framework/index.ts";
import { checkHeader, parseNumber, type Table } from "./table.ts";

type Problem =
  | "id"
  | "date"
  | "reported"
  | "early"
  | "position"
  | "precision"
  | "deaths"
  | "range"
  | "place"
  | "alone";

// Sources on incidents begin later; a year such as 0202 is a slip and would open centuries of empty months.
const EARLIEST_YEAR = "1800";
const LATEST_YEAR = "2200";

/**
 * Read incidents. A row without id, date or any place is told and left out; any other cell that cannot be used is told
 * and counts as not stated. Rows with the same id are kept: they are versions of an incident.
 */
export function parseEvents(table: Table, list: FindingList): readonly Incident[] {
  const find = checkHeader("events", table, list);
  if (find("id") < 0 || find("date") < 0) return [];
  return table.rows.flatMap(({ row, cells }): readonly Incident[] => {
    const cell = (column: string): string => (cells[find(column)] ?? "").trim();
    const tell = (problem: Problem, column: string): void => {
      // Findings stand in results, and positions do not.
      const value = problem === "position" || problem === "alone" ? "" : cell(column).slice(0, 80);
      list.add(
        "event-invalid",
        { file: table.file, row, column },
        { id: cell("id").slice(0, 80), problem, value },
      );
    };
    const number = (column: string, problem: Problem, fits: (value: number) => boolean): number => {
      if (cell(column) === "") return Number.NaN;
      const value = parseNumber(cell(column));
      if (fits(value)) return value;
      tell(problem, column);
      return Number.NaN;
    };
    if (!isIdentifier(cell("id"))) {
      tell("id", "id");
      return [];
    }
    if (!isDate(cell("date"))) {
      tell("date", "date");
      return [];
    }
    const position = positionOf(number, () => tell("alone", "latitude"));
    if (cell("unit") === "" && Number.isNaN(position.latitude)) {
      tell("place", "unit");
      return [];
    }
    return [
      {
        id: cell("id"),
        date: cell("date"),
        reported: reportedOf(cell, tell),
        unit: cell("unit"),
        ...position,
        precision: number("precision", "precision", isPrecision),
        type: cell("type"),
        ...deathsOf(number, () => tell("range", "deaths")),
        source: cell("source"),
        file: table.file,
        row,
      },
    ];
  });
}

type ReadNumber = (column: string, problem: Problem, fits: (value: number) => boolean) => number;

function isDate(text: string): boolean {
  return !Number.isNaN(dayNumber(text)) && text >= EARLIEST_YEAR && text < LATEST_YEAR;
}

/** A report cannot be older than what it reports; a day is compared with the last day of a month. */
function reportedOf(
  cell: (column: string) => string,
  tell: (problem: Problem, column: string) => void,
): string {
  const reported = cell("reported");
  if (reported === "") return "";
  if (!isDate(reported)) {
    tell("reported", "reported");
    return "";
  }
  const begins = cell("date").length === 7 ? `${cell("date")}-01` : cell("date");
  if (dayNumber(reported) >= dayNumber(begins)) return reported;
  tell("early", "reported");
  return "";
}

function positionOf(
  number: ReadNumber,
  tellAlone: () => void,
): { readonly latitude: number; readonly longitude: number } {
  // Beyond 90 a latitude may be a longitude: it is kept, so that exchanged columns can be told as such.
  const degrees = (value: number): boolean => Math.abs(value) <= 180;
  const latitude = number("latitude", "position", degrees);
  const longitude = number("longitude", "position", degrees);
  if (Number.isNaN(latitude) === Number.isNaN(longitude)) return { latitude, longitude };
  tellAlone();
  return { latitude: Number.NaN, longitude: Number.NaN };
}

function isPrecision(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 7;
}

function deathsOf(
  number: ReadNumber,
  tellRange: () => void,
): Pick<Incident, "deaths" | "deathsLow" | "deathsHigh"> {
  const counts = (value: number): boolean => value >= 0;
  const deaths = number("deaths", "deaths", counts);
  const deathsLow = number("deathsLow", "deaths", counts);
  const deathsHigh = number("deathsHigh", "deaths", counts);
  if (!(deathsLow > deaths || deaths > deathsHigh || deathsLow > deathsHigh))
    return { deaths, deathsLow, deathsHigh };
  tellRange();
  return { deaths, deathsLow: Number.NaN, deathsHigh: Number.NaN };
}
