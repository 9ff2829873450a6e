/** A worker thread: replays its share of the runs and sends them back. */

import { parentPort, workerData } from "node:worker_threads";
import { replay, sensitivityRuns } from "@salus/core";
import type { WorkerMessage, WorkerTask } from "./replay-parts.ts";

const { input, recipe, runs, sample } = workerData as WorkerTask;
const send = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void =>
  parentPort!.postMessage(message, transfer);

let done = 0;
function tell(): void {
  done++;
  if (done % 25 === 0) send({ done });
}

const replays = replay(input, recipe, runs, tell);
const sampled = sensitivityRuns(input, recipe, sample, tell);
send({ replays, sampled }, [
  replays.scores.buffer as ArrayBuffer,
  replays.ranks.buffer as ArrayBuffer,
  sampled.results.buffer as ArrayBuffer,
]);
