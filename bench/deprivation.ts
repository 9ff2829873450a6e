// Counting deprivations of many persons at every cutoff.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

export function benchDeprivation(): void {
  for (const drawn of ["persons", "clusters"]) {
    const { seconds, megabytes } = measureWork("work/deprivation.ts", drawn, "5");
    say(
      `Alkire–Foster: 1,000,000 persons × 10 indicators × 10 cutoffs × 20 groups, intervals, drawn as ${drawn}`,
      {
        seconds: round(median(seconds)),
        limitSeconds: 3,
        megabytes,
      },
    );
  }
}
