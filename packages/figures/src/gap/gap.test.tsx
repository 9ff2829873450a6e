/** The gap view: marks where the numbers are, told apart by shape, and words that blame nobody. */

import { gapQuadrants, gapView, languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { exampleGap } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { GapFigure } from "./gap-figure.tsx";
import { gapTable, gapTexts, gapTitle } from "./gap-texts.ts";

const place = { ...languageOf("en"), idPrefix: "g" };
const { say } = place;

test("three marks a threat, each of its own shape, and a whisker for each interval there is", () => {
  const markup = renderToStaticMarkup(<GapFigure {...place} {...exampleGap} width={680} />);
  // One more of each in the key.
  expect(count(markup, /<circle class="p"/)).toBe(1 + 6);
  expect(count(markup, /<circle class="open"/)).toBe(1 + 6);
  expect(count(markup, /<path class="peer"/)).toBe(1 + 5);
  expect(count(markup, /<path class="w"/)).toBe(1 + 12);
  // Of the measures one has no interval.
  expect(count(markup, /<path class="break"/)).toBe(4);
  expect(count(markup, /<path class="plate"/)).toBe(5);
});

test("every quadrant is drawn under its own words, which call nobody wrong", () => {
  const markup = renderToStaticMarkup(<GapFigure {...place} {...exampleGap} width={680} />);
  for (const quadrant of gapQuadrants) {
    const words = say(`figure.gap.quadrant.${quadrant}`);
    expect(markup).toContain(words);
    expect(words).not.toMatch(/wrong|mistak|exaggerat|false|myth|irrational|over|under|ignor/i);
  }
});

test("the farther right, the worse; on a phone the name stands above", () => {
  const row = exampleGap.rows.find(({ quadrant }) => quadrant === "feared")!;
  const one = { ...exampleGap, rows: [row] };
  const xsOf = (width: number): number[] =>
    [
      ...renderToStaticMarkup(<GapFigure {...place} {...one} width={width} />).matchAll(
        /translate\(([\d.]+) [\d.]+\)"><(?:circle class="(?:p|open)"|path class="peer")/g,
      ),
    ]
      .map((match) => Number(match[1]))
      .slice(3);
  for (const width of [320, 680]) {
    const [worry, experience, measured] = xsOf(width);
    expect(worry!).toBeGreaterThan(measured!);
    expect(measured!).toBeGreaterThan(experience!);
  }
});

test("an answer without a date ends with its number", () => {
  const rows = exampleGap.rows.map((row) => ({ ...row, worry: { ...row.worry!, period: "" } }));
  const undated = { ...exampleGap, rows };
  const markup = renderToStaticMarkup(<GapFigure {...place} {...undated} width={680} />);
  expect(markup).toMatch(/>82\u00a0%</);
  expect(gapTexts(undated, say).summary.replaceAll("\u00a0", " ")).toContain("worried 82 % (75 %–89 %);");
});

test("title, summary and table have the true numbers", () => {
  expect(gapTitle(exampleGap, say)).toBe(
    "What people in The valley worry about and what figures show lie apart for 2 of 4 threats",
  );
  const { summary, note } = gapTexts(exampleGap, say);
  expect(summary.replaceAll("\u00a0", " ")).toContain("Dirty water: worried 21 % (14 %–28 %), 2026-03");
  expect(note).toContain("In one row the two are of different periods.");
  const { rows, columns } = gapTable(exampleGap, say);
  expect(new Set(columns).size).toBe(columns.length);
  const silenced = rows.find(([title]) => title === "Being silenced")!;
  expect(silenced.slice(-6)).toEqual([null, null, null, null, null, null]);
  const same = gapView(exampleGap.rows.filter(({ quadrant }) => quadrant === "both"));
  expect(gapTitle({ ...exampleGap, rows: same }, say)).toContain(
    "The one threat that can be placed is feared",
  );
  expect(gapTitle({ ...exampleGap, rows: [] }, say)).toContain("No threat in The valley");
});
