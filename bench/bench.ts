// npm run bench: how fast and how large, one JSON line a measurement, each beside what it is compared with.
// Times are medians of several runs on this machine, with the other things it was doing.

import { spawnSync } from "node:child_process";
import { createReadStream, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse";
import { loadCase } from "../packages/cli/src/case-folder.ts";
import { createEngine, prepare, rankDescending } from "../packages/core/src/index.ts";
import { writeBigCase } from "./big-case.ts";
import { naiveIndex } from "./naive-index.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "salus-bench-"));

function say(measured: string, figures: Readonly<Record<string, number | string>>): void {
  console.log(JSON.stringify({ measured, ...figures }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** Run the command as people do; seconds and peak memory of the whole process. */
function runSalus(...words: readonly string[]): { readonly seconds: number; readonly megabytes: number } {
  const started = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", join(root, "bench/memory.js"), join(root, "packages/cli/bin/salus.js"), ...words],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  if (status !== 0) throw new Error(`salus ${words.join(" ")} ended with ${status}: ${stderr}`);
  const megabytes = Number(/peak-megabytes (\d+)/.exec(stderr)?.[1]);
  return { seconds: (performance.now() - started) / 1000, megabytes };
}

function timed<T>(work: () => T): { readonly seconds: number; readonly result: T } {
  const started = performance.now();
  const result = work();
  return { seconds: (performance.now() - started) / 1000, result };
}

async function benchWorld(): Promise<void> {
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

async function benchLarge(): Promise<void> {
  const folder = join(scratch, "large");
  mkdirSync(folder);
  await writeBigCase(folder, 50_000, 100);
  const megabytes = statSync(join(folder, "observations.csv")).size / 1e6;

  const started = performance.now();
  let rows = 0;
  for await (const _ of createReadStream(join(folder, "observations.csv")).pipe(parse())) rows++;
  const csvParse = (performance.now() - started) / 1000;
  const whole = runSalus("assess", folder, "--out", join(scratch, "large-results"));
  say(
    `50,000 units × 100 indicators from ${rows - 1} rows (${Math.round(megabytes)} MB), all results written`,
    {
      seconds: round(whole.seconds),
      limitSeconds: 25,
      megabytes: whole.megabytes,
      limitMegabytes: 1500,
      csvParseAloneSeconds: round(csvParse),
    },
  );

  const { loaded } = await loadCase(folder);
  const { framework, evidence, recipe } = loaded!;
  const input = prepare(framework, evidence, recipe);
  const index = Array.from({ length: 5 }, () =>
    timed(() => {
      const { nodes } = createEngine(input).run(recipe);
      return nodes.filter((_, i) => i < 1).map((node) => rankDescending(node.score));
    }),
  );
  const naive = timed(() => naiveIndex(input, recipe));
  say("of which the index: normalise, aggregate, rank", {
    seconds: round(median(index.map(({ seconds }) => seconds))),
    limitSeconds: 1,
    naiveSeconds: round(naive.seconds),
    timesFaster: round(naive.seconds / median(index.map(({ seconds }) => seconds))),
  });
}

say("machine", { cores: cpus().length, processor: cpus()[0]?.model ?? "", node: process.version });
try {
  await benchWorld();
  await benchLarge();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
