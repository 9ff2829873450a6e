/** Runs the built command as people do, in a process of its own. */

import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";

/** The command as it is installed. */
export const commandPath = fileURLToPath(new URL("../../bin/salus.js", import.meta.url));

/** Hundreds of starts: Node keeps what it compiled, beside the build. */
const compileCache = fileURLToPath(new URL("../../dist/compile-cache", import.meta.url));

export type Ending = { readonly code: number | null; readonly out: string; readonly err: string };

export type RunOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** Start the command and leave it running. */
export function startSalus(words: readonly string[], { cwd, env }: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [commandPath, ...words], {
    cwd,
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Run the command to its end; no run may ever show a stack trace. */
export async function salus(words: readonly string[], options: RunOptions = {}): Promise<Ending> {
  const ending = await endOf(startSalus(words, options));
  expect(`${ending.out}${ending.err}`).not.toMatch(/^ {4}at /m);
  expect(ending.out, "colours are for terminals").not.toContain("\u001b[");
  return ending;
}

/** What a started command printed, and its exit code. */
export function endOf(child: ChildProcess): Promise<Ending> {
  let out = "";
  let err = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr!.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

export type ShownFinding = {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly row?: number;
  readonly column?: string;
  readonly message: string;
  readonly remedy: string;
};

/** The findings of `--json`, which must print one document and nothing else. */
export function findingsIn({ out, err }: Ending): readonly ShownFinding[] {
  expect(err).toBe("");
  return (JSON.parse(out) as { readonly findings: readonly ShownFinding[] }).findings;
}

/** Assess a case that holds errors: it must be refused, with nothing written; the findings. */
export async function refused(folder: string, options: RunOptions = {}): Promise<readonly ShownFinding[]> {
  const ending = await salus(["assess", folder, "--json"], options);
  expect(ending.code, ending.out + ending.err).toBe(1);
  expect(readdirSync(dirname(folder))).toEqual([folder.slice(dirname(folder).length + 1)]);
  expect(existsSync(join(folder, "results"))).toBe(false);
  expect(existsSync(folder) ? readdirSync(folder).filter((name) => name.includes("partial")) : []).toEqual(
    [],
  );
  const findings = findingsIn(ending);
  expect(findings.filter((each) => each.severity === "error")).not.toEqual([]);
  return findings;
}

/** Assess a case that can be assessed; the findings and the folder of the results. */
export async function assessed(
  folder: string,
  words: readonly string[] = [],
  options: RunOptions = {},
): Promise<{ readonly findings: readonly ShownFinding[]; readonly results: string }> {
  const ending = await salus(["assess", folder, "--json", ...words], options);
  expect(ending.code, ending.out + ending.err).toBe(0);
  return { findings: findingsIn(ending), results: join(folder, "results") };
}

/** `code file:row column` of each finding, short enough to compare. */
export function brief(findings: readonly ShownFinding[]): readonly string[] {
  return findings.map(({ code, file, row, column }) =>
    [code, `${file}${row === undefined ? "" : `:${row}`}`, column ?? ""].join(" ").trim(),
  );
}

/** Name and SHA-256 of every file in a folder. */
export function hashesOf(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readdirSync(folder)
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [
        name,
        createHash("sha256")
          .update(readFileSync(join(folder, name)))
          .digest("hex"),
      ]),
  );
}

/** A results table as records. */
export function readTable(folder: string, file: string): readonly Readonly<Record<string, string>>[] {
  const [header, ...rows] = readFileSync(join(folder, file), "utf8").trimEnd().split("\n");
  const names = header!.split(",");
  return rows.map((row) => Object.fromEntries(row.split(",").map((cell, i) => [names[i]!, cell])));
}
