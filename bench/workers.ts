// The large weights-only case shared out among two threads, as the command does it.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

export function benchWorkers(): void {
  const sizes = ["1000", "5000", "60"];
  const { megabytes } = measureWork("work/two-workers.ts", ...sizes, "0");
  const { seconds, more } = measureWork("work/two-workers.ts", ...sizes, "9");
  say("weights-only replays with intervals: 1000 draws × 5000 units × 60 indicators, flat tree, 2 workers", {
    seconds: round(median(seconds)),
    // The first time, threads are started and nothing is compiled.
    firstSeconds: round(more["firstSeconds"]!),
    limitSeconds: 0.35,
    megabytes,
    limitMegabytes: 250,
  });
}
