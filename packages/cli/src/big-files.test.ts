/** Files that are made to fill the memory: refused quickly, within bounds. */

import { spawnSync } from "node:child_process";
import { closeSync, ftruncateSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { assessed, brief, commandPath, refused, type ShownFinding } from "./testing/run-salus.ts";
import { makeCase, smallCase } from "./testing/small-case.ts";
import { workbook, zipBomb } from "./testing/workbook.ts";

/** Run check in a process that reports its own peak of memory, in megabytes. */
function checkMeasured(folder: string): {
  readonly findings: readonly ShownFinding[];
  readonly peakMegabytes: number;
} {
  // Not resourceUsage(): its maximum begins with the memory of the process that started this one.
  const measure = `import { readFileSync } from "node:fs";
    process.on("exit", () => process.stderr.write(/VmHWM:.*/.exec(readFileSync("/proc/self/status", "utf8"))[0]));`;
  const preload = `data:text/javascript,${encodeURIComponent(measure)}`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", preload, commandPath, "check", folder, "--json"],
    {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    },
  );
  expect(status, stderr).toBe(1);
  return {
    findings: (JSON.parse(stdout) as { readonly findings: readonly ShownFinding[] }).findings,
    peakMegabytes: Number(/(\d+) kB/.exec(stderr)![1]) / 1000,
  };
}

/** A file of `megabytes` that is made of one piece again and again, after some first text. */
function writeLarge(path: string, first: string, piece: string, megabytes: number): void {
  const file = openSync(path, "w");
  writeSync(file, first);
  const block = piece.repeat(Math.ceil(1_000_000 / piece.length));
  for (let i = 0; i < megabytes; i++) writeSync(file, block);
  closeSync(file);
}

// The peak of memory is read where Linux keeps it.
const onLinux = process.platform === "linux";

describe.runIf(onLinux)("a table of 200 MB", () => {
  test.each([
    ["in one line", "", "x", "line-too-long"],
    [
      "in one line after a good header",
      `${smallCase["observations.csv"].slice(0, 500)}\n`,
      "x",
      "line-too-long",
    ],
    ["in one quoted cell", `${smallCase["observations.csv"].slice(0, 500)}\n"`, "a\n", "line-too-long"],
    ["of separators", "unit,", ",", "line-too-long"],
  ])("%s stops at its row within 500 MB", (_title, first, piece, code) => {
    const folder = makeCase({ "observations.csv": null });
    writeLarge(join(folder, "observations.csv"), first, piece, 200);
    const { findings, peakMegabytes } = checkMeasured(folder);
    expect(findings.map((each) => each.code)).toContain(code);
    expect(peakMegabytes).toBeLessThan(500);
  });

  test("of zeros, 2 GB on paper, stops at once", () => {
    const folder = makeCase({ "observations.csv": null });
    const file = openSync(join(folder, "observations.csv"), "w");
    ftruncateSync(file, 2_000_000_000);
    closeSync(file);
    const { findings, peakMegabytes } = checkMeasured(folder);
    expect(brief(findings)).toEqual(["file-binary observations.csv"]);
    expect(peakMegabytes).toBeLessThan(300);
  });

  test("of YAML is not read to its end", () => {
    const folder = makeCase({ "recipe.yaml": null });
    writeLarge(join(folder, "recipe.yaml"), "", "# nothing\n", 200);
    const { findings, peakMegabytes } = checkMeasured(folder);
    expect(brief(findings)).toEqual(["file-too-large recipe.yaml"]);
    expect(peakMegabytes).toBeLessThan(500);
  });
});

describe("workbooks", () => {
  test("of the same tables give the same numbers", async () => {
    const { findings, results } = await assessed(
      makeCase({
        "units.csv": null,
        "units.xlsx": workbook(smallCase["units.csv"]),
        "observations.csv": null,
        "observations.xlsx": workbook(smallCase["observations.csv"]),
      }),
      ["--runs", "0"],
    );
    expect(findings).toEqual([]);
    expect(results).not.toBe("");
  });

  test.runIf(onLinux)("a zip bomb is refused within bounds", () => {
    const folder = makeCase({ "observations.csv": null });
    writeFileSync(join(folder, "observations.xlsx"), zipBomb(300));
    const { findings, peakMegabytes } = checkMeasured(folder);
    expect(findings.map((each) => each.code)).toContain("spreadsheet-too-large");
    expect(peakMegabytes).toBeLessThan(500);
  });

  const whole = workbook(smallCase["observations.csv"]);
  test.each([
    ["cut off in the middle", whole.subarray(0, whole.length / 2)],
    ["cut off by a few bytes", whole.subarray(0, -30)],
    ["empty", Buffer.alloc(0)],
    ["a table under a wrong name", Buffer.from(smallCase["observations.csv"])],
    ["zeros", Buffer.alloc(4000)],
  ])("%s is refused", async (_title, bytes) => {
    const findings = await refused(makeCase({ "observations.csv": null, "observations.xlsx": bytes }));
    expect(brief(findings)).toEqual(["spreadsheet-broken observations.xlsx"]);
  });

  test("a workbook under the name of a table is no text", async () => {
    expect(brief(await refused(makeCase({ "observations.csv": whole })))).toHaveLength(1);
  });
});

test("a source of its own in every row is refused once there are too many to tell apart", async () => {
  const rows = Array.from({ length: 66_000 }, (_, i) => `v01,trust,2019,40,page-${i}`);
  const text = `unit,indicator,period,value,source\n${rows.join("\n")}\n`;
  const findings = await refused(makeCase({ "observations.csv": text }));
  expect(brief(findings.filter((each) => each.severity === "error"))).toEqual([
    "texts-too-many observations.csv:65538 source",
  ]);
});
