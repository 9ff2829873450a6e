// Links: measures, loops and cascades of a network larger than any that people have filled in.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

export function benchLinkages(): void {
  for (const [part, measured, limitSeconds] of [
    ["all", "links: measures, loops to length 8 and 1,000 cascade draws, 300 nodes × 1,700 links", 2],
    ["loops", "links: the first 200,000 loops of any length, 281 nodes × 1,648 links", 0.4],
  ] as const) {
    const { seconds, megabytes, more } = measureWork("work/linkages.ts", part, "5");
    say(measured, { seconds: round(median(seconds)), limitSeconds, megabytes, ...more });
  }
}
