/** Replays shared out among worker threads; which thread computes a run does not change it. */

import { Worker } from "node:worker_threads";
import {
  type EngineInput,
  joinSensitivityRuns,
  type PeriodInput,
  type Recipe,
  type Replays,
  runsPerRow,
  type SensitivityRuns,
  sensitivityTargets,
} from "@salus/core";
import { memoryOf, shareReplays, type WorkerMessage, type WorkerTask } from "./replay-memory.ts";

type RunsInPart = { readonly replays: Replays; readonly sampled: SensitivityRuns };

/** Rows of the sensitivity analysis; 0 where the recipe asks for none. */
function sampleSize(input: EngineInput, recipe: Recipe): number {
  const asked = sensitivityTargets(recipe, input.units).length > 0;
  return asked ? recipe.uncertainty.sensitivity!.sample : 0;
}

/** How many times an assessment is computed again, for intervals and for sensitivity. */
export function countRuns(input: EngineInput, recipe: Recipe): number {
  return recipe.uncertainty.runs + sampleSize(input, recipe) * runsPerRow(recipe);
}

type AllRuns = {
  readonly replayed: ReadonlyMap<string, Replays>;
  /** Runs of the sensitivity analysis, of the one input whose recipe asks for them. */
  readonly sampled: SensitivityRuns | undefined;
};

/**
 * The runs of several inputs, one after the other, by their names; none where a recipe asks for none.
 *
 * @param onProgress  told how many runs of how many are done
 */
export async function replayInputs(
  inputs: readonly PeriodInput[],
  workers: number,
  onProgress: (done: number, total: number) => void,
): Promise<AllRuns> {
  const replayed = new Map<string, Replays>();
  let sampled: SensitivityRuns | undefined;
  const total = inputs.reduce((sum, { input, recipe }) => sum + countRuns(input, recipe), 0);
  let before = 0;
  for (const { name, input, recipe } of inputs) {
    const runs = countRuns(input, recipe);
    if (runs === 0) continue;
    const parts = await replayInParts(input, recipe, workers, (done) => onProgress(before + done, total));
    if (recipe.uncertainty.runs > 0) replayed.set(name, parts.replays);
    if (runs > recipe.uncertainty.runs) sampled = parts.sampled;
    before += runs;
  }
  return { replayed, sampled };
}

/**
 * All runs of a recipe, in up to `most` threads. Even one is a thread of its own, so that this one can be interrupted.
 *
 * @param onProgress  told how many runs are done
 * @param code  the worker's code, which the build puts beside the command
 */
export async function replayInParts(
  input: EngineInput,
  recipe: Recipe,
  most: number,
  onProgress: (done: number) => void,
  code = new URL("./replay-worker.js", import.meta.url),
): Promise<RunsInPart> {
  const { runs } = recipe.uncertainty;
  const sample = sampleSize(input, recipe);
  const parts = Math.max(1, Math.min(most, Math.max(runs, sample)));
  const done = new Array<number>(parts).fill(0);
  const tell = (part: number, count: number): void => {
    done[part] = count;
    onProgress(done.reduce((a, b) => a + b, 0));
  };
  const limit = (all: number, part: number): number => Math.round((all * part) / parts);
  const shared = shareReplays(input, { count: runs, parts });
  const columns = shared.targets.length * input.units.length;
  const taskOf = (i: number): WorkerTask => ({
    input,
    recipe,
    runs: { first: limit(runs, i), count: limit(runs, i + 1) - limit(runs, i) },
    sample: { first: limit(sample, i), rows: limit(sample, i + 1) - limit(sample, i) },
    columns: { from: limit(columns, i), to: limit(columns, i + 1) },
    shared,
  });
  const workers = Array.from({ length: parts }, (_, i) => new Worker(code, { workerData: taskOf(i) }));
  try {
    const sampled = await Promise.all(workers.map((worker, i) => endOf(worker, (count) => tell(i, count))));
    const { replays, quantiles } = memoryOf(shared);
    return { replays: { ...replays, quantiles }, sampled: joinSensitivityRuns(sampled) };
  } catch (error) {
    // The others may wait for the one that failed.
    await Promise.all(workers.map((worker) => worker.terminate()));
    throw error;
  }
}

function endOf(worker: Worker, onDone: (count: number) => void): Promise<SensitivityRuns> {
  return new Promise((resolve, reject) => {
    worker.on("message", (message: WorkerMessage) => {
      if ("sampled" in message) resolve(message.sampled);
      else onDone(message.done);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`A worker stopped with code ${code} before it was done`)));
  });
}
