// Work on a case of the usual size: every step varied at once, and sensitivity.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

const rows = [
  {
    work: "full-recipe",
    measured:
      "full-recipe replays: imputation, treatment, scale, weights and aggregate varied, 1,000 runs × 51 units × 49 indicators, intervals included",
    limitSeconds: 0.8,
  },
  {
    work: "sensitivity",
    measured: "Sobol′ first and total: 4 choices, 600 replays × 51 units × 49 indicators, 500 resamples",
    limitSeconds: 0.6,
  },
] as const;

export function benchUsualSize(): void {
  for (const { work, measured, limitSeconds } of rows) {
    const { seconds, megabytes, more } = measureWork(`work/${work}.ts`, "7");
    say(measured, { seconds: round(median(seconds)), limitSeconds, megabytes, ...more });
  }
}
