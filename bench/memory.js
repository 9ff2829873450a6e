// Preloaded into a measured process: says on exit how much memory it took at most, in megabytes.
import { readFileSync, writeSync } from "node:fs";

/** The system's own peak counts from the program that started this one; Linux also keeps that of the program alone. */
function peakKilobytes() {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on("exit", () => writeSync(2, `\npeak-megabytes ${Math.round(peakKilobytes() / 1024)}\n`));
