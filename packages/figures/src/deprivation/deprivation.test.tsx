import { estimateDeprivation, indicatorShares, languageOf, type SurveyDesign } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { exampleContributions, exampleCutoffs } from "../testing/example-deprivation.ts";
import { count } from "../testing/markup-check.ts";
import { contributionRows, sortedContributions } from "./contributions-data.ts";
import { ContributionsFigure } from "./contributions-figure.tsx";
import { contributionsTitle } from "./contributions-texts.ts";
import { cutoffRows } from "./cutoffs-data.ts";
import { CutoffsFigure } from "./cutoffs-figure.tsx";
import { cutoffsSummary, cutoffsTable, cutoffsTitle } from "./cutoffs-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "d" };

/** A non-breaking space before each percent sign. */
function spaced(text: string): string {
  return text.replaceAll(" %", "\u00a0%");
}

test("every cutoff has its three marks, each on its interval where it has one", () => {
  const markup = renderToStaticMarkup(<CutoffsFigure {...place} {...exampleCutoffs} />);
  // Six cutoffs; at the last nobody is poor: no intensity, and only the headcount has an interval. Keys: one each.
  expect(count(markup, /<circle class="point p"/)).toBe(6 + 1);
  expect(count(markup, /class="point open"/)).toBe(5 + 1);
  expect(count(markup, /<path class="point p"/)).toBe(6 + 1);
  expect(count(markup, /class="w" d="M\d[^"]*H/)).toBe(5 * 3 + 1);
});

test("the title says how much the cutoff decides", () => {
  expect(cutoffsTitle(exampleCutoffs, say)).toBe(
    spaced(
      "The valley, March 2024: 71 % of people are poor if it takes any deprivation, 0 % if it takes all deprivations",
    ),
  );
  const one = { ...exampleCutoffs, rows: exampleCutoffs.rows.slice(2, 3) };
  expect(cutoffsTitle(one, say)).toBe(
    spaced("The valley, March 2024: 41 % of people are poor, where it takes 33 % of the weight"),
  );
  expect(cutoffsTitle({ ...exampleCutoffs, rows: [] }, say)).toContain("no answers");
});

test("the summary says which figures have no interval or no value", () => {
  expect(cutoffsSummary(exampleCutoffs, say)).toContain(
    spaced(
      "If it takes all deprivations: headcount 0 % (0 % to 1 %), intensity no value, adjusted headcount 0 % (no interval).",
    ),
  );
});

test("the title of contributions names the largest, or the two that may be equal", () => {
  expect(contributionsTitle(exampleContributions, say)).toContain("Meals missed");
  expect(contributionsTitle(exampleContributions, say)).toContain("and Water far away");
  const apart = {
    ...exampleContributions,
    rows: exampleContributions.rows.filter(({ title }) => title !== "Water far away"),
  };
  expect(contributionsTitle(apart, say)).toBe(
    spaced(
      "The valley, March 2024: the largest part of what the poor lack is Meals missed, 31 %, if being poor takes 33 % of the weight",
    ),
  );
});

test("bars begin at 0 and are as long as their shares", () => {
  const markup = renderToStaticMarkup(<ContributionsFigure {...place} {...exampleContributions} />);
  const bars = [...markup.matchAll(/class="plate" d="M([\d.]+) [\d.]+H([\d.]+)v/g)].map(
    (bar) => Number(bar[2]) - Number(bar[1]),
  );
  expect(bars.length).toBe(6);
  expect(bars[0]! / bars[5]!).toBeCloseTo(0.31 / 0.05, 1);
});

test("what was estimated becomes rows, a value that is not there null", () => {
  const design: SurveyDesign = {
    weights: new Float64Array(4).fill(1),
    strata: null,
    stages: [],
    lonely: "fail",
    rowCount: 4,
  };
  const { whole } = estimateDeprivation({
    depths: [Float64Array.of(1, 1, 0, 0), Float64Array.of(1, 0, 0, 0)],
    shares: indicatorShares([{ weight: 1, indicators: [{ weight: 1 }, { weight: 3 }] }]),
    povertyCutoffs: [0, 1],
    design,
    members: null,
  });
  const rows = cutoffRows(whole.atCutoffs);
  expect(rows.map((row) => row.headcount.value)).toEqual([0.5, 0.25]);
  expect(rows[1]!.intensity).toEqual({ value: 1, low: null, high: null });
  const named = ["a", "b"].map((id) => ({ id, title: id, dimension: "one" }));
  const contributions = contributionRows(whole, 0, named);
  expect(sortedContributions({ rows: contributions }).map(({ id }) => id)).toEqual(["b", "a"]);
  expect(contributions.map((row) => row.contribution.value)).toEqual([0.4, 0.6]);
  const { rows: table } = cutoffsTable({ ...exampleCutoffs, rows }, say);
  expect(table[1]!.slice(0, 2)).toEqual([1, 0.25]);
});
