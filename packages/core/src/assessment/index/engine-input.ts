/** What the engine reads, and what may be changed about a run beside the recipe. */

import type { Panel, Unit, WeightSets } from "../../evidence/index.ts";
import type { Framework } from "../../framework/index.ts";
import type { Shares } from "./weight.ts";

/** What the engine reads: plain data that can be sent to a worker or embedded in a page. */
export type EngineInput = {
  readonly framework: Framework;
  readonly panel: Panel;
  readonly units: readonly Unit[];
  readonly weightSets: WeightSets;
  /** Panels of the single periods of the case, where the recipe reads other periods. */
  readonly otherPeriods?: readonly Panel[];
};

/** Departures from the recipe that have no word in it: drawn weights, drawn values, an indicator left out. */
export type Perturbation = {
  readonly shares?: Shares;
  /** Columns of indicators whose values were drawn anew, with a name that no other draw has. */
  readonly values?: { readonly name: string; readonly columns: ReadonlyMap<number, Float64Array> };
  /** Where multiple imputations are drawn from, instead of what their model expects. */
  readonly imputationSeed?: number;
  /** Position of an indicator to leave out. */
  readonly without?: number;
};
