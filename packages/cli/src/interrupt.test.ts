/** Stopped in the middle: nothing half written, earlier results as they were. */

import type { ChildProcess } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { assessed, endOf, hashesOf, startSalus } from "./testing/run-salus.ts";
import { makeCase, smallCase } from "./testing/small-case.ts";

/** Enough runs that a replay takes much longer than the wait. */
const slow = ["--runs", "100000"];

/** Wait until something holds; fails after 20 seconds. */
async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 4000 && !holds(); i++) await pause(5);
  expect(holds()).toBe(true);
}

function partials(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /partial|previous/.test(name));
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ending = endOf(child);
  child.kill(signal);
  const { code, out, err } = await ending;
  expect(out + err).not.toMatch(/^ {4}at /m);
  return code;
}

describe("while it computes", () => {
  test.each([
    ["SIGINT", "1"],
    ["SIGINT", "2"],
    ["SIGTERM", "2"],
    ["SIGHUP", "1"],
  ] as const)("%s with %s worker(s) exits 130 at once", async (signal, workers) => {
    const folder = makeCase();
    const child = startSalus(["assess", folder, ...slow, "--workers", workers]);
    await pause(1500);
    expect(child.exitCode).toBe(null);
    const begin = performance.now();
    expect(await stopped(child, signal)).toBe(130);
    expect(performance.now() - begin).toBeLessThan(3000);
    expect(readdirSync(folder).sort()).toEqual(Object.keys(smallCase).sort());
  });
});

describe("while it writes", () => {
  // Pairs of all units make the writing long enough to be met.
  const many = Array.from({ length: 700 }, (_, u) => `w${u}`);
  const large = {
    "units.csv": `id,title,parent\n${many.map((id) => `${id},${id},\n`).join("")}`,
    "observations.csv": `unit,indicator,period,value,source\n${many
      .flatMap((id, u) =>
        ["trust", "school", "hunger", "harvest", "income", "assaults"].map(
          (each) => `${id},${each},2024,${1 + (u % 14)},survey\n`,
        ),
      )
      .join("")}`,
  };
  const words = ["--pairs", "--runs", "20"];

  test.each([
    ["SIGINT", 130, 0],
    ["SIGTERM", 130, 0],
    ["SIGKILL", null, 1],
  ] as const)("%s leaves the old results as they were", async (signal, code, left) => {
    const folder = makeCase(large);
    const { results } = await assessed(folder, ["--runs", "0"]);
    const before = hashesOf(results);
    const child = startSalus(["assess", folder, ...words]);
    await until(() => partials(folder).some((name) => readdirSync(join(folder, name)).includes("pairs.csv")));
    expect(await stopped(child, signal)).toBe(code);
    expect(hashesOf(results)).toEqual(before);
    // Nobody can clear up after having been killed; it must not disturb the next run.
    expect(partials(folder)).toHaveLength(left);
    await assessed(folder, ["--runs", "0"]);
    expect(hashesOf(results)).toEqual(before);
  });
});
