/** What the disk may hold or refuse: folders, devices, links, permissions, odd names. */

import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { surveyCase } from "./testing/release-case.ts";
import { assessed, brief, commandPath, findingsIn, hashesOf, refused, salus } from "./testing/run-salus.ts";
import { makeCase, makeFolder, smallCase } from "./testing/small-case.ts";

describe("a folder in the place of a file", () => {
  test.concurrent.each([...Object.keys(smallCase), "columns.yaml", "weights.csv"])("%s", async (file) => {
    const folder = makeCase({ [file]: null });
    mkdirSync(join(folder, file));
    expect(brief(await refused(folder))).toContain(`file-unreadable ${file}`);
  });
});

describe.runIf(process.platform === "linux")("a link to what is no file", () => {
  test.concurrent.each([
    ["a device that never ends", "/dev/zero", "file-unreadable"],
    ["a file that gives an error", "/proc/self/mem", "file-unreadable"],
    ["nothing", "nowhere.csv", "file-missing"],
    ["itself", "units.csv", "file-missing"],
  ])("%s", async (_title, target, code) => {
    const folder = makeCase({ "units.csv": null });
    symlinkSync(target, join(folder, "units.csv"));
    expect(brief(await refused(folder))).toEqual([`${code} units.csv`]);
  });

  test.concurrent("a pipe that nobody writes to does not hold the command up", async () => {
    const folder = makeCase({ "recipe.yaml": null });
    spawnSync("mkfifo", [join(folder, "recipe.yaml")]);
    expect(brief(await refused(folder))).toEqual(["file-unreadable recipe.yaml"]);
  });
});

describe("a case that is not there", () => {
  test.concurrent.each(["check", "assess", "trace"])("%s says so and nothing else", async (name) => {
    const folder = join(makeFolder(), "nowhere");
    const words = name === "trace" ? [name, folder, "v01", "safety", "--json"] : [name, folder, "--json"];
    const ending = await salus(words);
    expect(ending.code).toBe(1);
    expect(brief(findingsIn(ending))).toEqual([`case-missing ${folder}`]);
    expect(existsSync(folder)).toBe(false);
  });

  test.concurrent("nor is a file a case", async () => {
    const file = join(makeCase(), "recipe.yaml");
    const ending = await salus(["check", file, "--json"]);
    expect(brief(findingsIn(ending))).toEqual([`case-missing ${file}`]);
  });
});

describe("results that cannot be written", () => {
  test.concurrent.each([
    ["below a file", "recipe.yaml/results", /recipe\.yaml cannot be used: it is a file/],
    ["under a name that is too long", "x".repeat(300), /too long/],
    ["where a link leads nowhere", "link", /link/],
  ])("%s: a sentence, and nothing left behind", async (_title, out, sentence) => {
    const folder = makeCase();
    symlinkSync("nowhere", join(folder, "link"));
    const before = readdirSync(folder);
    const ending = await salus(["assess", folder, "--runs", "0", "--out", join(folder, out)]);
    expect({ code: ending.code, out: ending.out }).toEqual({ code: 1, out: "" });
    expect(ending.err).toMatch(sentence);
    expect(ending.err).not.toContain("did not foresee");
    expect(ending.err).not.toContain("partial");
    expect(readdirSync(folder)).toEqual(before);
  });
});

// Root may read and write everything, so these runs belong to somebody who may not.
describe.runIf(process.getuid?.() === 0)("without permission", () => {
  function asNobody(words: readonly string[]): {
    readonly status: number | null;
    readonly out: string;
    readonly err: string;
  } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [commandPath, ...words], {
      encoding: "utf8",
      uid: 65_534,
      gid: 65_534,
      cwd: "/",
    });
    expect(stdout + stderr).not.toMatch(/^ {4}at /m);
    return { status, out: stdout, err: stderr };
  }

  function openTo(folder: string): void {
    for (const each of [folder, dirname(folder), dirname(dirname(folder))]) chmodSync(each, 0o755);
  }

  // Where the project itself lies out of their reach, there is nothing to be seen.
  const reachable = asNobody(["--version"]).status === 0;

  test.runIf(reachable)("to read a table: a finding", () => {
    const folder = makeCase();
    openTo(folder);
    chmodSync(join(folder, "units.csv"), 0o600);
    const { status, out, err } = asNobody(["check", folder, "--json"]);
    expect(status).toBe(1);
    expect(brief(findingsIn({ code: 1, out, err }))).toEqual(["file-unreadable units.csv"]);
    expect(out).toContain("no permission to read units.csv");
  });

  test.runIf(reachable)("to add to the ledger: a sentence, and nothing is released", () => {
    const folder = surveyCase();
    openTo(folder);
    const before = readdirSync(folder);
    const { status, out, err } = asNobody(["release", folder, "--runs", "0"]);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/permission/);
    expect(readdirSync(folder)).toEqual(before);
  });

  test.runIf(reachable)("to write results: a sentence", () => {
    const folder = makeCase();
    openTo(folder);
    const { status, out, err } = asNobody(["assess", folder, "--runs", "0"]);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err).toMatch(/no permission for .*results/);
    expect(readdirSync(folder)).not.toContain("results");
  });

  test.runIf(reachable)("to start a case: a sentence", () => {
    const folder = makeFolder();
    openTo(folder);
    const { status, err } = asNobody(["init", join(folder, "mine")]);
    expect(status).toBe(1);
    expect(err).toMatch(/no permission for .*mine/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("paths", () => {
  test.concurrent("with spaces, quotes and letters of other scripts", async () => {
    const { findings, results } = await assessed(makeCase({}, "le cas d'été – 村 العربية #1 %20"), [
      "--runs",
      "5",
    ]);
    const plain = await assessed(makeCase(), ["--runs", "5"]);
    expect(findings).toEqual([]);
    expect(hashesOf(results)).toEqual(hashesOf(plain.results));
  });

  test.concurrent("may be the folder one stands in, and end in slashes", async () => {
    const cwd = makeCase();
    expect((await salus(["assess", ".", "--runs", "0", "--out", "out//"], { cwd })).code).toBe(0);
    expect(readdirSync(join(cwd, "out"))).toContain("report.html");
  });

  test.concurrent("of results may be a link to another disk, which stays a link", async () => {
    const folder = makeCase();
    const far = makeFolder();
    symlinkSync(far, join(folder, "results"));
    await assessed(folder, ["--runs", "0"]);
    expect(readdirSync(far)).toContain("report.html");
  });

  test.concurrent("of a case's own results and stray files do not disturb it", async () => {
    const folder = makeCase({ "notes.txt": "x", "old.xlsx": "x" });
    await assessed(folder, ["--runs", "0"]);
    writeFileSync(join(folder, "SOURCE.md"), "# Where from");
    expect((await assessed(folder, ["--runs", "0"])).findings).toEqual([]);
  });
});
