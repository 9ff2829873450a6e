/** A worker thread: replays its share of the runs into shared memory, and finds its share of the quantiles there. */

import { parentPort } from "node:worker_threads";
import { partOfColumns, quantileColumns, replay, sensitivityRuns } from "@salus/core";
import { memoryOf, type WorkerMessage, type WorkerTask } from "./replay-memory.ts";

function send(message: WorkerMessage, transfer: readonly ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transfer);
}

function carryOut({ input, recipe, runs, sample, columns, shared }: WorkerTask): void {
  let done = 0;
  const tell = (): void => {
    done++;
    if (done % 25 === 0) send({ done });
  };
  const { replays, quantiles, gate } = memoryOf(shared);
  replay(input, recipe, runs, tell, partOfColumns(replays, runs));
  const sampled = sensitivityRuns(input, recipe, sample, tell);

  // Quantiles need the runs of all.
  Atomics.add(gate, 0, 1);
  Atomics.notify(gate, 0);
  for (let there = Atomics.load(gate, 0); there < shared.parts; there = Atomics.load(gate, 0))
    Atomics.wait(gate, 0, there);
  const own = quantileColumns(replays, input.units.length, columns);
  for (const of of ["scores", "ranks"] as const) {
    for (const end of ["low", "high"] as const)
      quantiles[of][end].set(own[of][end].subarray(columns.from, columns.to), columns.from);
  }
  send({ sampled }, [sampled.results.buffer as ArrayBuffer]);
}

parentPort!.on("message", carryOut);
