/** Links that people of a survey name: counted, and told only with enough people behind each. */

import { describe, expect, test } from "vitest";
import { linksCase } from "./testing/links-case.ts";
import { assessed, brief, hashesOf, readTable } from "./testing/run-salus.ts";
import { type CaseChanges, makeCase } from "./testing/small-case.ts";

describe("what people of a survey named", () => {
  const pairs = [
    ["no rain", "hunger", 30],
    ["hunger", "debt", 15],
    ["debt", "violence", 12],
    ["violence", "hunger", 6],
    ["ghosts", "hunger", 12],
  ] as const;
  const answers = pairs.flatMap(([why, what, people]) =>
    Array.from({ length: people }, () => `${why},${what}`),
  );
  const survey = `format: salus/survey@1
title: What leads to what
period: "2024"
source: survey
place: { unit: v01 }
groups: { sex: sex }
causes: { cause: why, effect: what, nodes: { no rain: drought } }
items:
  - { id: worry, title: Do you worry?, scale: ["no", "yes"], threat: hunger, aspect: worry, direction: -1 }
`;
  const asked: CaseChanges = {
    "threats.csv": linksCase["threats.csv"],
    "survey.yaml": survey,
    "submissions.csv": `sex,worry,why,what\n${answers.map((each, k) => `${k % 2 ? "f" : "m"},yes,${each}`).join("\n")}\n`,
  };

  test("becomes links without any table, ten people and more behind each", async () => {
    const { findings, results } = await assessed(makeCase(asked));
    expect(brief(findings)).toContain("survey-causes-unknown survey.yaml causes");
    const rows = readTable(results, "links.csv");
    expect(rows.length).toBeGreaterThan(0);
    for (const { from, to, people, weight, raisedBy, kinds } of rows) {
      const named = pairs.find(([why, what]) => why.replace("no rain", "drought") === from && what === to)!;
      expect([people, raisedBy, kinds]).toEqual([String(named[2]), "people", "people"]);
      expect(named[2]).toBeGreaterThanOrEqual(10);
      expect(Number(weight)).toBeCloseTo((3 * named[2]) / 30, 12);
    }
    expect(rows.some(({ from, to }) => from === "violence" && to === "hunger")).toBe(false);
    expect(readTable(results, "estimates.csv").some(({ item }) => item === "why" || item === "what")).toBe(
      false,
    );
  });

  test("is not counted where a question is also an item, and says why", async () => {
    const folder = makeCase({
      ...asked,
      "survey.yaml": `${survey}  - { id: why, title: Why?, scale: [hunger, debt] }\n`,
    });
    const { findings, results } = await assessed(folder);
    expect(brief(findings)).toContain("survey-causes-also-asked survey.yaml causes");
    expect(Object.keys(hashesOf(results))).not.toContain("links.csv");
  });
});
