// The audit's page in a real browser: offline, accessible, in both directions, both themes and at both widths.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { salus } from "../packages/cli/src/testing/run-salus.ts";
import {
  expectAccessible,
  expectFromCatalogue,
  expectNothingOverTheEdge,
  launchBrowser,
  type Opening,
  openPage,
} from "./page-checks.ts";

const world = fileURLToPath(new URL("../cases/world-2015", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "salus-audit-"));
const locales = ["en", "en-XB"] as const;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  for (const locale of locales) {
    await salus(["audit", world, "--out", join(scratch, locale)], { env: { SALUS_LOCALE: locale } });
  }
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

function openAudit(name: string, opening: Opening, look: (page: Page) => Promise<void>): Promise<void> {
  return openPage(browser, join(scratch, name, "audit.html"), opening, look);
}

test("is one file under 1 MB, without a script", () => {
  const path = join(scratch, "en", "audit.html");
  expect(statSync(path).size).toBeLessThan(1_000_000);
  expect(readFileSync(path, "utf8")).not.toContain("<script");
});

describe.each(locales)("in %s", (locale) => {
  const openings: readonly Opening[] = [{ width: 1280 }, { width: 320 }, { width: 1280, dark: true }];

  test.each(openings)("axe finds nothing to object to ($width px, dark: $dark)", async (opening) => {
    await openAudit(locale, opening, async (page) => {
      await expectAccessible(page);
    });
  });

  test.each(openings)("nothing hangs over the edge ($width px)", async (opening) => {
    await openAudit(locale, opening, async (page) => {
      await expectNothingOverTheEdge(page);
    });
  });
});

test("in the pseudo-locale every heading, label and sentence comes from the catalogue, right to left", async () => {
  await openAudit("en-XB", { width: 1280 }, async (page) => {
    await expectFromCatalogue(
      page,
      "main h2, main h3, main p, main caption, main th[scope=col], nav a, figcaption, summary, footer p",
    );
  });
});

test("shows every node's parts, every threshold with its source, and speaks of no State", async () => {
  await openAudit("en", { width: 1280 }, async (page) => {
    expect(await page.locator("#correlations figure").count()).toBe(6);
    expect(await page.locator("#influence figure").count()).toBe(6);
    expect(await page.locator("#judged tbody tr").count()).toBe(18);
    const text = await page.locator("body").innerText();
    expect(text).toContain("none is a judgement on a place");
    expect(text).toContain("doi:10.1787/9789264043466-en");
    expect(text).not.toMatch(/fragile|failed state|unable or unwilling|worst/i);
  });
});
