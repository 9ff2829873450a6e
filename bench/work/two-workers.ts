// Weights-only replays shared out among two threads, with their intervals; the first time they are started.
// Usage: two-workers.ts RUNS UNITS INDICATORS REPEATS

import { openThreads, replayInParts } from "../../packages/cli/src/replay-parts.ts";
import { intervalsOf } from "../../packages/core/src/index.ts";
import { flatShape, makeUpIndex, recipeWith } from "../made-up-index.ts";

const [runs, units, indicators, repeats] = process.argv.slice(2).map(Number) as [
  number,
  number,
  number,
  number,
];
const input = makeUpIndex(flatShape(indicators), { units, gaps: 0, seed: 1 });
const recipe = recipeWith(runs, [{ at: "weights", dirichlet: { concentration: 50 } }]);
// This file runs where the build puts it, two folders below the worker's code.
const code = new URL("../../replay-worker.js", import.meta.url);
const threads = openThreads(2, code);
const seconds: number[] = [];
for (let repeat = 0; repeat <= repeats; repeat++) {
  const started = performance.now();
  const { replays } = await replayInParts(input, recipe, threads, () => {});
  intervalsOf(replays, units);
  seconds.push((performance.now() - started) / 1000);
}
await threads.close();
const [firstSeconds, ...later] = seconds;
console.log(JSON.stringify({ seconds: later, firstSeconds }));
