/** What was known by a date: late reports are not seen before they were made. */

import type { AreaIndex } from "../geography/index.ts";
import { dayNumber } from "./day.ts";
import { deduplicate } from "./deduplicate.ts";
import type { Incident } from "./incident.ts";
import { type PlacementOptions, placeIncidents } from "./place.ts";
import { countUnitMonths, type Span, type UnitMonths } from "./unit-months.ts";

export type AsOf = {
  /** A day, such as 2026-11-23, or a month, which means its last day. */
  readonly asOf: string;
  /** How many days after it happened an incident without a report date is taken to be known. */
  readonly reportDelayDays: number;
};

/**
 * The rows that were reported by a date. An earlier version of a row that was revised later is among them.
 *
 * @throws RangeError  for a date that is none, or a delay that is no number from 0
 * @example
 * knownBy([], { asOf: "2026-11", reportDelayDays: 30 }); // => []
 */
export function knownBy(
  incidents: readonly Incident[],
  { asOf, reportDelayDays }: AsOf,
): readonly Incident[] {
  const day = dayNumber(asOf);
  if (Number.isNaN(day)) throw new RangeError(`Cannot look back to "${asOf}": write 2026-11-23 or 2026-11`);
  if (!(reportDelayDays >= 0)) throw new RangeError(`Cannot take a delay of ${reportDelayDays} days`);
  return incidents.filter((incident) => knownDay(incident, reportDelayDays) <= day);
}

/**
 * The day from which an incident is known: that of its report, or so many days after it happened where that is not stated.
 *
 * @example
 * knownDay({ date: "2024-02-28", reported: "" }, 2) - knownDay({ date: "2024-02-28", reported: "2024-02-29" }, 0); // => 1
 */
export function knownDay({ date, reported }: Pick<Incident, "date" | "reported">, delayDays: number): number {
  const happened = dayNumber(date);
  return reported === "" ? happened + delayDays : Math.max(happened, dayNumber(reported));
}

/**
 * Unit-months as they stood on a date: only what was reported by then, each incident once in its latest version of
 * that time, placed no finer than it is known.
 */
export function countsAsOf(
  incidents: readonly Incident[],
  index: AreaIndex,
  options: AsOf & PlacementOptions & { readonly span?: Span },
): UnitMonths {
  const known = deduplicate(knownBy(incidents, options)).incidents;
  const { area } = placeIncidents(known, index, options);
  const { span } = options;
  return countUnitMonths(known, area, {
    unitCount: index.areas.length,
    ...(span === undefined ? {} : { span }),
  });
}
