/** Incidents that stand in the evidence more than once, counted once. */

import { dayNumber } from "./day.ts";
import type { Incident } from "./incident.ts";

export type Deduplication = {
  /** In the order in which each first stands. */
  readonly incidents: readonly Incident[];
  /** All who reported each; none where no source is stated. */
  readonly sources: readonly (readonly string[])[];
  /** Rows with an id that another row has: versions of it that a later report replaced, or plain repeats. */
  readonly sameId: number;
  /** Incidents that another source reports alike. */
  readonly sameContent: number;
};

/**
 * Keep each incident once.
 *
 * - Rows of one id: the one reported last, or where that is the same, the one that stands last.
 * - Rows of several sources with the same place, day, type and deaths are one incident, known since its earliest
 *   report, with the widest range of deaths. What one source lists twice are two incidents: of each source the first
 *   is matched with the first, the second with the second.
 *
 * Incidents without a place, without a day or without a source are matched by id only.
 *
 * @example
 * deduplicate([]).incidents; // => []
 */
export function deduplicate(incidents: readonly Incident[]): Deduplication {
  const latest = latestVersions(incidents);
  const kept = matchSources(latest);
  return {
    ...kept,
    sameId: incidents.length - latest.length,
    sameContent: latest.length - kept.incidents.length,
  };
}

function latestVersions(incidents: readonly Incident[]): readonly Incident[] {
  const versions = new Map<string, Incident>();
  for (const incident of incidents) {
    const before = versions.get(incident.id);
    if (before === undefined || !(reportDay(incident) < reportDay(before)))
      versions.set(incident.id, incident);
  }
  return versions.size === incidents.length ? incidents : [...versions.values()];
}

/** A version without a report date is taken as the first. */
function reportDay({ reported }: Incident): number {
  const day = dayNumber(reported);
  return Number.isNaN(day) ? Number.NEGATIVE_INFINITY : day;
}

function matchSources(incidents: readonly Incident[]): Pick<Deduplication, "incidents" | "sources"> {
  const alone = new Map<string, readonly string[]>([["", []]]);
  for (const { source } of incidents) if (!alone.has(source)) alone.set(source, [source]);
  if (alone.size <= 2) return { incidents, sources: incidents.map(({ source }) => alone.get(source)!) };
  const kept: Incident[] = [];
  const sources: (readonly string[])[] = [];
  // Day and latitude, or unit, to the positions of what was kept with them; a text of all that must agree takes far longer.
  const days = new Map<string, Map<number | string, number[]>>();
  for (const incident of incidents) {
    const near = isComparable(incident) ? positionsNear(days, incident) : [];
    const match = near.find(
      (position) => isAlike(kept[position]!, incident) && !sources[position]!.includes(incident.source),
    );
    if (match === undefined) {
      near.push(kept.length);
      kept.push(incident);
      sources.push(alone.get(incident.source)!);
    } else {
      kept[match] = merged(kept[match]!, incident);
      sources[match] = [...sources[match]!, incident.source];
    }
  }
  return { incidents: kept, sources };
}

function positionsNear(
  days: Map<string, Map<number | string, number[]>>,
  { date, latitude, unit }: Incident,
): number[] {
  const day = days.get(date) ?? new Map<number | string, number[]>();
  if (day.size === 0) days.set(date, day);
  const place = Number.isNaN(latitude) ? unit : latitude;
  const positions = day.get(place) ?? [];
  if (positions.length === 0) day.set(place, positions);
  return positions;
}

function isComparable({ unit, latitude, longitude, date, source }: Incident): boolean {
  const placed = unit !== "" || (Number.isFinite(latitude) && Number.isFinite(longitude));
  return placed && date.length === 10 && source !== "";
}

/** The day agrees already; deaths that neither states agree too. */
function isAlike(a: Incident, b: Incident): boolean {
  return (
    Object.is(a.latitude, b.latitude) &&
    Object.is(a.longitude, b.longitude) &&
    Object.is(a.deaths, b.deaths) &&
    a.unit === b.unit &&
    a.type === b.type
  );
}

function merged(first: Incident, other: Incident): Incident {
  const known = [first.reported, other.reported].filter((date) => date !== "").toSorted();
  return {
    ...first,
    reported: known[0] ?? "",
    deathsLow: extreme(Math.min, first.deathsLow, other.deathsLow),
    deathsHigh: extreme(Math.max, first.deathsHigh, other.deathsHigh),
  };
}

function extreme(choose: (a: number, b: number) => number, a: number, b: number): number {
  if (Number.isNaN(a)) return b;
  return Number.isNaN(b) ? a : choose(a, b);
}
