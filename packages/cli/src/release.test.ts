/** `salus release`: the package, the ledger, and what follows from one release to the next. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadLinearSolver } from "./linear-solver.ts";
import { attack, type KnownCount } from "./testing/attack.ts";
import { plainAnswers, secrets, submissionsOf, surveyCase, surveyYaml } from "./testing/release-case.ts";
import { quick, released, rows } from "./testing/release-runs.ts";
import { hashesOf, salus } from "./testing/run-salus.ts";

/** What a reader of the package counts, where all weigh the same. */
function countsOf(folder: string): readonly KnownCount[] {
  const known: KnownCount[] = [];
  for (const { item, category, group, value, n } of rows(folder, "estimates.csv")) {
    if (group!.startsWith("unit=") || category === "(mean)") continue;
    const within = group === "" ? {} : Object.fromEntries([group!.split("=")]);
    const count = value === "" || n === "" ? null : Math.round(Number(value) * Number(n));
    if (category === "(counted)") known.push({ cell: { ...within, [`${item} counts`]: "yes" }, count });
    else known.push({ cell: { ...within, [item!]: category! }, count });
    known.push({ cell: within, count: n === "" ? null : Number(n) });
  }
  for (const { group, people } of rows(folder, "heard.csv"))
    known.push({ cell: { bank: group! }, count: people === "" ? null : Number(people) });
  return known;
}

const codes = {
  bank: ["north", "south", "island"],
  sex: ["f", "m"],
  hungry: ["no", "some", "much"],
  fear: ["no", "yes"],
};
const sums = { "hungry counts": { variable: "hungry", answers: ["some", "much"] } };

