// Replays in which every step of construction is drawn anew, with their intervals.
// Usage: full-recipe.ts REPEATS

import { intervalsOf, replay, withChoice } from "../../packages/core/src/index.ts";
import { asemShaped } from "../asem-shaped.ts";
import { recipeWith } from "../made-up-index.ts";
import { timed } from "../say.ts";

const RUNS = 1000;
const input = asemShaped();
const varied = recipeWith(RUNS, [
  { at: "impute.method", values: ["mean", "median", "row-mean"] },
  { at: "treat.method", values: ["none", "winsorise"] },
  { at: "normalise.method", values: ["min-max", "percentile-rank", "distance-to-maximum"] },
  { at: "weights", dirichlet: { concentration: 50 } },
  { at: "aggregate.method", values: ["arithmetic", "geometric"] },
]);
const recipe = withChoice(withChoice(varied, "normalise.method", "min-max"), "aggregate.offset", 0.01);

function work(): number {
  const replays = replay(input, recipe, { first: 0, count: RUNS });
  intervalsOf(replays, input.units.length);
  return replays.failed.reduce((sum, each) => sum + each, 0);
}

const failed = work();
const seconds = Array.from({ length: Number(process.argv[2]) }, () => timed(work).seconds);
console.log(JSON.stringify({ seconds, failed }));
