// Weights drawn inside the report, in a browser without a window.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { findBrowser } from "../scripts/find-browser.ts";
import { writeBigCase } from "./big-case.ts";
import { runSalus } from "./own-process.ts";
import { median, round, say } from "./say.ts";

const DRAWS = 9;

/** A made-up case of 200 places and 25 indicators: its report draws weights each time the button is pressed anew. */
export async function benchReportPage(scratch: string): Promise<void> {
  const measured = "weights drawn inside the report page: 1,000 × 200 units × 25 indicators";
  const executablePath = findBrowser();
  if (executablePath === undefined) {
    say(measured, { browser: "not installed" });
    return;
  }
  const folder = join(scratch, "page");
  mkdirSync(folder);
  await writeBigCase(folder, 200, 25);
  const out = join(scratch, "page-results");
  runSalus("assess", folder, "--out", out);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(out, "report.html")).href);
    for (let draw = 0; draw < DRAWS; draw++) {
      await page.locator("#draw-weights").press("Enter");
      await page.waitForFunction(
        (count) => performance.getEntriesByName("draw-weights", "measure").length > count,
        draw,
      );
      await page.locator("#draw-weights").press("Enter");
    }
    const milliseconds = await page.evaluate(() =>
      performance.getEntriesByName("draw-weights", "measure").map(({ duration }) => duration),
    );
    say(measured, {
      milliseconds: round(median(milliseconds)),
      firstMilliseconds: round(milliseconds[0]!),
      limitMilliseconds: 100,
      browser: browser.version(),
    });
  } finally {
    await browser.close();
  }
}
