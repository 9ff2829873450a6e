import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { exampleImportance } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import type { ImportanceRow } from "./importance-data.ts";
import { ImportanceFigure } from "./importance-figure.tsx";
import { importanceSummary, importanceTable, importanceTitle } from "./importance-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "i" };

const row = (title: string, weight: number, importance: number, explained = 0.5): ImportanceRow => ({
  id: title,
  title,
  weight,
  importance,
  explained,
});

test("each part has a diamond at its weight, and a point where its importance is known", () => {
  const markup = renderToStaticMarkup(<ImportanceFigure {...place} {...exampleImportance} />);
  expect(count(markup, /class="peer"/)).toBe(5 + 1);
  expect(count(markup, /<circle class="p"/)).toBe(4 + 1);
});

test("parts stand in order of what they count for against their weight", () => {
  const markup = renderToStaticMarkup(<ImportanceFigure {...place} {...exampleImportance} />);
  const [least, most] = [markup.indexOf(">Environmental security<"), markup.indexOf(">Economic security<")];
  expect(least).toBeGreaterThan(-1);
  expect(most).toBeGreaterThan(least);
});

test("the title says what stands out most", () => {
  const title = (...rows: readonly ImportanceRow[]): string =>
    importanceTitle({ ...exampleImportance, rows }, say);
  expect(title(row("A", 0.5, 0.03, 0.06), row("B", 0.5, 0.97))).toBe(
    "A hardly counts in Human security, whatever its weight",
  );
  expect(title(row("A", 0.5, 0.2), row("B", 0.5, 0.8))).toBe(
    "A counts in Human security for less than it weighs",
  );
  expect(title(row("A", 0.8, 0.5), row("B", 0.2, 0.5))).toBe(
    "B counts in Human security for more than it weighs",
  );
  expect(title(row("A", 0.5, 0.5), row("B", 0.5, 0.5))).toBe(
    "In Human security every part counts for about as much as it weighs",
  );
  expect(title()).toBe("What the parts of Human security count for cannot be said yet");
});

test("words and table have the true numbers", () => {
  const rows = [row("A", 0.5, 0.2), row("B", 0.5, 0.8)];
  expect(importanceSummary({ ...exampleImportance, rows }, say)).toBe(
    "A: 50\u00a0% of the weight, 20\u00a0% of the real importance. B: 50\u00a0% of the weight, 80\u00a0% of the real importance.",
  );
  expect(importanceTable(exampleImportance, say).rows[4]).toEqual(["Personal security", 0.2, null, null]);
});
