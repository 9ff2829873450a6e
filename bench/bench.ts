// npm run bench: how fast and how large, one JSON line a measurement, each beside what it is compared with.
// Times are medians of several runs on this machine, with the other things it was doing. Words after it choose parts:
// npm run bench -- weights-only report-page

import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { benchCountsBacktest } from "./counts-backtest.ts";
import { benchDeprivation } from "./deprivation.ts";
import { benchDisclosure } from "./disclosure.ts";
import { benchEvents } from "./events.ts";
import { benchLarge } from "./large.ts";
import { benchLevelsBacktest } from "./levels-backtest.ts";
import { benchLinkages } from "./linkages.ts";
import { benchM3 } from "./m3.ts";
import { benchRankingMethods } from "./ranking-methods.ts";
import { benchReportPage } from "./report-page.ts";
import { say } from "./say.ts";
import { benchSeries } from "./series.ts";
import { benchSurveyCase } from "./survey-case.ts";
import { benchSurveyEstimates } from "./survey-estimates.ts";
import { benchUsualSize } from "./usual-size.ts";
import { benchWeightsOnly } from "./weights-only.ts";
import { benchWorkers } from "./workers.ts";
import { benchWorld } from "./world.ts";

// A part says its figures in a file here, and does its work in one of work/, in a process of its own.
const parts: Readonly<Record<string, (scratch: string) => void | Promise<void>>> = {
  world: benchWorld,
  large: benchLarge,
  "weights-only": benchWeightsOnly,
  workers: benchWorkers,
  "usual-size": benchUsualSize,
  "ranking-methods": benchRankingMethods,
  "report-page": benchReportPage,
  deprivation: benchDeprivation,
  "survey-estimates": benchSurveyEstimates,
  "survey-case": benchSurveyCase,
  disclosure: benchDisclosure,
  events: benchEvents,
  "counts-backtest": benchCountsBacktest,
  "levels-backtest": benchLevelsBacktest,
  series: benchSeries,
  m3: benchM3,
  linkages: benchLinkages,
};

const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined) throw new Error(`There is no part "${unknown}": ${Object.keys(parts).join(", ")}`);
const scratch = mkdtempSync(join(tmpdir(), "salus-bench-"));
say("machine", { cores: cpus().length, processor: cpus()[0]?.model ?? "", node: process.version });
try {
  for (const [name, bench] of Object.entries(parts))
    if (chosen.length === 0 || chosen.includes(name)) await bench(scratch);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
