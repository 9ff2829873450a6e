/** Incidents as a series by unit and month, with what was reported by the end of each month. */

import type { OutlookSeriesChoice } from "../../assessment/index.ts";
import {
  type AreaIndex,
  countUnitMonths,
  dayNumber,
  deduplicate,
  type Evidence,
  type Incident,
  indexAreas,
  knownDay,
  monthName,
  monthNumber,
  type Placement,
  placeIncidents,
  type Span,
  type Unit,
} from "../../evidence/index.ts";
import { kindOf, type MonthlySeries } from "./monthly-series.ts";

const DAYS_OF_A_MONTH = 31;

/** Incidents of a series in every version, each placed in one of its units or in none. */
export type PlacedIncidents = {
  readonly units: readonly string[];
  readonly index: AreaIndex;
  readonly incidents: readonly Incident[];
  readonly placement: Placement;
};

type Seen = Pick<Evidence, "units" | "incidents" | "areas">;

/** Place the incidents of a declared series. One that names a unit inside a unit of the series stands in that unit. */
export function placeForSeries(
  choice: OutlookSeriesChoice,
  { units, incidents = [], areas = [] }: Seen,
): PlacedIncidents {
  const own = units.filter(({ level }) => choice.level === undefined || level === choice.level);
  const shapes = new Map(areas.map((area) => [area.id, area]));
  const index = indexAreas(own.map(({ id }) => shapes.get(id) ?? { id, rings: [] }));
  const above = unitAbove(units, new Set(own.map(({ id }) => id)));
  const raised = ofTypes(incidents, choice).map((incident) => {
    const unit = above.get(incident.unit);
    return unit === undefined || unit === incident.unit ? incident : { ...incident, unit };
  });
  const placement = placeIncidents(raised, index, { depth: choice.depth ?? 1 });
  return { units: own.map(({ id }) => id), index, incidents: raised, placement };
}

/** The series of incidents or deaths, a month without any within the span being 0; of no unit where no month was watched. */
export function eventSeries(choice: OutlookSeriesChoice, evidence: Seen, asOf: string): MonthlySeries {
  const span = spanOf(choice, evidence.incidents ?? [], asOf);
  if (span === null) return unwatched(choice);
  const { units, incidents, placement } = placeForSeries(choice, evidence);
  const delay = choice.reportDelayDays ?? 0;
  const days = incidents.map((incident) => knownDay(incident, delay));
  // Incidents that several sources report are merged into a new one, which keeps its row.
  const areas = new Map(incidents.map(({ row }, i) => [row, placement.area[i]!]));
  const countedBy = (date: string, to: string): readonly Float64Array[] => {
    const day = dayNumber(date);
    const known = deduplicate(incidents.filter((_, i) => days[i]! <= day)).incidents;
    const area = Int32Array.from(known, ({ row }) => areas.get(row)!);
    return countRows(known, area, units.length, { choice, span, to });
  };
  const rows = countedBy(asOf, lastComplete(span, delay, asOf));
  const months = monthsOf(span);
  const isLate = delay > 0 || incidents.some(({ date, reported }) => reported.slice(0, 7) > date.slice(0, 7));
  return {
    choice,
    kind: kindOf(choice),
    units,
    months,
    rows,
    knownAt: (month) => (isLate ? countedBy(months[month]!, months[month]!) : rows),
    lag: Math.ceil(delay / DAYS_OF_A_MONTH),
  };
}

function unwatched(choice: OutlookSeriesChoice): MonthlySeries {
  return { choice, kind: kindOf(choice), units: [], months: [], rows: [], knownAt: () => [], lag: 0 };
}

function ofTypes(incidents: readonly Incident[], { types }: OutlookSeriesChoice): readonly Incident[] {
  return types === undefined ? incidents : incidents.filter(({ type }) => types.includes(type));
}

/** For every unit that lies in one of some units, or is one: which. */
function unitAbove(units: readonly Unit[], own: ReadonlySet<string>): ReadonlyMap<string, string> {
  const parents = new Map(units.map(({ id, parent }) => [id, parent]));
  const found = new Map<string, string>();
  for (const { id } of units) {
    let at: string | null | undefined = id;
    for (let steps = 0; at && !own.has(at) && steps < units.length; steps++) at = parents.get(at);
    if (at && own.has(at)) found.set(id, at);
  }
  return found;
}

/** First and last month that was watched and is over; null where there is none. */
function spanOf(
  { from, to }: OutlookSeriesChoice,
  incidents: readonly Incident[],
  asOf: string,
): Span | null {
  const dates = incidents.map(({ date }) => date.slice(0, 7)).sort();
  const first = from ?? dates[0];
  const last = to ?? dates.at(-1) ?? first;
  if (first === undefined || last === undefined || asOf === "") return null;
  // A month that is not over has not been watched to its end.
  const seen = asOf.length === 7 || dayNumber(asOf) === dayNumber(asOf.slice(0, 7)) ? asOf : earlier(asOf);
  const end = [last, seen.slice(0, 7)].reduce((a, b) => (b < a ? b : a));
  return first <= end ? { from: first, to: end } : null;
}

/** The last month of a span whose reports are in, if they take so many days. */
function lastComplete({ from, to }: Span, delay: number, asOf: string): string {
  let last = to;
  while (last > from && dayNumber(last) + delay > dayNumber(asOf)) last = earlier(last);
  return last;
}

function earlier(date: string): string {
  return monthName(monthNumber(date) - 1);
}

function monthsOf({ from, to }: Span): readonly string[] {
  const first = monthNumber(from);
  return Array.from({ length: monthNumber(to) - first + 1 }, (_, i) => monthName(first + i));
}

/** One row a unit over the span, NaN after a month. */
function countRows(
  incidents: readonly Incident[],
  area: Int32Array,
  unitCount: number,
  { choice, span, to }: { readonly choice: OutlookSeriesChoice; readonly span: Span; readonly to: string },
): readonly Float64Array[] {
  const counted = countUnitMonths(incidents, area, { unitCount, span });
  const column = choice.count === "deaths" ? counted.deaths : counted.events;
  const { length } = counted.months;
  const end = monthNumber(to) - monthNumber(span.from) + 1;
  return Array.from({ length: unitCount }, (_, u) => {
    const row = column.slice(u * length, (u + 1) * length);
    row.fill(Number.NaN, Math.max(0, end));
    return row;
  });
}
