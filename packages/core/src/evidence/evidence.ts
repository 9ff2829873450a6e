/** Evidence: the units, what was observed about them, and where that comes from. */

import type { Observations } from "./observations.ts";
import type { Source } from "./source.ts";
import type { Unit } from "./unit.ts";

/** Set name to node id to weight, relative among siblings. */
export type WeightSets = ReadonlyMap<string, ReadonlyMap<string, number>>;

export type Evidence = {
  readonly units: readonly Unit[];
  readonly observations: Observations;
  readonly sources: readonly Source[];
  readonly weightSets: WeightSets;
};
