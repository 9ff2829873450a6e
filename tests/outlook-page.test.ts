// What may come and who acts, in the report and on the page of a backtest, in a real browser: both directions and widths.

import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { salus } from "../packages/cli/src/testing/run-salus.ts";
import { copyCase } from "../packages/cli/src/testing/shipped-case.ts";
import { makeFolder } from "../packages/cli/src/testing/small-case.ts";
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
  const folder = copyCase("valley-example");
  for (const locale of locales) {
    const env = { SALUS_LOCALE: locale };
    for (const words of [
      ["assess", folder, "--runs", "20", "--out", join(results, locale)],
      ["backtest", folder, "--out", join(results, `${locale}-backtest`)],
    ]) {
      const ending = await salus(words, { env });
      expect(ending.code, ending.out + ending.err).toBe(0);
    }
  }
});

afterAll(async () => {
  await browser?.close();
});

const pages = { report: "report.html", backtest: "backtest.html" } as const;

function open(
  name: keyof typeof pages,
  locale: string,
  opening: Opening,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = name === "report" ? locale : `${locale}-backtest`;
  return openPage(browser, join(results, folder, pages[name]), opening, look);
}

test("the report says who acts, what may come with what it is worth, and what rules were worth", async () => {
  await open("report", "en", {}, async (page) => {
    const text = (await page.locator("#outlook").innerText()).replaceAll("\u00a0", " ");
    for (const part of [
      "What follows rests on what was known by 2024-12.",
      "Where a rule calls for action",
      "these forecasts erred 6 % less than the last twelve months repeated would have",
      "Made again from 48 past months",
      "9 or more altogether within 3 months",
      "An area is in a phase when at least 20 % of its people",
      "that the phase stays as it was",
      "Water committee of the place",
      "What the rules were worth",
    ])
      expect(text.includes(part), part).toBe(true);
    expect(await page.locator("nav a").allTextContents()).toContain("What may come, and who acts");
    // Board, three fans, calendar and record.
    expect(await page.locator("#outlook figure").count()).toBe(6);
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
    // No position of any incident.
    expect(await page.content()).not.toMatch(/0\.245[^\d]*0\.153/);
  });
});

test("where to begin says when: rules that watch, and the season that comes", async () => {
  await open("report", "en", {}, async (page) => {
    const text = (await page.locator("#links").innerText()).replaceAll("\u00a0", " ");
    expect(text).toContain("“Quarrels over water add up”");
    expect(text).toMatch(/begins in \d+ months?; the slowest agreed action must begin by \w+/);
  });
});

test("the backtest says what every month ahead and every place was worth", async () => {
  await open("backtest", "en", {}, async (page) => {
    const text = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
    for (const part of [
      "How to read this",
      "Fair CRPS",
      "Diebold and Mariano",
      "All together",
      "Came true",
      "Brier score",
    ])
      expect(text.includes(part), part).toBe(true);
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  });
});

describe.each(locales)("in %s", (locale) => {
  const openings = [
    { name: "report", width: 1280 },
    { name: "report", width: 320 },
    { name: "report", width: 1280, dark: true },
    { name: "backtest", width: 1280 },
    { name: "backtest", width: 320, dark: true },
  ] as const;

  test.each(openings)(
    "axe finds nothing to object to ($name, $width px, dark: $dark)",
    async ({ name, ...opening }) => {
      await open(name, locale, opening, async (page) => {
        await page.evaluate(() => {
          for (const hidden of document.querySelectorAll(".unit:not(:target)")) hidden.remove();
        });
        await expectAccessible(page);
      });
    },
  );

  test.each(openings)(
    "nothing hangs over the edge ($name, $width px, dark: $dark)",
    async ({ name, ...opening }) => {
      await open(name, locale, opening, async (page) => {
        await page.locator("details").evaluateAll((all) => {
          for (const each of all) (each as HTMLDetailsElement).open = true;
        });
        await expectNothingOverTheEdge(page);
      });
    },
  );
});

test("in the pseudo-locale every heading, sentence and label comes from the catalogue, right to left", async () => {
  const texts = "h2, h3, p, li, caption, figcaption, summary, .data th[scope=col]";
  await open("report", "en-XB", {}, async (page) => {
    await expectFromCatalogue(
      page,
      texts
        .split(", ")
        .map((each) => `#outlook ${each}`)
        .join(", "),
    );
  });
  await open("backtest", "en-XB", {}, async (page) => {
    await expectFromCatalogue(
      page,
      texts
        .split(", ")
        .map((each) => `main ${each}`)
        .join(", "),
    );
  });
});
