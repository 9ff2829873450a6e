/** Replays shared out among worker threads; which thread computes a run does not change it. */

import { Worker } from "node:worker_threads";
import {
  type EngineInput,
  joinReplays,
  joinSensitivityRuns,
  type PeriodInput,
  type Recipe,
  type Replays,
  runsPerRow,
  type SensitivityRuns,
  sensitivityTargets,
} from "@salus/core";

/** What a worker is sent, and what it sends back: part of the replays, and rows of the sensitivity analysis. */
export type WorkerTask = {
  readonly input: EngineInput;
  readonly recipe: Recipe;
  readonly runs: { readonly first: number; readonly count: number };
  readonly sample: { readonly first: number; readonly rows: number };
};
type RunsInPart = { readonly replays: Replays; readonly sampled: SensitivityRuns };
export type WorkerMessage = { readonly done: number } | RunsInPart;

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
 * All runs of a recipe, in `workers` threads. Even one is a thread of its own, so that this one can be interrupted.
 *
 * @param onProgress  told how many runs are done
 * @param code  the worker's code, which the build puts beside the command
 */
async function replayInParts(
  input: EngineInput,
  recipe: Recipe,
  workers: number,
  onProgress: (done: number) => void,
  code = new URL("./replay-worker.js", import.meta.url),
): Promise<RunsInPart> {
  const { runs } = recipe.uncertainty;
  const sample = sampleSize(input, recipe);
  const parts = Math.max(1, Math.min(workers, Math.max(runs, sample)));
  const done = new Array<number>(parts).fill(0);
  const tell = (part: number, count: number): void => {
    done[part] = count;
    onProgress(done.reduce((a, b) => a + b, 0));
  };
  const limit = (all: number, part: number): number => Math.round((all * part) / parts);
  const taskOf = (i: number): WorkerTask => ({
    input,
    recipe,
    runs: { first: limit(runs, i), count: limit(runs, i + 1) - limit(runs, i) },
    sample: { first: limit(sample, i), rows: limit(sample, i + 1) - limit(sample, i) },
  });
  const results = await Promise.all(
    Array.from({ length: parts }, (_, i) => inWorker(code, taskOf(i), (count) => tell(i, count))),
  );
  return {
    replays: joinReplays(results.map(({ replays }) => replays)),
    sampled: joinSensitivityRuns(results.map(({ sampled }) => sampled)),
  };
}

function inWorker(code: URL, task: WorkerTask, onDone: (count: number) => void): Promise<RunsInPart> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(code, { workerData: task });
    worker.on("message", (message: WorkerMessage) => {
      if ("replays" in message) resolve(message);
      else onDone(message.done);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`A worker stopped with code ${code} before it was done`)));
  });
}
