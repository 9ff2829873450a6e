// The world case as it ships.

import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadCase } from "../packages/cli/src/case-folder.ts";
import { createEngine, prepare } from "../packages/core/src/index.ts";
import { naiveIndex } from "./naive-index.ts";
import { runSalus } from "./own-process.ts";
import { median, round, say, timed } from "./say.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function benchWorld(scratch: string): Promise<void> {
  const out = join(scratch, "world");
  const runs = Array.from({ length: 5 }, () =>
    runSalus("assess", join(root, "cases/world-2015"), "--out", out, "--runs", "1000"),
  );
  say("world case, 1,000 runs, report included, from the command", {
    seconds: round(median(runs.map((run) => run.seconds))),
    limitSeconds: 3,
    megabytes: Math.max(...runs.map((run) => run.megabytes)),
    limitMegabytes: 400,
  });
  say("report of the world case", {
    megabytes: round(statSync(join(out, "report.html")).size / 1e6),
    limitMegabytes: 3,
  });

  const { loaded } = await loadCase(join(root, "cases/world-2015"));
  const { framework, evidence, recipe } = loaded!;
  const input = prepare(framework, evidence, recipe);
  const engine = createEngine(input);
  const base = engine.run(recipe);
  // A new set of weights every time, so that nothing but what lies below the change is known already.
  const again = Array.from({ length: 200 }, (_, i) => {
    const raw = base.shares[0]!.map((share, k) => (k === 0 ? share + i / 1000 : share));
    const total = raw.reduce((a, b) => a + b, 0);
    const shares = [raw.map((share) => share / total), ...base.shares.slice(1)];
    return timed(() => engine.run(recipe, { shares })).seconds;
  });
  const naive = Array.from({ length: 20 }, () => timed(() => naiveIndex(input, recipe)).seconds);
  say("world case, one new set of component weights recomputed by the engine", {
    milliseconds: round(median(again) * 1000),
    naiveMilliseconds: round(median(naive) * 1000),
    timesFaster: round(median(naive) / median(again)),
  });
}
