/** Same inputs, same version, same seed: the same bytes, wherever and however often. */

import { join } from "node:path";
import { expect, test } from "vitest";
import { assessed, hashesOf, type RunOptions } from "./testing/run-salus.ts";
import { makeCase, makeFolder } from "./testing/small-case.ts";

async function hashes(words: readonly string[] = [], options: RunOptions = {}): Promise<object> {
  const { results } = await assessed(makeCase(), ["--pairs", ...words], options);
  return hashesOf(results);
}

test.concurrent("two runs give the same bytes in every file", async () => {
  const first = await hashes();
  expect(Object.keys(first)).toHaveLength(8);
  expect(await hashes()).toEqual(first);
});

test.concurrent("one, two, three and more workers than runs give the same bytes", async () => {
  const one = await hashes(["--workers", "1"]);
  for (const workers of ["2", "3"]) expect(await hashes(["--workers", workers])).toEqual(one);
  const few = await hashes(["--runs", "3", "--workers", "1"]);
  expect(await hashes(["--runs", "3", "--workers", "5"])).toEqual(few);
});

test.concurrent("shares of variance are the same bytes on one, two and three workers", async () => {
  const one = await hashes(["--sensitivity", "--workers", "1"]);
  expect(Object.keys(one)).toContain("sensitivity.csv");
  for (const workers of ["2", "3"]) {
    expect(await hashes(["--sensitivity", "--workers", workers])).toEqual(one);
  }
  const [seven, eight] = [one, await hashes(["--sensitivity", "--seed", "8"])] as Record<string, string>[];
  expect(eight!["sensitivity.csv"]).not.toBe(seven!["sensitivity.csv"]);
});

test.concurrent("another seed gives other intervals and the same scores", async () => {
  const [one, two] = [await hashes(), await hashes(["--seed", "8"])] as Record<string, string>[];
  expect(two!["scores.csv"]).not.toBe(one!["scores.csv"]);
  expect(two!["leave-one-out.csv"]).toBe(one!["leave-one-out.csv"]);
});

test.concurrent.each([
  ["another working directory", () => ({ cwd: makeFolder() })],
  [
    "Arabic and far east",
    () => ({ env: { TZ: "Pacific/Kiritimati", LANG: "ar_EG.UTF-8", LC_ALL: "ar_EG.UTF-8" } }),
  ],
  [
    "Turkish and far west",
    () => ({ env: { TZ: "Pacific/Pago_Pago", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } }),
  ],
  ["German without a time zone", () => ({ env: { TZ: "", LANG: "de_DE", LC_ALL: "de_DE", LANGUAGE: "de" } })],
])("the place and language of the machine do not matter: %s", async (_title, options) => {
  expect(await hashes([], options())).toEqual(await hashes());
});

test.concurrent("neither the case's path nor the results' path is written into a result", async () => {
  const { results } = await assessed(makeCase({}, "Çiftlik 村"), ["--pairs"]);
  const elsewhere = join(makeFolder(), "out");
  const folder = makeCase();
  await assessed(folder, ["--pairs", "--out", elsewhere]);
  expect(hashesOf(elsewhere)).toEqual(hashesOf(results));
});
