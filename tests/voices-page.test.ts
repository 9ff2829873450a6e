// What people said, in the report, in a real browser: who was heard and who was not, in both languages, directions and widths.
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readTable, salus } from "../packages/cli/src/testing/run-salus.ts";
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
import { tableOf, voicesText } from "./voices-part.ts";

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
      "Deprivation by group, if being poor takes",
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
