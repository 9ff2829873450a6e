/** Evidence: the units, what was observed about them, and where that comes from. */

import type { CodedWords } from "./coding/index.ts";
import type { Incident, Outcome, SeriesValue } from "./events/index.ts";
import type { Area } from "./geography/index.ts";
import type { LinkEvidence } from "./links/index.ts";
import type { Observations } from "./observations.ts";
import type { Season } from "./seasons/index.ts";
import type { Source } from "./source.ts";
import type { SurveyEvidence } from "./survey/index.ts";
import type { Unit } from "./unit.ts";
import type { Voices } from "./voices/judgements.ts";

/** Set name to node id to weight, relative among siblings. */
export type WeightSets = ReadonlyMap<string, ReadonlyMap<string, number>>;

export type Evidence = {
  readonly units: readonly Unit[];
  readonly observations: Observations;
  readonly sources: readonly Source[];
  readonly weightSets: WeightSets;
  /** What people said about threats and criteria; absent where nobody was asked. */
  readonly voices?: Voices;
  /** What people said in their own words, coded; absent where nobody coded any. */
  readonly coding?: readonly CodedWords[];
  /** What people answered in a survey; absent where there is none. Its figures are among the observations. */
  readonly survey?: SurveyEvidence;
  /** What happened, where and when; absent where the case has no events. Positions leave by no door. */
  readonly incidents?: readonly Incident[];
  /** The shapes of units on the map; absent where the case has no boundaries. */
  readonly areas?: readonly Area[];
  /** Values of series in the vintages in which they were published. */
  readonly series?: readonly SeriesValue[];
  /** What was verified about the harm that rules warn of. */
  readonly outcomes?: readonly Outcome[];
  readonly seasons?: readonly Season[];
  /** How threats, rights, goals and measures act on each other; absent where nobody stated it. */
  readonly links?: LinkEvidence;
};
