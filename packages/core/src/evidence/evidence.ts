/** Evidence: the units, what was observed about them, and where that comes from. */

import type { CodedWords } from "./coding/index.ts";
import type { SeriesValue } from "./events/index.ts";
import type { LinkEvidence } from "./links/index.ts";
import type { Observations } from "./observations.ts";
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
  /** How threats, rights, goals and measures act on each other; absent where nobody stated it. */
  readonly links?: LinkEvidence;
  /** Series over time, in the vintages in which they were published; absent where there are none. */
  readonly series?: readonly SeriesValue[];
};
