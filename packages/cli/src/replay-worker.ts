/** A worker thread: replays its share of the runs and sends them back. */

import { parentPort, workerData } from "node:worker_threads";
import { replay } from "@salus/core";
import type { WorkerMessage, WorkerTask } from "./replay-parts.ts";

const { input, recipe, first, count } = workerData as WorkerTask;
const send = (message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void =>
  parentPort!.postMessage(message, transfer);

let done = 0;
const replays = replay(input, recipe, { first, count }, () => {
  done++;
  if (done % 25 === 0) send({ done });
});
send({ replays }, [replays.scores.buffer as ArrayBuffer, replays.ranks.buffer as ArrayBuffer]);
