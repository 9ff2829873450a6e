// Many events to counts by unit and month.

import { measureWork } from "./own-process.ts";
import { median, round, say } from "./say.ts";

export function benchEvents(): void {
  const { seconds, megabytes } = measureWork("work/events.ts", "3");
  say(
    "events: 1,000,000 of three sources, counted once, placed in 2,000 areas, to unit-months as of a date",
    {
      seconds: round(median(seconds)),
      limitSeconds: 6,
      megabytes,
    },
  );
}
