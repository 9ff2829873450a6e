// Weights-only replays shared out among two threads, started anew each time, with their intervals.
// Usage: two-workers.ts RUNS UNITS INDICATORS REPEATS

import { replayInParts } from "../../packages/cli/src/replay-parts.ts";
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
const code = new URL("../../packages/cli/dist/replay-worker.js", import.meta.url);
const seconds: number[] = [];
for (let repeat = 0; repeat < repeats; repeat++) {
  const started = performance.now();
  const { replays } = await replayInParts(input, recipe, 2, () => {}, code);
  intervalsOf(replays, units);
  seconds.push((performance.now() - started) / 1000);
}
console.log(JSON.stringify({ seconds }));
