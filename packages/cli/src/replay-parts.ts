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
  const threads = openThreads(workers);
  try {
    for (const { name, input, recipe } of inputs) {
      const runs = countRuns(input, recipe);
      if (runs === 0) continue;
      const parts = await replayInParts(input, recipe, threads, (done) => onProgress(before + done, total));
      if (recipe.uncertainty.runs > 0) replayed.set(name, parts.replays);
      if (runs > recipe.uncertainty.runs) sampled = parts.sampled;
      before += runs;
    }
  } finally {
    // After an error, some may wait for one that failed.
    await threads.close();
  }
  return { replayed, sampled };
}

/** Threads that stay for the next task: what they compiled serves again. */
export type Threads = {
  readonly most: number;
  /** The first so many, started if they are not there yet. */
  first(count: number): readonly Worker[];
  close(): Promise<unknown>;
};

/**
 * Threads that are started when they are needed, up to `most`.
 *
 * @param code  the worker's code, which the build puts beside the command
 */
export function openThreads(
  most: number,
  code: URL = new URL("./replay-worker.js", import.meta.url),
): Threads {
  const workers: Worker[] = [];
  return {
    most,
    first(count) {
      while (workers.length < count) workers.push(new Worker(code));
      return workers.slice(0, count);
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  };
}

/**
 * All runs of a recipe, shared out. Even one thread is not this one, so that this one can be interrupted.
 *
 * @param onProgress  told how many runs are done
 */
export async function replayInParts(
  input: EngineInput,
  recipe: Recipe,
  threads: Threads,
  onProgress: (done: number) => void,
): Promise<RunsInPart> {
  const { runs } = recipe.uncertainty;
  const sample = sampleSize(input, recipe);
  const parts = Math.max(1, Math.min(threads.most, Math.max(runs, sample)));
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
  const sampled = await Promise.all(
    threads.first(parts).map((worker, i) => carryOut(worker, taskOf(i), (count) => tell(i, count))),
  );
  const { replays, quantiles } = memoryOf(shared);
  return { replays: { ...replays, quantiles }, sampled: joinSensitivityRuns(sampled) };
}

function carryOut(
  worker: Worker,
  task: WorkerTask,
  onDone: (count: number) => void,
): Promise<SensitivityRuns> {
  return new Promise((resolve, reject) => {
    const stopped = (code: number): void =>
      reject(new Error(`A worker stopped with code ${code} before it was done`));
    const hear = (message: WorkerMessage): void => {
      if ("done" in message) onDone(message.done);
      else {
        worker.off("message", hear).off("error", reject).off("exit", stopped);
        resolve(message.sampled);
      }
    };
    worker.on("message", hear).on("error", reject).on("exit", stopped);
    worker.postMessage(task);
  });
}
