// Series of the M3 competition, 18 months ahead, where the project's data folder is present.

import { measureWork } from "./own-process.ts";
import { round, say } from "./say.ts";

export function benchM3(): void {
  const { seconds, more, megabytes } = measureWork("work/m3.ts");
  if (seconds.length === 0) return;
  say("every seventh monthly series of M3, 18 months ahead, bands of 0.95", {
    seconds: round(seconds[0]!),
    megabytes,
    limitSmape: 0.14,
    limitMase: 0.86,
    leastCoverage: 0.9,
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, Number(value.toPrecision(4))])),
  });
}
