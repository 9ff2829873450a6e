// Two waves of a survey in one table: the report shows the later one, and what changed since the earlier one.
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assessed, readTable } from "../packages/cli/src/testing/run-salus.ts";
import { makeCase } from "../packages/cli/src/testing/small-case.ts";
import { voicesCase } from "../packages/cli/src/testing/voices-case.ts";
import { expectAccessible, expectNothingOverTheEdge, launchBrowser, openPage } from "./page-checks.ts";
import { tableOf, voicesText } from "./voices-part.ts";

let browser: Browser;
let results: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const [header, ...rows] = voicesCase["submissions.csv"].trim().split("\n");
  const waves = rows.map((row, k) => `${row},${Math.floor(k / 2) % 2 === 0 ? "first" : "second"}`);
  const survey = voicesCase["survey.yaml"].replace(
    'period: "2024-09"',
    'waves: { column: wave, periods: { first: "2022-09", second: "2024-09" } }',
  );
  const submissions = `${[`${header},wave`, ...waves].join("\n")}\n`;
  ({ results } = await assessed(
    makeCase({ ...voicesCase, "survey.yaml": survey, "submissions.csv": submissions }),
  ));
});

afterAll(async () => {
  await browser?.close();
});

test.each([320, 1280])("changes stand in tables, with their intervals, at %d px", async (width) => {
  await openPage(browser, join(results, "report.html"), { width }, async (page) => {
    const text = await voicesText(page);
    expect(text).toContain("Since the wave before");
    const [index, ...items] = await tableOf(page, "change from 2022-09 to 2024-09, on the scale");
    expect(index![0]).toBe("Taken together");
    expect(items.length).toBeGreaterThan(2);
    for (const [, change] of [index!, ...items])
      expect(change).toMatch(/^[−+]?0\.\d\d \([−+]?0\.\d\d to [−+]?0\.\d\d\)$|^withheld$/);
    const poverty = await tableOf(page, "Deprivation: change from 2022-09 to 2024-09");
    expect(poverty).toHaveLength(3);
    await expectNothingOverTheEdge(page);
    await expectAccessible(page);
  });
});

test("the later wave is what is shown, and the earlier one is evidence too", () => {
  const estimates = readTable(results, "estimates.csv");
  const [whole] = estimates.filter(({ item, group }) => item === "worry-flood" && group === "");
  expect(Number(whole!["n"])).toBeLessThanOrEqual(200);
  const scores = readTable(results, "scores.csv");
  expect(scores.some(({ sourcePeriod }) => sourcePeriod === "2022-09")).toBe(false);
});
