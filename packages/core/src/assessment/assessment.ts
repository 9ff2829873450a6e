/** The result: every node's score for every unit, how sure it is, and what it rests on. */

import type { Observations, Source } from "../evidence/index.ts";
import type { Finding } from "../finding.ts";
import type { AssessedPeriod, PeriodChange } from "./change/index.ts";
import type { ColumnDescription, DerivedWeights, EngineInput, LeaveOneOut } from "./index/index.ts";
import type { CaseLinks } from "./linkages/index.ts";
import type { NodeResult } from "./node-result.ts";
import type { CasePriorities } from "./priorities/index.ts";
import type { Recipe } from "./recipe.ts";
import type { Influence, Replays, Sensitivity } from "./uncertainty/index.ts";
import type { CaseVoices } from "./voices/index.ts";

export type { NodeResult };

export type Assessment = {
  readonly input: EngineInput;
  readonly recipe: Recipe;
  readonly sources: readonly Source[];
  readonly observations: Observations;
  /** `unit`: scores in [0, 1], 1 = secure; `native`: on the recipe's own scale. */
  readonly scale: "unit" | "native";
  /** In reading order: the index first, each node before those below it. */
  readonly nodes: readonly NodeResult[];
  /** What was done to the columns of the scored indicators. */
  readonly columns: readonly ColumnDescription[];
  /** Weights that came from the data, by id of the node. */
  readonly derivedWeights: ReadonlyMap<string, DerivedWeights>;
  /** null where there are too many scores to explore. */
  readonly leaveOneOut: readonly LeaveOneOut[] | null;
  readonly influence: readonly Influence[] | null;
  readonly replays: Replays | null;
  /** null where the recipe does not ask for it, or varies nothing. */
  readonly sensitivity: Sensitivity | null;
  /** null where the recipe does not ask for them. */
  readonly priorities: CasePriorities | null;
  /** The further periods that the recipe names, in the order of time. */
  readonly compared: readonly AssessedPeriod[];
  /** What changed between each of them and the period assessed. */
  readonly changes: readonly PeriodChange[];
  /** null where the case has no survey. */
  readonly voices: CaseVoices | null;
  /** null where the case states no links. */
  readonly links: CaseLinks | null;
  readonly findings: readonly Finding[];
};
