// What people said, in the report, in a real browser: who was heard and who was not, and nothing that may not be shown.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assessed, readTable, salus } from "../packages/cli/src/testing/run-salus.ts";
import { makeCase, makeFolder } from "../packages/cli/src/testing/small-case.ts";
import { voicesCase } from "../packages/cli/src/testing/voices-case.ts";
import {
  expectAccessible,
  expectFromCatalogue,
  expectNothingOverTheEdge,
  launchBrowser,
  type Opening,
  openPage,
} from "./page-checks.ts";

const locales = ["en", "en-XB"] as const;
const results = makeFolder();

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  const folder = makeCase(voicesCase);
  for (const locale of locales) {
    const words = ["assess", folder, "--out", join(results, locale)];
    const ending = await salus(words, { env: { SALUS_LOCALE: locale } });
    expect(ending.code, ending.out + ending.err).toBe(0);
  }
});

afterAll(async () => {
  await browser?.close();
});

function openReport(name: string, opening: Opening, look: (page: Page) => Promise<void>): Promise<void> {
  return openPage(browser, join(results, name, "report.html"), opening, look);
}

/** Text of the part with everything unfolded, with plain spaces. */
async function voicesText(page: Page): Promise<string> {
  await page.locator("#voices details").evaluateAll((all) => {
    for (const each of all) (each as HTMLDetailsElement).open = true;
  });
  return (await page.locator("#voices").innerText()).replaceAll("\u00a0", " ");
}

/** The rows of the table whose caption begins so, as texts of their cells. */
async function tableOf(page: Page, caption: string): Promise<readonly (readonly string[])[]> {
  const rows = page.locator("#voices table").filter({ hasText: caption }).first().locator("tbody tr");
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent!.replaceAll("\u00a0", " "))),
  );
}

test("the head says how people were chosen, and what withheld means", async () => {
  await openReport("en", {}, async (page) => {
    const text = await voicesText(page);
    for (const part of [
      "Voices of the valley",
      "2024-09",
      "drawn in 20 clusters, in 2 strata",
      "hold in 95 % of samples drawn alike",
      "at least 10 people",
      "withheld to protect people",
    ])
      expect(text).toContain(part);
    expect(await page.locator("nav a").allTextContents()).toContain("What people said");
  });
});

test("the figure of perceived threats has the shares of estimates.csv, the most feared first", async () => {
  const counted = readTable(join(results, "en"), "estimates.csv").filter(
    ({ category, group }) => category === "(counted)" && group === "",
  );
  const percent = (item: string): string =>
    `${Math.round(100 * Number(counted.find((each) => each["item"] === item)!["value"]))} %`;
  await openReport("en", {}, async (page) => {
    const rows = await tableOf(page, "who worries about each threat");
    expect(rows.map(([threat]) => threat)).toEqual([
      "Going hungry",
      "Robbery and attack on the road to market",
      "Flood",
    ]);
    expect(rows[0]![1]).toBe(percent("worry-hunger"));
    expect(rows[0]![7]).toBe(percent("lived-hunger"));
    expect(await page.locator("#says").innerText()).toContain("people worry most about Going hungry");
  });
});

test("a group of seven has a word and no number, in every table", async () => {
  await openReport("en", {}, async (page) => {
    const worry = await tableOf(page, "Worry by livelihood");
    expect(worry.find(([group]) => group === "trader")!.slice(1)).toEqual([
      "withheld",
      "withheld",
      "withheld",
    ]);
    expect(worry.find(([group]) => group === "farmer")![1]).toMatch(/^\d+ % \(\d+ % to \d+ %\) n = \d+$/);
    const capacity = await tableOf(page, "What is known of each group");
    const traders = capacity.find(([group]) => group === "livelihood: trader")!;
    expect(traders[1]).toBe("In a savings group: withheld (confidence high)");
    expect(traders[4]).toBe("nothing known");
    expect(traders[5]).toBe("Eats fewer meals: withheld");
  });
});

