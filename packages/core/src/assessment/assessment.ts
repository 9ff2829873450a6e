/** The result: every node's score for every unit, how sure it is, and what it rests on. */

import type { Observations, Source } from "../evidence/index.ts";
import type { Finding } from "../finding.ts";
import type { ColumnDescription, DerivedWeights, EngineInput, LeaveOneOut, NodeKind } from "./index/index.ts";
import type { CasePriorities } from "./priorities/index.ts";
import type { Recipe } from "./recipe.ts";
import type { Influence, Replays, Sensitivity } from "./uncertainty/index.ts";

/** One node of the tree; columns have one entry per unit, NaN where there is none. */
export type NodeResult = {
  readonly id: string;
  readonly title: string;
  readonly kind: NodeKind;
  /** Id of the node above; null for the index. */
  readonly parent: string | null;
  readonly depth: number;
  /** Position among the framework's indicators; −1 for index and components. */
  readonly indicator: number;
  /** Scored indicators at or below. */
  readonly leafCount: number;
  /** Share of the weight among its siblings, and of the whole index. */
  readonly share: number;
  readonly effectiveWeight: number;
  readonly score: Float64Array;
  /** 1 = most secure; ties share the smallest. */
  readonly rank: Float64Array;
  readonly coverage: Float64Array;
  /** 0 where there is a score, else a code of `noScoreReason`. */
  readonly reason: Uint8Array;
  /** Position among the recipe's bands, −1 for none; null for indicators and on a scale of its own. */
  readonly band: Int8Array | null;
  /** 5–95 % over the replays; null for indicators and where there are no replays. */
  readonly interval: {
    readonly scoreLow: Float64Array;
    readonly scoreHigh: Float64Array;
    readonly rankLow: Float64Array;
    readonly rankHigh: Float64Array;
  } | null;
};

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
  readonly findings: readonly Finding[];
};
