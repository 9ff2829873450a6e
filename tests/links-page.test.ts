// How threats feed each other, in the report, in a real browser: in both directions and widths, and what it says.
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { linksCase } from "../packages/cli/src/testing/links-case.ts";
import { salus } from "../packages/cli/src/testing/run-salus.ts";
import { makeCase, makeFolder } from "../packages/cli/src/testing/small-case.ts";
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
  const folder = makeCase(linksCase);
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

test("says who drives, what feeds itself, where views differ and what is only explored", async () => {
  await openReport("en", {}, async (page) => {
    const text = (await page.locator("#links").innerText()).replaceAll("\u00a0", " ");
    for (const part of [
      "Main drivers, which act far more than they are acted on: Drought",
      "Bridges, through which effects pass from one to another: Going hungry",
      "more of “Going hungry” brings more of “Debt”, more of “Debt” brings more of “Going hungry”",
      "brings less of “A steady income”, less of “A steady income” brings more of “Debt”",
      "7 spirals and one brake are all there are",
      "the link Debt → Going hungry damps the spirals most",
      "youth (2)",
      "ministry (1)",
      "nobody says how strongly: Flood → Going hungry",
      "A dry year (exploration, not forecast)",
      "Wells kept in repair (exploration, not forecast)",
      "Of 4 combinations of answers, 2 hold together",
      "no: prepare for it",
      "no measure here lowers it",
      "lowered by Village wells",
      "Talks in four villages (2 statements)",
    ])
      expect(text.includes(part), part).toBe(true);
    expect(await page.locator("nav a").allTextContents()).toContain("How threats feed each other");
    // The map and the matrix.
    expect(await page.locator("#links figure svg").count()).toBeGreaterThanOrEqual(2);
    expect(text).not.toMatch(/NaN|undefined|null/);
  });
});

describe.each(locales)("in %s", (locale) => {
  const openings: readonly Opening[] = [{ width: 1280 }, { width: 320 }, { width: 1280, dark: true }];

  test.each(openings)("axe finds nothing to object to ($width px, dark: $dark)", async (opening) => {
    await openReport(locale, opening, async (page) => {
      // Pages that are not shown are not looked at; without them axe is many times faster.
      await page.evaluate(() => {
        for (const hidden of document.querySelectorAll(".unit:not(:target)")) hidden.remove();
      });
      await expectAccessible(page);
    });
  });

  test.each(openings)("nothing hangs over the edge ($width px, dark: $dark)", async (opening) => {
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
      "#links h2, #links h3, #links h4, #links p, #links li, #links caption, #links figcaption, #links summary, #links .data th[scope=col]:first-child, #method p",
    );
  });
});
