// Preloaded into a measured process: says on exit how much memory it took at most, in megabytes.
import { writeSync } from "node:fs";

process.on("exit", () =>
  writeSync(2, `\npeak-megabytes ${Math.round(process.resourceUsage().maxRSS / 1024)}\n`),
);
