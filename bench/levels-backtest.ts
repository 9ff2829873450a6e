// Food prices by country, forecast from past origins, where the project's data folder is present.

import { measureWork } from "./own-process.ts";
import { round, say } from "./say.ts";

export function benchLevelsBacktest(): void {
  const { seconds, more, megabytes } = measureWork("work/levels-backtest.ts");
  if (seconds.length === 0) return;
  say("food prices, log: every method from 11 origins, 1 to 12 months ahead", {
    seconds: round(seconds[0]!),
    megabytes,
    limitCrpsPool: 0.069,
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name, Number(value.toPrecision(4))])),
  });
}