describe("the package", () => {
  test.concurrent("holds results, the statement and an entry in the ledger", async () => {
    const folder = surveyCase({ single: true });
    const made = await released(folder);
    expect(made.release).toBe("release-1");
    expect(made.results).toBe(join(folder, "release", "release-1"));
    const files = readdirSync(made.results);
    for (const file of ["estimates.csv", "heard.csv", "scores.csv", "report.html", "assessment.json"])
      expect(files).toContain(file);
    const ledger = rows(folder, "ledger.csv");
    expect(Object.keys(ledger[0]!)).toEqual(["release", "date", "population", "where", "count"]);
    expect(new Set(ledger.map(({ release }) => release))).toEqual(new Set(["release-1"]));
    expect(ledger.filter(({ count }) => count === "")).not.toEqual([]);
    expect(ledger.every(({ count }) => count === "" || Number(count) >= 10)).toBe(true);
    const statement = readFileSync(join(made.results, "risk-statement.md"), "utf8");
    expect(statement).toContain("# What release release-1 gives away");
    expect(statement).toContain("Nothing of this survey and period left before.");
    expect(statement).toMatch(/No withheld count can be bounded closer than \d\d/);
    expect(existsSync(join(folder, "ledger.lock"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
  });

  test.concurrent("withstands the attack on all its tables together", async () => {
    const solve = await loadLinearSolver();
    const { results } = await released(surveyCase());
    const known = countsOf(results);
    // The island's six people, and the three hungry men of the south, are there to be found.
    expect(known).toContainEqual({ cell: { bank: "island" }, count: null });
    expect(known.filter(({ count }) => count !== null).length).toBeGreaterThan(12);
    expect(attack(known, codes, solve, 10, sums)).toEqual([]);
  });

  test.concurrent("holds nothing that tells who people are, or what they wrote", async () => {
    const survey = surveyYaml.replace(
      "place: { column: bank,",
      `file: submissions.csv\nplace: { column: bank,`,
    );
    const folder = surveyCase({ survey, single: true });
    const text = readFileSync(join(folder, "submissions.csv"), "utf8");
    // Answers that nobody listed, where findings would quote them.
    const broken = text
      .replace("north,f,no,no,", `${secrets.place},f,no,no,`)
      .replace("north,f,some,yes,", `north,f,${secrets.typed},yes,`);
    writeFileSync(join(folder, "submissions.csv"), broken);
    const made = await released(folder);
    expect(made.findings.map(({ message }) => message).join("\n")).toContain(secrets.typed);
    for (const file of readdirSync(made.results)) {
      const content = readFileSync(join(made.results, file), "utf8");
      for (const secret of [
        secrets.id,
        secrets.name,
        secrets.words,
        secrets.latitude,
        secrets.place,
        secrets.typed,
      ])
        expect(content.includes(secret), `${file}: ${secret}`).toBe(false);
    }
  });

  test.concurrent("has single answers where survey.yaml wants them and they are safe, and once", async () => {
    const folder = surveyCase({ single: true });
    const { results, findings } = await released(folder);
    const refused = findings.filter(({ code }) => code === "microdata-column-refused");
    expect(refused.map(({ message }) => message).join("\n")).toMatch(/resp_name[\s\S]*today/);
    const [header, ...records] = readFileSync(join(results, "microdata.csv"), "utf8").trimEnd().split("\n");
    expect(header).toBe("sex,age,fear,hungry,surveyWeight");
    expect(records).toHaveLength(plainAnswers.length);
    expect(records).toEqual([...records].sort());
    expect(new Set(records.map((each) => each.split(",")[1]))).toContain("30 to below 40");
    const second = await released(folder);
    expect(second.findings.map(({ code }) => code)).toContain("microdata-released-before");
    expect(readdirSync(second.results)).not.toContain("microdata.csv");
    expect(readFileSync(join(second.results, "risk-statement.md"), "utf8")).toContain(
      "release release-1 has one",
    );
  });

  test.concurrent("has no single answers where the risk stays too high", async () => {
    const folder = surveyCase({ survey: `${surveyYaml}microdata: { keys: [bank, sex], below: 0.0001 }\n` });
    const { results, findings } = await released(folder);
    expect(findings.map(({ code }) => code)).toContain("microdata-risk-too-high");
    expect(readdirSync(results)).not.toContain("microdata.csv");
    expect(readFileSync(join(results, "risk-statement.md"), "utf8")).toContain(
      "No file of single answers leaves:",
    );
  });
});

/** What the ledger has of one population, and every answer that its conditions name. */
function ledgerOf(folder: string, population: string) {
  const known = rows(folder, "ledger.csv")
    .filter((row) => row["population"] === population)
    .map(({ where, count }): KnownCount => {
      const conditions = (JSON.parse(where!) as readonly string[]).map(
        (each) => JSON.parse(each) as [variable: string, codes: readonly string[]],
      );
      return { cell: {}, anyOf: Object.fromEntries(conditions), count: count === "" ? null : Number(count) };
    });
  const all: Record<string, string[]> = {};
  for (const { anyOf } of known)
    for (const [variable, answers] of Object.entries(anyOf!))
      all[variable] = [...new Set([...(all[variable] ?? []), ...answers])];
  return { known, all };
}

describe("deprivation", () => {
  const measure = `format: salus/deprivation@1
title: Hunger and fear
unitOfAnalysis: person
povertyCutoffs: [0.5, 1]
groups: [sex, bank]
dimensions:
  - { id: hunger, title: Hunger, indicators: [{ id: hungry, title: Hungry, column: hungry, codes: [much, some] }] }
  - { id: fear, title: Fear, indicators: [{ id: afraid, title: Afraid, column: fear, codes: ["yes"] }] }
`;

  test.concurrent("is attacked by what the ledger says of all its tables", async () => {
    const solve = await loadLinearSolver();
    const folder = surveyCase({ files: { "deprivation.yaml": measure } });
    const { results } = await released(folder);
    const shown = rows(results, "deprivation.csv").filter(({ reason }) => reason !== "suppressed");
    expect(shown.length).toBeGreaterThan(5);
    expect(shown.filter(({ group }) => group === "bank=island")).toEqual([]);
    for (const about of ["(deprivation)", "(people)", "hungry", "fear"]) {
      const { known, all } = ledgerOf(folder, `Valley survey 2024 ${about}`);
      expect(known.length, about).toBeGreaterThan(4);
      expect(
        known.some(({ count }) => count === null),
        about,
      ).toBe(true);
      expect(attack(known, all, solve, 10), about).toEqual([]);
    }
  });
});

describe("releases that follow each other", () => {
  test.concurrent("the same answers leave again unchanged, added to the ledger", async () => {
    const folder = surveyCase();
    const first = await released(folder);
    const before = readFileSync(join(folder, "ledger.csv"), "utf8");
    const second = await released(folder);
    expect(second.release).toBe("release-2");
    for (const file of ["estimates.csv", "heard.csv"])
      expect(hashesOf(second.results)[file]).toBe(hashesOf(first.results)[file]);
    expect(readFileSync(join(folder, "ledger.csv"), "utf8").startsWith(before)).toBe(true);
    const statement = readFileSync(join(second.results, "risk-statement.md"), "utf8");
    expect(statement).toMatch(/held against one earlier release of the same people: release-1/);
  });

  test.concurrent("three further people cannot be found by subtracting", async () => {
    const solve = await loadLinearSolver();
    const folder = surveyCase();
    const first = await released(folder);
    const three = [
      ["north", "f", "much", "yes"],
      ["north", "f", "much", "yes"],
      ["island", "m", "much", "yes"],
    ] as const;
    writeFileSync(join(folder, "submissions.csv"), submissionsOf([...plainAnswers, ...three]));
    const second = await released(folder);
    const key = (cell: object): string => JSON.stringify(cell);
    const before = new Map(countsOf(first.results).map(({ cell, count }) => [key(cell), count]));
    for (const { cell, count } of countsOf(second.results)) {
      const earlier = before.get(key(cell)) ?? null;
      if (count === null || earlier === null) continue;
      expect(count === earlier || Math.abs(count - earlier) >= 10, key(cell)).toBe(true);
    }
    expect(attack(countsOf(second.results), codes, solve, 10, sums)).toEqual([]);
    expect(second.findings.map(({ code }) => code)).toContain("release-question-closed");
    const statement = readFileSync(join(second.results, "risk-statement.md"), "utf8");
    expect(statement).toContain("withheld whole");
  });

  test.concurrent("a group less is no way round what left before", async () => {
    const folder = surveyCase();
    await released(folder);
    const narrow = surveyYaml.replace("groups: { bank: bank, sex: sex }", "groups: { bank: bank }");
    writeFileSync(join(folder, "survey.yaml"), narrow);
    const { questions } = await released(folder);
    expect(questions.find(({ about }) => about === "hungry")!.closed).toBe("variable-unknown");
  });
});

test.concurrent("--dry-run shows what would leave and writes nothing", async () => {
  const folder = surveyCase();
  const before = hashesOf(folder);
  const { code, out } = await salus(["release", folder, "--dry-run", ...quick]);
  expect(code).toBe(0);
  expect(out).toMatch(/hungry +\d+ published, \d+ withheld/);
  expect(out).toContain("Nothing was written. Without --dry-run this would be release release-1.");
  expect(hashesOf(folder)).toEqual(before);
});

test.concurrent("the guide can be followed, one command after the other", async () => {
  const guide = readFileSync(new URL("../../../docs/guide/release.md", import.meta.url), "utf8");
  const lines = [...guide.matchAll(/^npx salus (.+)$/gm)].map((match) => match[1]!);
  expect(lines).toHaveLength(3);
  const single = /^```yaml\n(microdata:\n.*?)^```$/ms.exec(guide)![1]!;
  const rule = /^```yaml\n(disclosure: .*\n)```$/m.exec(guide)![1]!;
  const folder = surveyCase({ survey: surveyYaml + rule + single.replace("0.03", "0.05") });
  for (const line of lines) {
    const { code, out, err } = await salus([...line.replace("../valley", folder).split(" "), ...quick]);
    expect(code, out + err).toBe(0);
  }
  expect(readdirSync(join(folder, "release"))).toEqual(["release-1", "release-2"]);
  expect(readdirSync(join(folder, "release", "release-1"))).toContain("microdata.csv");
});
