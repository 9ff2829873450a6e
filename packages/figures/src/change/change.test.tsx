import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { exampleChange, exampleTrend } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { ChangeFigure } from "./change-figure.tsx";
import { changeSummary, changeTable, changeTitle, likelihoodWords } from "./change-texts.ts";
import { brokenSteps, stretches } from "./trend-data.ts";
import { TrendFigure } from "./trend-figure.tsx";
import { trendSummary, trendTitle } from "./trend-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "c" };

describe("a change", () => {
  const markup = renderToStaticMarkup(<ChangeFigure {...place} {...exampleChange} />);

  test("has two points a row, or a hatch; a line between them unless it is broken", () => {
    expect(count(markup, /class="open" cx/)).toBe(6);
    expect(count(markup, /class="point p"/)).toBe(6);
    expect(count(markup, /class="missing"/)).toBe(1);
    const links = /class="axis" d="([^"]*L[^"]*)"/.exec(markup)![1]!;
    expect(links.split("M").length - 1).toBe(5);
    const marks = [...markup.matchAll(/class="break" d="([^"]+)"/g)].map(
      ([, path]) => path!.split("M").length - 1,
    );
    // Two strokes in the key, and two in the plot for the one break.
    expect(marks).toEqual([2, 2]);
  });

  test("shows no mark of a break, nor its key, where there is none", () => {
    const whole = { ...exampleChange, rows: exampleChange.rows.filter((row) => row.breaks.length === 0) };
    expect(renderToStaticMarkup(<ChangeFigure {...place} {...whole} />)).not.toMatch(/class="break" d="M/);
  });

  test("is worded by how many runs agree", () => {
    expect(likelihoodWords(0.92, "2010", say)).toBe("likely higher than in 2010 (92\u00a0% of runs)");
    expect(likelihoodWords(0.08, "2010", say)).toBe("likely lower than in 2010 (92\u00a0% of runs)");
    expect(likelihoodWords(0.62, "2010", say)).toBe("not settled: higher than in 2010 in 62\u00a0% of runs");
    expect(changeTitle(exampleChange, say)).toBe("2 of 7 are likely higher than in 2010, 1 likely lower");
    expect(changeTitle({ ...exampleChange, rows: [] }, say)).toBe("No change since 2010 can be read yet");
    const summary = changeSummary(exampleChange, say);
    expect(summary).toContain(
      "Economic security: 0.30 in 2010, 0.42 in 2015; likely higher than in 2010 (99\u00a0% of runs).",
    );
    expect(summary).toContain(
      "Environmental security: 0.45 in 2010, 0.60 in 2015, across a break (another source); over what both have likely higher than in 2010 (97\u00a0% of runs).",
    );
    expect(summary).toContain("Personal security: 0.50 in 2010, 0.52 in 2015; nothing new was seen.");
    expect(summary).toContain("Political security: too few indicators.");
  });

  test("has a table with unrounded numbers, the break and the reason", () => {
    const { rows } = changeTable(exampleChange, say);
    expect(rows[3]!.slice(6)).toEqual([0.97, "another source", null]);
    expect(rows[0]![3]).toBeCloseTo(0.12, 12);
  });
});

describe("a trend", () => {
  test("is broken at a gap and at a break, and only there", () => {
    expect(stretches(exampleTrend.points).map((stretch) => stretch.map((point) => point.period))).toEqual([
      ["2000", "2003"],
      ["2006"],
      ["2012", "2015"],
    ]);
    expect(brokenSteps(exampleTrend.points).map(({ from, to }) => [from.period, to.period])).toEqual([
      ["2003", "2006"],
    ]);
    const markup = renderToStaticMarkup(<TrendFigure {...place} {...exampleTrend} />);
    const line = /class="axis" d="([^"]+)"/.exec(markup)![1]!;
    expect(line.split("M").length - 1).toBe(2);
    expect(count(markup, /class="point p"/)).toBe(5);
    expect(count(markup, /class="missing"/)).toBe(1);
    expect(/class="break" d="([^"]+)"/.exec(markup)![1]!.split("M").length - 1).toBe(2);
  });

  test("runs from the earlier to the later period in every language", () => {
    for (const direction of ["ltr", "rtl"] as const) {
      const markup = renderToStaticMarkup(<TrendFigure {...place} direction={direction} {...exampleTrend} />);
      const xs = [...markup.matchAll(/class="point p" cx="([\d.]+)"/g)].map(([, x]) => Number(x));
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    }
  });

  test("is worded with its breaks and gaps", () => {
    expect(trendTitle(exampleTrend, say)).toBe("Ouaka from 2000 to 2015: one break");
    const summary = trendSummary(exampleTrend, say);
    expect(summary).toContain("2009: no score.");
    expect(summary).toContain("Between 2003 and 2006 the line is broken: another source.");
    const none = { subject: "Ouaka", points: [exampleTrend.points[3]!] };
    expect(trendTitle(none, say)).toBe("Ouaka has no score in any of the periods");
    expect(renderToStaticMarkup(<TrendFigure {...place} {...none} />)).not.toMatch(/NaN|Infinity/);
  });

  test("of one period, or of scores that hardly differ, keeps a scale that makes no noise into change", () => {
    const flat = exampleTrend.points.map((point) => ({ ...point, score: 0.995, low: 0.99, high: 1 }));
    const markup = renderToStaticMarkup(<TrendFigure {...place} subject="x" points={flat} />);
    expect(markup).not.toMatch(/NaN|Infinity/);
    expect(markup).toContain(">0.8<");
    expect(
      renderToStaticMarkup(<TrendFigure {...place} subject="x" points={flat.slice(0, 1)} />),
    ).not.toMatch(/NaN|Infinity/);
  });
});
