// A page of Salus in a real browser, and what holds for each: offline, without errors, accessible, nothing over the edge.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { bringBrowser } from "../scripts/find-browser.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: bringBrowser(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

export type Opening = {
  readonly width?: number;
  readonly hash?: string;
  readonly dark?: boolean;
  readonly script?: boolean;
};

/** Open a page on disk; anything that is no file on disk, and any error, fails the test. */
export async function openPage(
  browser: Browser,
  path: string,
  { width = 1280, hash = "", dark = false, script = true }: Opening,
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? "dark" : "light",
    javaScriptEnabled: script,
    offline: true,
  });
  const page = await context.newPage();
  const troubles: string[] = [];
  page.on("request", (request) => {
    if (!/^(file|data):/.test(request.url())) troubles.push(`asks for ${request.url()}`);
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  await page.goto(`${pathToFileURL(path).href}${hash}`);
  await look(page);
  await context.close();
  expect(troubles).toEqual([]);
}

/** WCAG 2.2 AA and good practice, with everything that folds unfolded; the page is changed by it. */
export async function expectAccessible(page: Page): Promise<void> {
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
}

export async function expectNothingOverTheEdge(page: Page): Promise<void> {
  const over = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(over).toBeLessThanOrEqual(0);
}

/** In the pseudo-locale: right to left, and every text found there comes from the catalogue. */
export async function expectFromCatalogue(page: Page, where: string): Promise<void> {
  expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
  const texts = await page.locator(where).allTextContents();
  expect(texts.length).toBeGreaterThan(80);
  expect(texts.filter((text) => !/^⟦[\s\S]*⟧$/.test(text.trim()))).toEqual([]);
}
