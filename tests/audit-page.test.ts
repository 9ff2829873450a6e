// The audit's page in a real browser: offline, accessible, in both directions, both themes and at both widths.
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { salus } from "../packages/cli/src/testing/run-salus.ts";
import { bringBrowser } from "../scripts/find-browser.ts";

const world = fileURLToPath(new URL("../cases/world-2015", import.meta.url));
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const scratch = mkdtempSync(join(tmpdir(), "salus-audit-"));
const locales = ["en", "en-XB"] as const;

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: bringBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  for (const locale of locales) {
    await salus(["audit", world, "--out", join(scratch, locale)], { env: { SALUS_LOCALE: locale } });
  }
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

type Opening = { readonly width: number; readonly dark?: boolean };

/** Open the page; anything that is no file on disk, and any error, fails the test. */
async function openAudit(
  name: string,
  { width, dark = false }: Opening,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? "dark" : "light",
    offline: true,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) troubles.push(`asks for ${request.url()}`);
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  await page.goto(pathToFileURL(join(scratch, name, "audit.html")).href);
  await look(page);
  await context.close();
  expect(troubles).toEqual([]);
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
      await page.evaluate(axeSource);
      const violations = await page.evaluate(async () => {
        for (const closed of document.querySelectorAll("details")) closed.open = true;
        // axe has just been put into the page.
        const { axe } = globalThis as unknown as {
          axe: {
            run(
              options: object,
            ): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>;
          };
        };
        const results = await axe.run({
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return results.violations.map(
          (each) => `${each.id}: ${each.nodes[0]!.html.slice(0, 160)} (${each.nodes.length})`,
        );
      });
      expect(violations).toEqual([]);
    });
  });

  test.each(openings)("nothing hangs over the edge ($width px)", async (opening) => {
    await openAudit(locale, opening, async (page) => {
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(over).toBeLessThanOrEqual(0);
    });
  });
});

test("in the pseudo-locale every heading, label and sentence comes from the catalogue, right to left", async () => {
  await openAudit("en-XB", { width: 1280 }, async (page) => {
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    const texts = await page
      .locator(
        "main h2, main h3, main p, main caption, main th[scope=col], nav a, figcaption, summary, footer p",
      )
      .allTextContents();
    expect(texts.length).toBeGreaterThan(80);
    expect(texts.filter((text) => !/^⟦[\s\S]*⟧$/.test(text.trim()))).toEqual([]);
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
