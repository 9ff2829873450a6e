// Sobol′ indices of four choices, replays and resamples included.
// Usage: sensitivity.ts REPEATS

import {
  type Recipe,
  runsPerRow,
  sensitivityOf,
  sensitivityRuns,
  withChoice,
} from "../../packages/core/src/index.ts";
import { asemShaped } from "../asem-shaped.ts";
import { recipeWith } from "../made-up-index.ts";
import { timed } from "../say.ts";

const ROWS = 100;
const input = asemShaped();
const varied = recipeWith(0, [
  { at: "treat.method", values: ["none", "winsorise"] },
  { at: "normalise.method", values: ["min-max", "percentile-rank"] },
  { at: "weights", dirichlet: { concentration: 50 } },
  { at: "aggregate.method", values: ["arithmetic", "geometric"] },
]);
const scaled = withChoice(withChoice(varied, "normalise.method", "min-max"), "aggregate.offset", 0.01);
const recipe: Recipe = withChoice(scaled, "uncertainty.sensitivity", {
  sample: ROWS,
  bootstrap: 500,
  targets: ["mean-rank-shift"],
});

function work(): number {
  const runs = sensitivityRuns(input, recipe, { first: 0, rows: ROWS });
  sensitivityOf(input, recipe, runs);
  return runs.failed.reduce((sum, each) => sum + each, 0);
}

const failed = work();
const seconds = Array.from({ length: Number(process.argv[2]) }, () => timed(work).seconds);
console.log(JSON.stringify({ seconds, failed, replays: ROWS * runsPerRow(recipe) }));