test("who was not heard stands out, and few are not counted aloud", async () => {
  await openReport("en", {}, async (page) => {
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
  const language = readTable(join(results, "en"), "heard.csv").filter(
    (row) => row["dimension"] === "language",
  );
  expect(language).toHaveLength(2);
  for (const row of language) expect([row["share"], row["target"], row["missing"]]).toEqual(["", "", "0"]);
  await openReport("en", {}, async (page) => {
    expect(await voicesText(page)).toContain("How many did not answer is withheld");
  });
});

test("communities show strengths before gaps, and compare only what all were asked", async () => {
  await openReport("en", {}, async (page) => {
    const text = await voicesText(page);
    const standings = (await tableOf(page, "Village 1: each question")).map((cells) => cells[1]);
    const order = ["strength", "in between", "gap", "withheld"];
    expect(standings).toEqual(standings.toSorted((a, b) => order.indexOf(a!) - order.indexOf(b!)));
    expect(text).toContain("The new well is kept in repair is not compared: it was not asked in Village 2.");
    expect((await tableOf(page, "Communities on the questions")).map(([title]) => title)).toEqual([
      "Village 1",
      "Village 2",
    ]);
  });
});

test("harmful coping is no capacity; deprivation, coded words and questions are there", async () => {
  await openReport("en", {}, async (page) => {
    const text = await voicesText(page);
    for (const part of [
      "Eats fewer meals (People living in its twelve villages) is not counted as capacity: it means hunger.",
      "Answers to 3 questions group into one, not three",
      "Village 2: worry, experience and figures",
      "Poverty in the valley, 2024-09",
      "Deprivation by group, if being poor takes 50 % of the weight",
      "Krippendorff’s alpha",
      "estimates.csv",
    ])
      expect(text.includes(part), part).toBe(true);
    const codes = await tableOf(page, "What people spoke of");
    expect(codes.find(([code]) => code === "debt")).toEqual(["debt", "new: a candidate for a threat", "11"]);
    expect(codes.find(([code]) => code === "wild-dogs")![2]).toBe("few");
    expect(await page.locator("#voices details.fold > summary").count()).toBeGreaterThan(10);
  });
});

test("no number is broken, and nobody is called wrong", async () => {
  await openReport("en", {}, async (page) => {
    const text = await voicesText(page);
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
    expect(text).not.toMatch(/mistaken|exaggerat|irrational|myth|worst country/i);
  });
});

test("the page of a place has what its people worry about; one where nobody was asked has not", async () => {
  await openReport("en", { hash: "#unit-v01" }, async (page) => {
    const unit = await page.locator("#unit-v01").innerText();
    expect(unit).toContain("What people here worry about");
    expect(unit).toContain("asked 2024-09");
  });
  await openReport("en", { hash: "#unit-v09" }, async (page) => {
    expect(await page.locator("#unit-v09").innerText()).not.toContain("What people here worry about");
  });
});

test("the method names the survey's choices", async () => {
  await openReport("en", {}, async (page) => {
    const text = await page.locator("#method").innerText();
    for (const part of ["Korn and Graubard", "Student’s", "fewer than 10 people", "polychoric", "Wilson’s"])
      expect(text).toContain(part);
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
  await openReport("en", {}, async (page) => {
    await voicesText(page);
    const tables = page.locator("#voices details.fold table").filter({ hasText: "mean grade" });
    const texts = await tables.allTextContents();
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text.replace(/^.*Share/s, "")).not.toContain("withheld");
  });
});

describe.each(locales)("in %s", (locale) => {
  const openings: readonly Opening[] = [
    { width: 1280 },
    { width: 320 },
    { width: 1280, dark: true },
    { width: 320, hash: "#unit-v01" },
  ];

  test.each(openings)("axe finds nothing to object to ($width px, $hash, dark: $dark)", async (opening) => {
    await openReport(locale, opening, async (page) => {
      // Pages that are not shown are not looked at; without them axe is many times faster.
      await page.evaluate(() => {
        for (const hidden of document.querySelectorAll(".unit:not(:target)")) hidden.remove();
      });
      await expectAccessible(page);
    });
  });

  test.each(openings)("nothing hangs over the edge ($width px, $hash)", async (opening) => {
    await openReport(locale, opening, async (page) => {
      await page.locator("details").evaluateAll((all) => {
        for (const each of all) (each as HTMLDetailsElement).open = true;
      });
      await expectNothingOverTheEdge(page);
    });
  });
});

test("in the pseudo-locale every heading, sentence and label comes from the catalogue, right to left", async () => {
  await openReport("en-XB", {}, async (page) => {
    await expectFromCatalogue(
      page,
      "#voices h2, #voices h3, #voices h4, #voices p, #voices li, #voices dt, #voices caption, #voices figcaption, #voices summary, #voices .gap, #voices figure th[scope=col], #method p, #says p",
    );
  });
});

test("what folds and what scrolls is reached and opened by keyboard", async () => {
  await openReport("en", { width: 320 }, async (page) => {
    const fold = page.locator("#voices details.fold").first();
    await fold.locator("summary").first().focus();
    await page.keyboard.press("Enter");
    expect(await fold.evaluate((each) => (each as HTMLDetailsElement).open)).toBe(true);
    const loose = await page.locator("#voices .scroll:not([tabindex])").count();
    expect(loose).toBe(0);
  });
});
