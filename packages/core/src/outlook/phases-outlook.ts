/** Phases of food insecurity: where each unit stood last, what is expected, and what expectations were worth. */

import type { OutlookChoice } from "../assessment/index.ts";
import { dayNumber, type SeriesValue } from "../evidence/index.ts";
import { type ProjectionRecord, type PublishedPhase, readPhases, scoreProjections } from "./phases/index.ts";

export type UnitPhases = {
  readonly unit: string;
  /** The phase seen last; null where none was. */
  readonly seen: PublishedPhase | null;
  /** Of every later period the expectation published last, in order of time. */
  readonly expected: readonly PublishedPhase[];
};

export type PhasesOutlook = {
  readonly choice: OutlookChoice["phases"][number];
  readonly units: readonly UnitPhases[];
  /** Everything that was published, for the table. */
  readonly published: readonly PublishedPhase[];
  readonly record: ProjectionRecord;
};

/** Read the phases of all units as published by the day of the outlook. */
export function lookAtPhases(
  choice: OutlookChoice["phases"][number],
  values: readonly SeriesValue[],
): PhasesOutlook {
  const published = readPhases(values, choice.shares);
  const byUnit = new Map<string, PublishedPhase[]>();
  for (const each of published) byUnit.set(each.unit, [...(byUnit.get(each.unit) ?? []), each]);
  return {
    choice,
    units: [...byUnit].map(([unit, own]) => standingOf(unit, own)),
    published,
    record: scoreProjections(published),
  };
}

function standingOf(unit: string, own: readonly PublishedPhase[]): UnitPhases {
  const seen = own.findLast(({ state }) => state === "observed") ?? null;
  const latest = new Map<string, PublishedPhase>();
  for (const each of own) {
    const isLater = seen === null || dayNumber(each.period) > dayNumber(seen.period);
    if (each.state === "projected" && isLater) latest.set(each.period, each);
  }
  return { unit, seen, expected: [...latest.values()] };
}
