/** What keeps a release from leaving: nothing is written then, and the ledger stays as it was. */

import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { surveyCase } from "./testing/release-case.ts";
import { quick, released, rows } from "./testing/release-runs.ts";
import { brief, endOf, findingsIn, hashesOf, salus, startSalus } from "./testing/run-salus.ts";
import { makeCase } from "./testing/small-case.ts";

async function refusedWith(folder: string, ...words: readonly string[]): Promise<readonly string[]> {
  const before = hashesOf(folder);
  const ending = await salus(["release", folder, "--json", ...quick, ...words]);
  expect(ending.code, ending.out + ending.err).toBe(1);
  expect(hashesOf(folder)).toEqual(before);
  return brief(findingsIn(ending));
}

describe("what is refused, with nothing written", () => {
  test.concurrent("a ledger that cannot be read back", async () => {
    const folder = surveyCase();
    await released(folder);
    appendFileSync(join(folder, "ledger.csv"), "release-2,2026\n");
    expect(await refusedWith(folder)).toContainEqual(expect.stringContaining("ledger-broken ledger.csv:"));
  });

  test.concurrent("the ledger of another case, or of a survey under another title", async () => {
    const folder = surveyCase();
    await released(folder);
    const text = readFileSync(join(folder, "survey.yaml"), "utf8").replace("Valley survey", "Hill survey");
    writeFileSync(join(folder, "survey.yaml"), text);
    expect(await refusedWith(folder)).toContain("ledger-foreign ledger.csv population");
    const next = text.replace("Hill survey", "Valley survey").replace('period: "2024"', 'period: "2025"');
    writeFileSync(join(folder, "survey.yaml"), next);
    expect((await released(folder)).release).toBe("release-2");
  });

  test.concurrent("another release under way, or one that was stopped", async () => {
    const folder = surveyCase();
    writeFileSync(join(folder, "ledger.lock"), "");
    expect(await refusedWith(folder)).toEqual(["ledger-busy ledger.lock"]);
    // To look costs nothing.
    expect((await salus(["release", folder, "--dry-run", ...quick])).code).toBe(0);
  });

  test.concurrent("two releases at once: one leaves", async () => {
    const folder = surveyCase();
    const endings = await Promise.all([1, 2].map(() => salus(["release", folder, "--json", ...quick])));
    const done = endings.filter(({ code }) => code === 0).length;
    expect(done).toBeGreaterThanOrEqual(1);
    expect(readdirSync(join(folder, "release"))).toHaveLength(done);
    expect(new Set(rows(folder, "ledger.csv").map(({ release }) => release)).size).toBe(done);
  });

  test.concurrent("a name that was used, and a folder that is there", async () => {
    const folder = surveyCase();
    await released(folder, "--id", "spring");
    expect(await refusedWith(folder, "--id", "spring")).toEqual(["release-repeated ledger.csv release"]);
    mkdirSync(join(folder, "release", "summer"));
    const ending = await salus(["release", folder, "--id", "summer"]);
    expect({ code: ending.code, out: ending.out }).toEqual({ code: 2, out: "" });
    expect(ending.err).toContain("A release is never replaced");
  });

  test.concurrent("a name that is none, a period that is none, a case without a survey, or no case", async () => {
    const folder = surveyCase();
    expect((await salus(["release", folder, "--id", "../up"])).code).toBe(2);
    expect((await salus(["release", folder, "--period", "soon"])).code).toBe(2);
    expect((await salus(["release", folder, "--out", ""])).code).toBe(2);
    const plain = await salus(["release", makeCase(), ...quick]);
    expect(plain.code).toBe(2);
    expect(plain.err).toContain("no survey");
    const nowhere = await salus(["release", join(folder, "nowhere"), "--json"]);
    expect(brief(findingsIn(nowhere))).toEqual([`case-missing ${join(folder, "nowhere")}`]);
  });

  test.concurrent("a case with errors", async () => {
    const folder = surveyCase({ files: { "units.csv": "id\n" } });
    expect((await refusedWith(folder)).length).toBeGreaterThan(0);
  });

  test.concurrent("a folder in the place of the ledger", async () => {
    const folder = surveyCase();
    mkdirSync(join(folder, "ledger.csv"));
    const ending = await salus(["release", folder, "--json", ...quick]);
    expect(ending.code).toBe(1);
    expect(brief(findingsIn(ending))).toEqual(["file-unreadable ledger.csv"]);
  });

  test.concurrent("a place that a file stands in", async () => {
    const folder = surveyCase();
    const before = hashesOf(folder);
    const out = join(folder, "recipe.yaml", "package");
    const ending = await salus(["release", folder, ...quick, "--out", out]);
    expect(ending.code).toBe(1);
    expect(hashesOf(folder)).toEqual(before);
  });
});

describe("stopped in the middle", () => {
  test.concurrent.each(["SIGINT", "SIGTERM"] as const)(
    "%s leaves no package, no ledger and no lock",
    async (signal) => {
      const folder = surveyCase();
      const before = hashesOf(folder);
      const child = startSalus(["release", folder, "--runs", "100000", "--workers", "1"]);
      const ending = endOf(child);
      for (let i = 0; i < 2000 && !existsSync(join(folder, "ledger.lock")); i++) await pause(5);
      await pause(300);
      child.kill(signal);
      expect((await ending).code).toBe(130);
      expect(hashesOf(folder)).toEqual(before);
      expect(existsSync(join(folder, "release"))).toBe(false);
    },
  );

  test.concurrent("a release that the ledger has and that is not there is not made again", async () => {
    const folder = surveyCase();
    // As if the power had failed between the two.
    const { results } = await released(folder);
    const left = join(folder, "elsewhere");
    mkdirSync(left);
    renameSync(results, join(left, "release-1"));
    expect((await released(folder)).release).toBe("release-2");
  });
});
