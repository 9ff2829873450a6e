/** What an outlook rests on, worked out from the files of the valley in the plainest way. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rows } from "./release-runs.ts";

/** First day of the first month, and months, that the valley counts. */
const FIRST_YEAR = 2015;
const MONTHS = 120;

/** A date as a number of days; a month is its last day. */
export function dayOf(date: string): number {
  const [year, month, day] = date.split("-").map(Number);
  return (
    (day === undefined ? Date.UTC(year!, month!, 0) : Date.UTC(year!, month! - 1, day)) /
    (24 * 60 * 60 * 1000)
  );
}

/** The month at a position, such as 2015-01 at 0. */
export function monthAt(position: number): string {
  return `${FIRST_YEAR + Math.floor(position / 12)}-${String((position % 12) + 1).padStart(2, "0")}`;
}

type Ring = readonly (readonly [x: number, y: number])[];

/** Crossing lines to the right of a point: an odd number, and it lies inside. */
function holds(ring: Ring, x: number, y: number): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1]!, ring[i]!];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/** Incidents of one type by place and month, as they were reported by a day. */
export function countedBy(folder: string, type: string): (asOf: string) => ReadonlyMap<string, number[]> {
  const { features } = JSON.parse(readFileSync(join(folder, "boundaries.geojson"), "utf8")) as {
    readonly features: readonly {
      readonly id: string;
      readonly geometry: { readonly coordinates: readonly Ring[] };
    }[];
  };
  const placed = rows(folder, "events.csv")
    .filter((row) => row["type"] === type)
    .map(({ unit, date, reported, longitude, latitude }) => ({
      place:
        unit ||
        features.find(({ geometry }) => holds(geometry.coordinates[0]!, Number(longitude), Number(latitude)))!
          .id,
      month: (Number(date!.slice(0, 4)) - FIRST_YEAR) * 12 + Number(date!.slice(5, 7)) - 1,
      known: Math.max(dayOf(date!), dayOf(reported || date!)),
    }));
  return (asOf) => {
    const counts = new Map(features.map(({ id }) => [id, new Array<number>(MONTHS).fill(0)]));
    for (const { place, month, known } of placed) {
      if (known <= dayOf(asOf)) counts.get(place)![month]!++;
    }
    return counts;
  };
}

/** The CRPS of members of one weight, by its definition: mean distance to what came, less half of that among them. */
export function naiveCrps(members: readonly number[], came: number): number {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const among = members.flatMap((a) => members.map((b) => Math.abs(a - b)));
  return mean(members.map((member) => Math.abs(member - came))) - mean(among) / 2;
}

export type Harm = { readonly date: string; readonly source: string };

/** First values of a series of the valley at or above a limit after one below it, as last published. */
export function onsetsIn(
  folder: string,
  { series, unit, atLeast }: { readonly series: string; readonly unit: string; readonly atLeast: number },
): { readonly harm: readonly Harm[]; readonly until: string } {
  const seen = rows(folder, "series.csv").filter(
    (row) => row["series"] === series && row["unit"] === unit && row["asOf"]! >= row["period"]!,
  );
  const latest = new Map<string, number>();
  for (const row of seen.toSorted((a, b) => dayOf(a["asOf"]!) - dayOf(b["asOf"]!)))
    latest.set(row["period"]!, Number(row["value"]));
  const path = [...latest].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    harm: path.flatMap(([period, value], i) =>
      i > 0 && value >= atLeast && path[i - 1]![1] < atLeast
        ? [{ date: `${period}-01`, source: series }]
        : [],
    ),
    until: path.at(-1)?.[0] ?? "",
  };
}
