/** Incidents counted by unit and month. */

import { monthName, monthNumber } from "./day.ts";
import type { Incident } from "./incident.ts";

/** Columns over units × months: the months of the first unit, then those of the second, … */
export type UnitMonths = {
  readonly months: readonly string[];
  readonly events: Float64Array;
  /** Sums over the incidents that state a figure; NaN where there are incidents and none states one. */
  readonly deaths: Float64Array;
  readonly deathsLow: Float64Array;
  readonly deathsHigh: Float64Array;
  /** Incidents that state no deaths, so that no sum passes for complete. */
  readonly deathsUnstated: Float64Array;
};

/** First and last month observed, such as 2020-01; both belong to the span. */
export type Span = { readonly from: string; readonly to: string };

/**
 * Count incidents by unit and month. A month without incidents is 0 within the observed span, and what lies outside
 * it is not there at all: nobody looked. Where an incident gives no range, its ends are the best figure.
 *
 * @param area  position of each incident's unit; −1 counts nowhere
 * @param unitCount  how many units there are, with or without incidents
 * @param span  what was observed; without it, from the first to the last month of any incident, placed or not
 * @throws RangeError  for as many areas as there are no incidents, or a span that ends before it begins
 */
export function countUnitMonths(
  incidents: readonly Incident[],
  area: Int32Array,
  { unitCount, span = spanOf(incidents) }: { readonly unitCount: number; readonly span?: Span | null },
): UnitMonths {
  if (area.length !== incidents.length)
    throw new RangeError(`Cannot count ${incidents.length} incidents with ${area.length} areas`);
  const first = span === null ? 0 : monthNumber(span.from);
  const length = span === null ? 0 : monthNumber(span.to) - first + 1;
  if (!(length >= 0))
    throw new RangeError(`Cannot count from ${span?.from} to ${span?.to}: the span is empty`);
  const column = (): Float64Array => new Float64Array(unitCount * length);
  const [events, deathsUnstated] = [column(), column()];
  const [deaths, deathsLow, deathsHigh] = [column(), column(), column()];
  for (let i = 0; i < incidents.length; i++) {
    const incident = incidents[i]!;
    const month = monthNumber(incident.date) - first;
    if (area[i]! < 0 || !(month >= 0 && month < length)) continue;
    const cell = area[i]! * length + month;
    events[cell]! += 1;
    if (Number.isNaN(incident.deaths)) {
      deathsUnstated[cell]! += 1;
      continue;
    }
    deaths[cell]! += incident.deaths;
    deathsLow[cell]! += Number.isNaN(incident.deathsLow) ? incident.deaths : incident.deathsLow;
    deathsHigh[cell]! += Number.isNaN(incident.deathsHigh) ? incident.deaths : incident.deathsHigh;
  }
  for (let cell = 0; cell < events.length; cell++) {
    if (events[cell] === 0 || deathsUnstated[cell]! < events[cell]!) continue;
    deaths[cell] = Number.NaN;
    deathsLow[cell] = Number.NaN;
    deathsHigh[cell] = Number.NaN;
  }
  const months = Array.from({ length }, (_, i) => monthName(first + i));
  return { months, events, deaths, deathsLow, deathsHigh, deathsUnstated };
}

function spanOf(incidents: readonly Incident[]): Span | null {
  if (incidents.length === 0) return null;
  let first = incidents[0]!.date;
  let last = first;
  for (const { date } of incidents) {
    if (date.slice(0, 7) < first.slice(0, 7)) first = date;
    if (date.slice(0, 7) > last.slice(0, 7)) last = date;
  }
  return { from: first.slice(0, 7), to: last.slice(0, 7) };
}
