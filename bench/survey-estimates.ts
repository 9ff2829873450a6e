// Estimates from surveys: one share of a million rows beside a plain copy of its columns, and every item of a file of
// 65,566 rows by country and wave where the project's data folder is present.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

const ROWS = 1_000_000;
const REPEATS = 15;

export function benchSurveyEstimates(): void {
  for (const design of ["clusters", "rows"] as const) {
    const { seconds, more, megabytes } = measureWork(
      "work/one-share.ts",
      design,
      String(ROWS),
      String(REPEATS),
    );
    const own = median(seconds);
    say(`one share with its interval: ${ROWS} rows drawn as ${design} in 50 strata`, {
      seconds: round(own),
      limitTimesCopy: 3,
      timesCopy: round(own / more["copySeconds"]!),
      copySeconds: round(more["copySeconds"]!),
      indexSeconds: round(more["indexSeconds"]!),
      megabytes,
    });
  }
  const { seconds, more, megabytes } = measureWork("work/all-items.ts");
  if (seconds.length === 0) return;
  say(
    `every item of a survey of ${more["rows"]} rows in ${more["groups"]} groups: means, and shares of answers`,
    {
      seconds: round(seconds[0]!),
      limitSeconds: 2,
      estimates: more["estimates"]!,
      megabytes,
      limitMegabytes: 600,
    },
  );
}
