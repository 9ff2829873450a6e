/** The words of the command line: help, usage errors, where it speaks and in what colours. */

import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { endOf, salus, startSalus } from "./testing/run-salus.ts";
import { makeCase, makeFolder } from "./testing/small-case.ts";

test.concurrent.each(["init", "check", "assess", "audit", "trace", "diff"])(
  "%s --help shows an example",
  async (name) => {
    const { code, out, err } = await salus([name, "--help"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`Usage: salus ${name}`);
    expect(out).toMatch(new RegExp(`Examples?:\\s+salus ${name} `));
  },
);

test.concurrent("salus --help lists all commands, --version the version", async () => {
  const help = await salus(["--help"]);
  expect(help.code).toBe(0);
  for (const name of ["init", "check", "assess", "audit", "trace", "diff"])
    expect(help.out).toContain(`\n  ${name} `);
  const version = await salus(["--version"]);
  expect(version).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: "" });
});

describe("wrong usage exits 2, on standard error, with nothing done", () => {
  test.concurrent.each([
    ["no command", []],
    ["an unknown command", ["asess", "x"]],
    ["an unknown option", ["assess", "x", "--bogus"]],
    ["a missing argument", ["assess"]],
    ["an argument too many", ["check", "x", "y"]],
    ["a number below its range", ["assess", "x", "--runs", "-1"]],
    ["a number above its range", ["assess", "x", "--seed", "99999999999"]],
    ["a number that is none", ["assess", "x", "--runs", "1e3"]],
    ["no workers", ["assess", "x", "--workers", "0"]],
    ["an option without its value", ["assess", "x", "--runs"]],
    ["a period that is none", ["assess", "x", "--period", "summer"]],
    ["an unknown template", ["init", "new", "--template", "nope"]],
    ["a template outside the templates", ["init", "new", "--template", ".."]],
    ["an empty folder name", ["init", ""]],
    ["an empty results folder", ["assess", "x", "--out", ""]],
    ["one side of a comparison", ["diff", "x"]],
  ])("%s", async (_title, words) => {
    const cwd = makeFolder();
    writeFileSync(join(cwd, "mine.txt"), "stays");
    const { code, out, err } = await salus(words, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err.trim()).not.toBe("");
    expect(readdirSync(cwd)).toEqual(["mine.txt"]);
  });
});

describe("results never take the place of other files", () => {
  test.concurrent.each([
    ["a folder with other files", "other"],
    ["the case itself", "."],
    ["a file", "recipe.yaml"],
  ])("%s", async (_title, out) => {
    const folder = makeCase();
    mkdirSync(join(folder, "other"));
    writeFileSync(join(folder, "other", "thesis.docx"), "years of work");
    const before = readdirSync(folder);
    const { code, err } = await salus(["assess", folder, "--out", join(folder, out)]);
    expect(code).toBe(2);
    expect(err).toContain("--out");
    expect(readdirSync(folder)).toEqual(before);
    expect(existsSync(join(folder, "other", "thesis.docx"))).toBe(true);
  });
});

test.concurrent("findings go to standard output, without colours where it is no terminal", async () => {
  const folder = makeCase({ "recipe.yaml": null });
  const { code, out, err } = await salus(["check", folder], { env: { TERM: "xterm-256color" } });
  expect({ code, err }).toEqual({ code: 1, err: "" });
  expect(out).toMatch(
    /^error {2}recipe\.yaml {2}file-missing\n {3}The file recipe\.yaml is not there\.\n {3}→ /,
  );
});

test.concurrent("NO_COLOR is respected even where colours are forced", async () => {
  const { out } = await salus(["check", makeCase({ "recipe.yaml": null })], {
    env: { NO_COLOR: "1", FORCE_COLOR: "1" },
  });
  expect(out).not.toContain("\u001b");
});

test.concurrent("a reader that closes the pipe early is no error", async () => {
  const child = startSalus(["trace", makeCase(), "v01", "well-being"]);
  child.stdout!.destroy();
  child.stdout!.on("error", () => {});
  const code = await new Promise((resolve) => child.on("exit", resolve));
  expect(code).toBe(0);
});

test.concurrent("the pseudo-locale reaches every text of check", async () => {
  const child = startSalus(["check", makeCase({ "recipe.yaml": null })], { env: { SALUS_LOCALE: "en-XB" } });
  const { code, out } = await endOf(child);
  expect(code).toBe(1);
  expect(out).toContain("file-missing");
  expect(out).not.toContain("is not there");
});
