/** The memory that threads share for replays: each fills in its own runs, then its own columns of quantiles. */

import {
  compileTree,
  type EngineInput,
  type QuantileColumns,
  type Recipe,
  type Replays,
  replayBytes,
  replayColumns,
  type SensitivityRuns,
  targetsOf,
} from "@salus/core";

/** Plain data that can be sent to a thread; the buffers are shared, not copied. */
export type SharedReplays = {
  readonly count: number;
  readonly targets: readonly number[];
  readonly unitCount: number;
  /** Threads at work. */
  readonly parts: number;
  readonly runs: SharedArrayBuffer;
  readonly quantiles: SharedArrayBuffer;
  /** How many threads have done all their runs. */
  readonly gate: SharedArrayBuffer;
};

/** What a worker is sent, and what it sends back: part of the replays, and rows of the sensitivity analysis. */
export type WorkerTask = {
  readonly input: EngineInput;
  readonly recipe: Recipe;
  readonly runs: { readonly first: number; readonly count: number };
  readonly sample: { readonly first: number; readonly rows: number };
  /** Whose quantiles it finds. */
  readonly columns: { readonly from: number; readonly to: number };
  readonly shared: SharedReplays;
};
export type WorkerMessage = { readonly done: number } | { readonly sampled: SensitivityRuns };

/** Memory for all runs of an input. */
export function shareReplays(
  { framework, units }: EngineInput,
  { count, parts }: { readonly count: number; readonly parts: number },
): SharedReplays {
  const targets = targetsOf({ tree: compileTree(framework) });
  const perRun = targets.length * units.length;
  return {
    count,
    targets,
    unitCount: units.length,
    parts,
    runs: new SharedArrayBuffer(replayBytes(count, perRun)),
    quantiles: new SharedArrayBuffer(4 * 8 * perRun),
    gate: new SharedArrayBuffer(4),
  };
}

/** The columns in that memory. */
export function memoryOf({ count, targets, unitCount, runs, quantiles, gate }: SharedReplays): {
  readonly replays: Replays;
  readonly quantiles: QuantileColumns;
  readonly gate: Int32Array;
} {
  const perRun = targets.length * unitCount;
  const column = (k: number): Float64Array => new Float64Array(quantiles, k * 8 * perRun, perRun);
  return {
    replays: { first: 0, count, targets, ...replayColumns(runs, count, perRun) },
    quantiles: {
      scores: { low: column(0), high: column(1) },
      ranks: { low: column(2), high: column(3) },
    },
    gate: new Int32Array(gate),
  };
}
