// Monthly deaths by country, forecast from every past origin, where the project's data folder is present.

import { measureWork } from "./own-process.ts";
import { round, say } from "./say.ts";

export function benchCountsBacktest(): void {
  for (const [violence, limit] of [
    ["state-based", { limitCrpsPool: 16.4 }],
    ["all-violence", { limitP: 0.01 }],
  ] as const) {
    const { seconds, more, megabytes } = measureWork("work/counts-backtest.ts", violence);
    if (seconds.length === 0) return;
    say(`deaths in ${violence} violence: every method from every origin, 1 to 12 months ahead`, {
      seconds: round(seconds[0]!),
      limitSeconds: 60,
      megabytes,
      ...limit,
      ...Object.fromEntries(
        Object.entries(more).map(([name, value]) => [name, Number(value.toPrecision(5))]),
      ),
    });
  }
}
