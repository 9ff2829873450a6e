// The report in a real browser: offline, recomputing, accessible, in both directions and at both widths.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadCase } from "../packages/cli/src/case-folder.ts";
import { salus } from "../packages/cli/src/testing/run-salus.ts";
import { createEngine, intervalsAround, prepare, rankDescending } from "../packages/core/src/index.ts";
import {
  expectAccessible,
  expectFromCatalogue,
  expectNothingOverTheEdge,
  launchBrowser,
  type Opening,
  openPage,
} from "./page-checks.ts";

const world = fileURLToPath(new URL("../cases/world-2015", import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), "salus-report-"));
const locales = ["en", "en-XB"] as const;

let browser: Browser;

function reportOf(name: string): string {
  return join(scratch, name, "report.html");
}

beforeAll(async () => {
  browser = await launchBrowser();
  for (const locale of locales) {
    await salus(["assess", world, "--out", join(scratch, locale), "--runs", "100"], {
      env: { SALUS_LOCALE: locale },
    });
  }
  const annex = join(scratch, "annex-case");
  cpSync(world, annex, { recursive: true });
  const recipe = readFileSync(join(annex, "recipe.yaml"), "utf8");
  writeFileSync(join(annex, "recipe.yaml"), recipe.replace("ranking: none", "ranking: annex"));
  await salus(["assess", annex, "--out", join(scratch, "annex"), "--runs", "100"]);
});

afterAll(async () => {
  await browser?.close();
  rmSync(scratch, { recursive: true, force: true });
});

function openReport(name: string, opening: Opening, look: (page: Page) => Promise<void>): Promise<void> {
  return openPage(browser, reportOf(name), opening, look);
}

test("is one file under 3 MB", () => {
  expect(statSync(reportOf("en")).size).toBeLessThan(3_000_000);
});

describe("what if", () => {
  test("recomputes the printed numbers with the assessment's weights", async () => {
    await openReport("en", {}, async (page) => {
      const difference = await page.locator("#weights").getAttribute("data-difference");
      expect(Number(difference)).toBeLessThan(1e-12);
      const printed = await page.locator("#what-if-table tbody td:nth-child(2)").allTextContents();
      const now = await page.locator("#what-if-table tbody td:nth-child(3)").allTextContents();
      expect(printed.length).toBeGreaterThan(120);
      expect(now).toEqual(printed);
    });
  });

  test("moves by keyboard to what the engine computes for those weights, and back", async () => {
    await openReport("en", {}, async (page) => {
      const slider = page.locator("#weight-health");
      await slider.focus();
      for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowRight");
      const weight = Number(await slider.inputValue()) / 100;
      const shown = new Map<string, string>();
      const titles = await page.locator("#what-if-table tbody th").allTextContents();
      const now = await page.locator("#what-if-table tbody td:nth-child(3)").allTextContents();
      for (const [i, title] of titles.entries()) shown.set(title, now[i]!);

      const expected = await scoresWithHealth(weight);
      expect([...expected.keys()].toSorted()).toEqual(titles.toSorted());
      for (const [title, score] of expected) expect(shown.get(title), title).toBe(score.toFixed(2));
      expect(await page.locator("#what-if-status").textContent()).toMatch(/\d+ of 176 places change rank/);

      await page.locator("#weights button[type=reset]").press("Enter");
      await expect.poll(() => page.locator("#what-if-status").textContent()).toContain("largest difference");
    });
  });

  test("weights drawn around the sliders' give a range for each place, by keyboard, and follow the sliders", async () => {
    await openReport("en", {}, async (page) => {
      const ranges = page.locator("#what-if-table tbody td:nth-child(5)");
      expect(await ranges.first().isVisible()).toBe(false);
      const button = page.locator("#draw-weights");
      await button.focus();
      await page.keyboard.press("Space");
      expect(await button.getAttribute("aria-pressed")).toBe("true");
      await expect
        .poll(() => page.locator("#draw-weights-status").textContent())
        .toContain("1,000 sets of weights");
      const titles = await page.locator("#what-if-table tbody th").allTextContents();
      const first = await ranges.allTextContents();
      expect(first.length).toBe(titles.length);
      const expected = await rangesAround();
      titles.forEach((title, i) => {
        expect(first[i], title).toBe(expected.get(title));
      });

      await page.locator("#weight-health").focus();
      for (let i = 0; i < 30; i++) await page.keyboard.press("ArrowRight");
      await expect.poll(() => ranges.allTextContents()).not.toEqual(first);

      await button.press("Enter");
      expect(await ranges.first().isVisible()).toBe(false);
      expect(await page.locator("#draw-weights-status").textContent()).toBe("");
    });
  });

  test("without JavaScript the report still reads, and says what needs it", async () => {
    await openReport("en", { script: false, hash: "#unit-NPL" }, async (page) => {
      expect(await page.locator("#unit-NPL").isVisible()).toBe(true);
      expect(await page.locator("#unit-USA").isVisible()).toBe(false);
      expect(await page.locator("#weights").isVisible()).toBe(false);
    });
  });
});

async function scoresWithHealth(weight: number): Promise<ReadonlyMap<string, number>> {
  const { loaded } = await loadCase(world);
  const { framework, evidence, recipe } = loaded!;
  const engine = createEngine(prepare(framework, evidence, recipe));
  const base = engine.sharesOf(recipe);
  const raw = engine.tree[0]!.children.map((child, k) =>
    engine.tree[child]!.id === "health" ? weight : base[0]![k]!,
  );
  const total = raw.reduce((a, b) => a + b, 0);
  const shares = [raw.map((each) => each / total), ...base.slice(1)];
  const { score } = engine.run(recipe, { shares }).nodes[0]!;
  expect(rankDescending(score)).not.toEqual(rankDescending(engine.run(recipe).nodes[0]!.score));
  return new Map(
    evidence.units.flatMap((unit, u) => (Number.isNaN(score[u]!) ? [] : [[unit.title, score[u]!] as const])),
  );
}

