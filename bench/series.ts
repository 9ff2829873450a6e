// Forecasting many series, as of every district and indicator by month.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

export function benchSeries(): void {
  const { seconds, megabytes } = measureWork("work/series.ts", "3");
  say("theta with conformal intervals at two levels: 50,000 series × 120 months, 12 months ahead", {
    seconds: round(median(seconds)),
    limitSeconds: 5,
    megabytes,
  });
}
