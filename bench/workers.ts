// The large weights-only case shared out among two threads, as the command does it.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

export function benchWorkers(): void {
  const sizes = ["1000", "5000", "60"];
  const { megabytes } = measureWork("work/two-workers.ts", ...sizes, "1");
  const { seconds } = measureWork("work/two-workers.ts", ...sizes, "9");
  say("weights-only replays with intervals: 1000 draws × 5000 units × 60 indicators, flat tree, 2 workers", {
    seconds: round(median(seconds)),
    limitSeconds: 0.35,
    megabytes,
    limitMegabytes: 250,
  });
}
