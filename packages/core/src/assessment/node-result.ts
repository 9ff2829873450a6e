/** One node's results: its scores for every unit, and how sure they are. */

import type { NodeKind } from "./index/index.ts";

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
