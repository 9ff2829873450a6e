/** `salus init` and `salus diff`. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findingsIn, salus } from "./testing/run-salus.ts";
import { makeCase, makeFolder, swap } from "./testing/small-case.ts";

const templates = [
  "community-profile",
  "needs-vulnerability-capacity",
  "perception-survey",
  "seven-components",
  "three-freedoms",
];

describe("init", () => {
  test.concurrent.each(templates)("%s gives a case that only asks to be filled in", async (template) => {
    const folder = join(makeFolder(), "my case");
    const { code, out, err } = await salus(["init", folder, "--template", template]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain(`salus check ${folder}`);
    expect(readdirSync(folder)).not.toContain("README.md");
    expect(readFileSync(join(folder, "framework.yaml"), "utf8")).toMatch(
      new RegExp(`^derivedFrom: \\{ id: ${template}, version: `, "m"),
    );

    const checked = await salus(["check", folder, "--json"]);
    expect(checked.code).toBe(1);
    const errors = findingsIn(checked).filter((each) => each.severity === "error");
    expect(new Set(errors.map((each) => each.code))).toEqual(new Set(["field-unfilled", "file-empty"]));
    const empty = errors.filter((each) => each.code === "file-empty").map((each) => each.file);
    expect(empty).toEqual(["units.csv", "observations.csv"]);
  });

  test.concurrent("perception-survey comes with its form, whole, and says that answers are still to come", async () => {
    const folder = join(makeFolder(), "asked");
    await salus(["init", folder, "--template", "perception-survey"]);
    const form = new URL("../../../templates/perception-survey/questionnaire.xlsx", import.meta.url);
    expect(readFileSync(join(folder, "questionnaire.xlsx")).equals(readFileSync(form))).toBe(true);
    const findings = findingsIn(await salus(["check", folder, "--json"]));
    const ofSurvey = findings.filter(({ file }) => file === "survey.yaml" || file === "questionnaire.xlsx");
    expect(ofSurvey.map(({ code }) => code)).toEqual(["field-unfilled", "survey-answers-awaited"]);
  });

  test.concurrent("starts in a folder that is there and empty, and leaves the folder itself in its place", async () => {
    const cwd = makeFolder();
    expect((await salus(["init", "."], { cwd })).code).toBe(0);
    expect(readdirSync(cwd)).toContain("framework.yaml");
  });

  test.concurrent("makes the folders above", async () => {
    const folder = join(makeFolder(), "a", "b", "c");
    expect((await salus(["init", folder])).code).toBe(0);
    expect(readdirSync(join(folder, ".."))).toEqual(["c"]);
  });

  test.concurrent("leaves a folder that holds something, and a file, as they are", async () => {
    const folder = makeFolder();
    writeFileSync(join(folder, "notes.txt"), "mine");
    for (const target of [folder, join(folder, "notes.txt")]) {
      const { code, out, err } = await salus(["init", target]);
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain(target);
    }
    expect(readdirSync(folder)).toEqual(["notes.txt"]);
  });

  test.concurrent("lists the templates where one is not known", async () => {
    const { code, err } = await salus(["init", join(makeFolder(), "x"), "--template", "eight-components"]);
    expect(code).toBe(2);
    for (const template of templates) expect(err).toContain(template);
  });
});

describe("diff", () => {
  const later = {
    "framework.yaml": (text: string) =>
      text
        .replace("version: 1.0.0", "version: 1.1.0")
        .replace("weight: 2", "weight: 3")
        .replace("title: A say", "title: A voice")
        .replace("    - { id: voice", "    - { id: home, title: A home }\n    - { id: voice"),
    "indicators.csv": (text: string) => text.replace(/^harvest,.*\n/m, "").replace("-1,0,40", "-1,0,50"),
  };

  test.concurrent("tells added, removed, re-weighted, re-worded and re-defined apart", async () => {
    const { code, out, err } = await salus(["diff", makeCase(), makeCase(later), "--json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const { before, after, changes } = JSON.parse(out);
    expect([before, after]).toEqual(["valley 1.0.0", "valley 1.1.0"]);
    const told = changes.map(({ kind, part, id, field }: Record<string, string>) =>
      [kind, part, id, field].filter((each) => each !== "").join(" "),
    );
    expect(told.sort()).toEqual([
      "added component home",
      "re-defined indicator assaults high",
      "re-weighted component safety weight",
      "re-worded component voice title",
      "removed indicator harvest",
    ]);
  });

  test.concurrent("says in words what changed, or that nothing did", async () => {
    const changed = await salus(["diff", makeCase(), makeCase(later)]);
    expect(changed.out).toContain("valley 1.0.0 → valley 1.1.0");
    expect(changed.out).toContain("safety  weight: 2 → 3");
    const same = await salus(["diff", makeCase(), makeCase({ "units.csv": null })]);
    expect(same).toMatchObject({ code: 0, out: expect.stringContaining("The two are the same.") });
  });

  test.concurrent("says which of the two folders cannot be read", async () => {
    const broken = makeCase({ "framework.yaml": swap("owner: {", "owner: [") });
    const missing = join(makeFolder(), "nowhere");
    const ending = await salus(["diff", broken, missing, "--json"]);
    expect(ending.code).toBe(1);
    expect(findingsIn(ending).map(({ code, file }) => [code, file])).toEqual([
      ["yaml-broken", join(broken, "framework.yaml")],
      ["case-missing", missing],
    ]);
  });

  test.concurrent("works on a folder that holds a framework and nothing else", async () => {
    const folder = join(makeFolder(), "only");
    mkdirSync(folder);
    const source = makeCase();
    for (const file of ["framework.yaml", "indicators.csv"])
      writeFileSync(join(folder, file), readFileSync(join(source, file)));
    expect((await salus(["diff", source, folder])).out).toContain("The two are the same.");
  });
});
