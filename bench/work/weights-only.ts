// Weights-only replays with their intervals, again and again in one process.
// Usage: weights-only.ts flat|asem|asem-nodes RUNS UNITS INDICATORS REPEATS; with 0 repeats the work is done once, for its memory.

import { intervalsOf, replay } from "../../packages/core/src/index.ts";
import { asemShaped } from "../asem-shaped.ts";
import { flatShape, makeUpIndex, recipeWith } from "../made-up-index.ts";
import { median, timed } from "../say.ts";

const [tree, ...counts] = process.argv.slice(2);
const [runs, units, indicators, repeats] = counts.map(Number) as [number, number, number, number];
const input =
  tree !== "flat" ? asemShaped() : makeUpIndex(flatShape(indicators), { units, gaps: 0, seed: 1 });
const recipe = recipeWith(runs, [{ at: "weights", dirichlet: { concentration: 50 } }]);

function work(): Float64Array {
  const replays = replay(input, recipe, { first: 0, count: runs, indexOnly: tree !== "asem-nodes" });
  intervalsOf(replays, units);
  return replays.scores;
}

const scores = work();
// Once more before, so that what is measured is compiled.
if (repeats > 0) work();
const seconds = Array.from({ length: repeats }, () => timed(work).seconds);
// A plain copy of what a run leaves behind: no program that writes it can take less.
const copySeconds = Array.from({ length: repeats }, () => timed(() => scores.slice()).seconds);
console.log(
  JSON.stringify({
    seconds,
    copySeconds: repeats > 0 ? median(copySeconds) : 0,
    copyMegabytes: scores.byteLength / 1e6,
  }),
);
