import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { exampleCoverage } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { allCells, cellAt, reasonsListed } from "./coverage-data.ts";
import { CoverageFigure } from "./coverage-figure.tsx";
import { coverageSummary, coverageTable, coverageTitle } from "./coverage-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "c" };

test("each combination has a cell; empty ones are hatched and lead to their reason", () => {
  const markup = renderToStaticMarkup(<CoverageFigure {...place} {...exampleCoverage} />);
  expect(count(markup, /class="cell"/)).toBe(21);
  expect(count(markup, /class="missing"/)).toBe(2);
  expect(count(markup, />1\. No open source\.</)).toBe(1);
});

test("a cell nobody listed is empty", () => {
  const bare = { ...exampleCoverage, cells: [] };
  expect(cellAt(bare, "c0", "fear")).toEqual({
    component: "c0",
    freedom: "fear",
    indicators: 0,
    present: null,
  });
  expect(reasonsListed(bare)).toEqual([]);
  expect(coverageSummary(bare, say)).toContain("no reason given");
});

test("from right to left the first freedom stands beside the labels on the right", () => {
  const x = (direction: "ltr" | "rtl"): number => {
    const markup = renderToStaticMarkup(
      <CoverageFigure {...place} direction={direction} {...exampleCoverage} />,
    );
    return Number(/x="([\d.]+)"[^>]*>Freedom from fear</.exec(markup)?.[1]);
  };
  expect(x("ltr")).toBeLessThan(340);
  expect(x("rtl")).toBeCloseTo(680 - x("ltr"), 0);
});

test("words and table have the true numbers", () => {
  expect(coverageTitle(exampleCoverage, say)).toBe(
    "19 of 21 combinations of component and freedom have an indicator",
  );
  expect(coverageSummary(exampleCoverage, say)).toBe(
    "19 of 21 combinations of component and freedom have an indicator. " +
      "Values are scarcest in Economic security / Freedom from fear (8\u00a0% present) and fullest in Political security / Freedom to live in dignity (92\u00a0%). " +
      "No indicator in Environmental security / Freedom from fear, Personal security / Freedom from want: No open source.",
  );
  const { rows } = coverageTable(exampleCoverage, say);
  expect(rows.length).toBe(allCells(exampleCoverage).length);
  expect(rows[0]).toEqual(["Economic security", "Freedom from fear", 1, 1 / 12, null]);
});
