/** Replays shared out among worker threads; which thread computes a run does not change it. */

import { Worker } from "node:worker_threads";
import { type EngineInput, joinReplays, type Recipe, type Replays } from "@salus/core";

/** What a worker is sent, and what it sends back. */
export type WorkerTask = {
  readonly input: EngineInput;
  readonly recipe: Recipe;
  readonly first: number;
  readonly count: number;
};
export type WorkerMessage = { readonly done: number } | { readonly replays: Replays };

/**
 * All runs of a recipe, in `workers` threads. Even one is a thread of its own, so that this one can be interrupted.
 *
 * @param onProgress  told how many runs are done
 */
export async function replayInParts(
  input: EngineInput,
  recipe: Recipe,
  workers: number,
  onProgress: (done: number) => void,
): Promise<Replays> {
  const { runs } = recipe.uncertainty;
  const parts = Math.max(1, Math.min(workers, runs));
  const done = new Array<number>(parts).fill(0);
  const tell = (part: number, count: number): void => {
    done[part] = count;
    onProgress(done.reduce((a, b) => a + b, 0));
  };
  const limits = Array.from({ length: parts + 1 }, (_, i) => Math.round((runs * i) / parts));
  const replays = await Promise.all(
    Array.from({ length: parts }, (_, i) =>
      inWorker({ input, recipe, first: limits[i]!, count: limits[i + 1]! - limits[i]! }, (count) =>
        tell(i, count),
      ),
    ),
  );
  return joinReplays(replays);
}

function inWorker(task: WorkerTask, onDone: (count: number) => void): Promise<Replays> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./replay-worker.js", import.meta.url), { workerData: task });
    worker.on("message", (message: WorkerMessage) => {
      if ("replays" in message) resolve(message.replays);
      else onDone(message.done);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`A worker stopped with code ${code} before it was done`)));
  });
}
