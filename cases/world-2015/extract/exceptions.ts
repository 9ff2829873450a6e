/** What no rule reads: single phrases read by a person, and a population that the source splits in two. */

import type { Field } from "./field.ts";
import { assessmentPeriod, observe, type Yield } from "./observe.ts";
import type { Place } from "./places.ts";
import { cell, type Row } from "./tables.ts";

/**
 * A row of by-hand.csv as an observation.
 *
 * @throws RangeError  if the profile no longer prints the phrase it was read from
 */
export function readByHand(row: Row, place: Place, field: Field): Yield {
  const entry = JSON.stringify(place.profile[field.section]?.[field.field] ?? {});
  if (!entry.includes(cell(row, "phrase"))) {
    throw new RangeError(
      `Cannot use the reading by hand of ${place.id} ${field.indicator}: the phrase is not there`,
    );
  }
  const observation = {
    period: cell(row, "period"),
    value: cell(row, "value") === "" ? NaN : Number(cell(row, "value")),
    missing: cell(row, "missing"),
    bound: NaN,
    standardError: NaN,
    note: `read by hand: ${cell(row, "note")}`,
  };
  return { observations: [observation], unread: [], setAside: [] };
}

/** The newest population figures of a place's profiles added up. */
export function addPopulations(place: Place, field: Field): Yield {
  const profiles = [place.profile, ...place.added];
  const newest = profiles.map((profile) => observe(profile, field, "").observations.at(-1)!);
  const value = newest.reduce((sum, observation) => sum + observation.value, 0);
  const note = `sum of two profiles: ${newest.map((each) => `${each.value} (${each.period})`).join(" and ")}`;
  const observation = { ...newest[0]!, period: assessmentPeriod, value, note };
  return { observations: [observation], unread: [], setAside: [] };
}