/** The ranges that the engine gives around the assessment's own weights, as the table prints them. */
async function rangesAround(): Promise<ReadonlyMap<string, string>> {
  const { loaded } = await loadCase(world);
  const { framework, evidence, recipe } = loaded!;
  const input = prepare(framework, evidence, recipe);
  const shares = createEngine(input).sharesOf(recipe);
  const { scoreLow, scoreHigh } = intervalsAround(input, recipe, shares, { runs: 1000, concentration: 50 });
  return new Map(
    evidence.units.map((unit, u) => [
      unit.title,
      `${scoreLow[u]!.toFixed(2)} to ${scoreHigh[u]!.toFixed(2)}`,
    ]),
  );
}

describe("no league table by default", () => {
  test("the annex stands only where the recipe asks for it, with intervals and coverage", async () => {
    await openReport("en", {}, async (page) => expect(await page.locator("#annex").count()).toBe(0));
    await openReport("annex", {}, async (page) => {
      const columns = await page.locator("#annex table th[scope=col]").allTextContents();
      expect(columns.length).toBeGreaterThanOrEqual(5);
      expect(await page.locator("#annex table tbody tr").count()).toBe(176);
    });
    expect(existsSync(join(scratch, "annex", "ranks.csv"))).toBe(true);
    expect(existsSync(join(scratch, "en", "ranks.csv"))).toBe(false);
  });
});

describe("priorities", () => {
  test("show how often each threat takes which rank, and what cannot be ranked for want of figures", async () => {
    await openReport("en", {}, async (page) => {
      const section = page.locator("#priorities");
      await section.locator("details").evaluateAll((all) => {
        for (const each of all) (each as HTMLDetailsElement).open = true;
      });
      const text = await section.innerText();
      for (const part of ["first", "second or third", "Child undernutrition", "Armed conflict"])
        expect(text).toContain(part);
      // Eleven threats can be ranked somewhere, twelve nowhere.
      expect(await section.locator("figure").nth(1).locator("tbody tr").count()).toBe(11);
      expect(text).toContain("12 threats of the framework have too few figures");
    });
  });

  test("each place's page has its own, with acceptabilities that priorities.csv has", async () => {
    const [header, ...rows] = readFileSync(join(scratch, "en", "priorities.csv"), "utf8").split("\n");
    const column = (name: string): number => header!.split(",").indexOf(name);
    const nepal = rows.map((row) => row.split(",")).filter((cells) => cells[column("place")] === "NPL");
    expect(nepal).toHaveLength(23);
    const ranked = nepal.filter((cells) => cells[column("rank")] !== "");
    expect(ranked.length).toBeGreaterThan(8);
    await openReport("en", { hash: "#unit-NPL" }, async (page) => {
      const table = page.locator("#unit-NPL .scroll").first();
      expect(await table.locator("tbody tr").count()).toBe(5);
      const heads = await table.locator("thead th").allTextContents();
      expect(heads.at(-1)).toBe(`Among the ${ranked.length >= 10 ? 5 : 3} most critical?`);
      const words = await table.locator("tbody tr").first().locator("td").last().textContent();
      const share = Number(ranked[0]![column(ranked.length >= 10 ? "pTop5" : "pTop3")]);
      expect(words).toContain(share === 1 ? "in\u00a0all\u00a0draws" : "of\u00a0draws");
      expect(await page.locator("#unit-NPL h4").first().textContent()).toBe("What would change the order");
    });
  });
});

describe.each(locales)("in %s", (locale) => {
  const pages = [
    { width: 1280, hash: "" },
    { width: 320, hash: "" },
    { width: 1280, hash: "", dark: true },
    { width: 320, hash: "#unit-NPL" },
    { width: 1280, hash: "#unit-USA", dark: true },
  ];

  test.each(pages)("axe finds nothing to object to ($width px, $hash, dark: $dark)", async (opening) => {
    await openReport(locale, opening, async (page) => {
      // Pages that are not shown are not looked at; without them axe is many times faster.
      await page.evaluate(() => {
        for (const hidden of document.querySelectorAll(".unit:not(:target)")) hidden.remove();
      });
      await expectAccessible(page);
    });
  });

  test.each(pages)("nothing hangs over the edge ($width px, $hash)", async (opening) => {
    await openReport(locale, opening, async (page) => {
      await expectNothingOverTheEdge(page);
    });
  });
});

test("in the pseudo-locale every heading, label and column name comes from the catalogue, and the page runs right to left", async () => {
  await openReport("en-XB", {}, async (page) => {
    await expectFromCatalogue(
      page,
      "main .whole h2, main .whole caption, main .whole th[scope=col], main button, main legend, nav a, dt, .lead, figcaption, summary, footer p, #method h3, #method p, #safeguards li, #priorities li",
    );
  });
});

test("says by whom, for whom, for what, and what it may be used for", async () => {
  await openReport("en", {}, async (page) => {
    const text = await page.locator("body").innerText();
    for (const part of [
      "Independent analysis, not endorsed by the Government",
      "Not to rank States",
      "no opinion on the legal status",
      "resolution 66/290",
      "world-2015 1.1.0",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toMatch(/fragile|failed state|unable or unwilling|worst/i);
  });
});
