import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { exampleCorrelations } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { CorrelationsFigure } from "./correlations-figure.tsx";
import { correlationsSummary, correlationsTable, correlationsTitle } from "./correlations-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "c" };

const two = (pearson: number | null) => ({
  ...exampleCorrelations,
  parts: exampleCorrelations.parts.slice(0, 2),
  pairs: [{ a: "c1", b: "c0", pearson, spearman: pearson, kendall: pearson, units: 30 }],
});

test("each pair is a square: filled above 0, open below, hatched where nothing is known", () => {
  const markup = renderToStaticMarkup(<CorrelationsFigure {...place} {...exampleCorrelations} />);
  // One of each stands in the key, and a full one beside it.
  expect(count(markup, /<rect class="p"/)).toBe(6 + 2);
  expect(count(markup, /<rect class="against"/)).toBe(3 + 1);
  expect(count(markup, /<rect fill="url/)).toBe(1 + 1);
});

test("the side of a square grows with the correlation, whatever its sign", () => {
  const side = (value: number): number =>
    Number(
      /class="cell"><rect class="plate"[^>]*><\/rect><rect class="[a-z]+" [^>]*width="([\d.]+)"/.exec(
        renderToStaticMarkup(<CorrelationsFigure {...place} {...two(value)} />),
      )![1],
    );
  expect(side(0.8)).toBeCloseTo(2 * side(0.4), 0);
  expect(side(-0.8)).toBe(side(0.8));
});

test("numbers go where cells are too narrow for them, on a phone", () => {
  const parts = Array.from({ length: 12 }, (_, i) => ({ id: `c${i}`, title: `Part ${i}` }));
  const pairs = parts.flatMap(({ id: a }, i) =>
    parts.slice(0, i).map(({ id: b }) => ({ a, b, pearson: 0.5, spearman: 0.5, kendall: 0.5, units: 30 })),
  );
  const at = (width: number): string =>
    renderToStaticMarkup(
      <CorrelationsFigure {...place} {...exampleCorrelations} parts={parts} pairs={pairs} width={width} />,
    );
  expect(count(at(680), />0\.50</)).toBe(66);
  expect(count(at(320), />0\.50</)).toBe(0);
});

test("words and table have the true numbers", () => {
  expect(correlationsTitle(two(0.95), say)).toBe(
    "Food security and Economic security say nearly the same in Human security: correlation 0.95",
  );
  expect(correlationsTitle(two(-0.95), say)).toContain("say nearly the same");
  expect(correlationsTitle(two(-0.4), say)).toBe(
    "Food security and Economic security pull Human security in opposite ways: correlation −0.40",
  );
  expect(correlationsTitle(two(0.4), say)).toBe(
    "All parts of Human security go together: their correlation is positive",
  );
  expect(correlationsTitle({ ...exampleCorrelations, redundant: 2, opposing: -1 }, say)).toBe(
    "In Human security 6 of 9 pairs go together, the others do not",
  );
  expect(correlationsTitle(two(null), say)).toBe("No two parts of Human security can be correlated yet");
  expect(correlationsSummary(exampleCorrelations, say)).toBe(
    "The highest: Personal security and Environmental security, 1.00. The lowest: Environmental security and Health security, −0.40. " +
      "3 of 9 correlations are below 0. 1 pair cannot be correlated: too few places, or scores that do not vary.",
  );
  expect(correlationsTable(two(-0.4), say).rows).toEqual([
    ["Food security", "Economic security", -0.4, -0.4, -0.4, 30],
  ]);
});
