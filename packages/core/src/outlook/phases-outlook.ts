/** Phases of food insecurity: where each unit stood last, what is expected, and what expectations were worth. */

import type { OutlookChoice } from "../assessment/index.ts";
import type { SeriesValue } from "../evidence/index.ts";
import {
  type PhaseRecord,
  type PhasesNow,
  type ProjectionScore,
  phaseRecords,
  phasesAsOf,
  scoreProjections,
} from "./phases/index.ts";

export type PhasesOutlook = {
  readonly choice: OutlookChoice["phases"][number];
  readonly units: readonly PhasesNow[];
  /** Everything that was published by the day of the outlook. */
  readonly records: readonly PhaseRecord[];
  readonly score: ProjectionScore;
};

/** Read the phases of all units as published by a day. */
export function lookAtPhases(
  choice: OutlookChoice["phases"][number],
  values: readonly SeriesValue[],
  asOf: string,
): PhasesOutlook {
  const records = phaseRecords(values, choice.shares);
  return {
    choice,
    units: records.length === 0 ? [] : phasesAsOf(records, asOf),
    records,
    score: scoreProjections(records),
  };
}
