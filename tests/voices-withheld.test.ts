// What the report does not show of a survey: few people have a word and no number, wherever they stand.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assessed, readTable } from "../packages/cli/src/testing/run-salus.ts";
import { makeCase } from "../packages/cli/src/testing/small-case.ts";
import { voicesCase } from "../packages/cli/src/testing/voices-case.ts";
import { launchBrowser, openPage } from "./page-checks.ts";
import { tableOf, voicesText } from "./voices-part.ts";

let browser: Browser;
let results: string;

beforeAll(async () => {
  browser = await launchBrowser();
  ({ results } = await assessed(makeCase(voicesCase)));
});

afterAll(async () => {
  await browser?.close();
});

function openReport(look: (page: Page) => Promise<void>): Promise<void> {
  return openPage(browser, join(results, "report.html"), {}, look);
}

test("a group of seven has a word and no number, in every table", async () => {
  await openReport(async (page) => {
    const worry = await tableOf(page, "Worry by livelihood");
    // What nobody listed and few said is not even named.
    expect(await page.locator("#voices").innerText()).not.toContain("trader");
    expect(worry.find(([group]) => group === "other answers")!.slice(1)).toEqual([
      "withheld",
      "withheld",
      "withheld",
    ]);
    expect(worry.find(([group]) => group === "farmer")![1]).toMatch(/^\d+ % \(\d+ % to \d+ %\) n = \d+$/);
    const capacity = await tableOf(page, "What is known of each group");
    const traders = capacity.find(([group]) => group === "livelihood: other answers")!;
    expect(traders[1]).toBe("In a savings group: withheld (confidence high)");
    expect(traders[4]).toBe("nothing known");
    expect(traders[5]).toBe("Eats fewer meals: withheld");
  });
});

test("who was not heard stands out, and few are not counted aloud", async () => {
  await openReport(async (page) => {
    const notice = await page.locator("#voices .notice").innerText();
    expect(notice).toContain("Nobody was heard from: people who fled their homes");
    expect(await page.locator("#says").innerText()).toContain("not heard");
    const disability = await tableOf(page, "Heard by disability");
    expect(disability[0]).toEqual([
      "people with a disability",
      ...["withheld", "withheld", "withheld"],
      "heard, by too few to show",
    ]);
    const age = await tableOf(page, "Heard by age");
    expect(age[0]![4]).toBe("short of the target");
  });
});

test("where few left a question open, no share and no target gives their number away", async () => {
  const language = readTable(results, "heard.csv").filter((row) => row["dimension"] === "language");
  expect(language).toHaveLength(2);
  for (const row of language) expect([row["share"], row["target"], row["missing"]]).toEqual(["", "", "0"]);
  await openReport(async (page) => {
    expect(await voicesText(page)).toContain("How many did not answer is withheld");
  });
});

test("no number is broken, and nobody is called wrong", async () => {
  await openReport(async (page) => {
    const text = await voicesText(page);
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(text).not.toMatch(/mistaken|exaggerat|irrational|myth|worst country/i);
  });
});

test("a case without a survey has no such part, and one of which nothing is stated says so", async () => {
  const bare = await assessed(makeCase());
  expect(readFileSync(join(bare.results, "report.html"), "utf8")).not.toContain('id="voices"');
  const survey = 'format: salus/survey@1\nitems: [{ id: help, scale: ["1", "2", "3", "4", "5"] }]\n';
  const plain = await assessed(makeCase({ ...voicesCase, "survey.yaml": survey, "deprivation.yaml": null }));
  await openPage(browser, join(plain.results, "report.html"), {}, async (page) => {
    const text = await voicesText(page);
    for (const part of [
      "Intervals hold as if people had been drawn by lot",
      "No question of the survey asks about worry",
      "no questions that make a community’s profile",
      "asks nothing about needs, vulnerability or capacity",
      "Nobody was asked about: sex, age",
    ])
      expect(text).toContain(part);
    expect(text).not.toContain("At least one person of every group");
    expect(text).not.toMatch(/NaN|undefined|null/);
    expect(await page.locator("#says").innerText()).toContain("it cannot be said who was not heard");
  });
});

test("a part of the scale that nobody is in is empty, not withheld", async () => {
  const worry = 'threat: hunger, aspect: worry, direction: -1, scale: ["no", "yes"]';
  const survey = `format: salus/survey@1\nitems: [{ id: lived-hunger, ${worry} }]\n`;
  const one = await assessed(makeCase({ ...voicesCase, "survey.yaml": survey, "deprivation.yaml": null }));
  await openPage(browser, join(one.results, "report.html"), {}, async (page) => {
    const shares = (await tableOf(page, "own index lies where")).map((cells) => cells[1]!);
    expect(shares).toHaveLength(4);
    expect(shares[1]).toMatch(/^0 % \(0 % to \d %\)$/);
    expect(shares.join()).not.toContain("withheld");
    expect(await page.locator("#says").innerText()).toContain("the only threat people were asked about");
  });
});

test("a mean grade never stands beside withheld shares that it would tell", async () => {
  await openReport(async (page) => {
    await voicesText(page);
    const tables = page.locator("#voices details.fold table").filter({ hasText: "mean grade" });
    const texts = await tables.allTextContents();
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.replace(/^.*Share/s, "")).not.toContain("withheld");
  });
});
