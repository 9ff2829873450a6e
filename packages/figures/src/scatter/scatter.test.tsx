import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { exampleUnits } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { placeLabels } from "./place-labels.ts";
import { scatterPoints } from "./scatter-data.ts";
import { ScatterFigure } from "./scatter-figure.tsx";
import { scatterSummary, scatterTable, scatterTitle } from "./scatter-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "s" };
const row = (id: string, score: number, spread: number) => ({
  id,
  title: id,
  score,
  low: score - spread / 2,
  high: score + spread / 2,
});

test("each score with an interval is a point; at most eight carry a name", () => {
  const markup = renderToStaticMarkup(<ScatterFigure {...place} rows={exampleUnits} />);
  expect(count(markup, /class="point /)).toBe(40);
  const names = count(markup, /class="name/);
  expect(names).toBeGreaterThan(3);
  expect(names).toBeLessThanOrEqual(8);
});

test("at most sixty points answer to a pointer", () => {
  const rows = Array.from({ length: 200 }, (_, index) =>
    row(`p${index}`, index / 200, 0.02 + ((index * 7) % 30) / 300),
  );
  const tips = (markup: string): number => count(markup, /<circle[^>]*><title>/);
  expect(tips(renderToStaticMarkup(<ScatterFigure {...place} rows={rows} />))).toBe(60);
  expect(tips(renderToStaticMarkup(<ScatterFigure {...place} rows={rows.slice(0, 30)} />))).toBe(30);
});

test("names cover neither each other nor a point, and stay in the plot", () => {
  const dots = Array.from({ length: 12 }, (_, index) => ({
    id: `d${index}`,
    x: 40 + (index % 4) * 30,
    y: 40 + Math.floor(index / 4) * 20,
  }));
  const labels = placeLabels(
    dots.map((dot) => ({ ...dot, text: "A name" })),
    dots,
    { left: 0, top: 0, right: 300, bottom: 120 },
  );
  expect(labels.length).toBeGreaterThan(0);
  for (const [index, label] of labels.entries()) {
    for (const other of labels.slice(index + 1)) {
      expect(Math.abs(label.x - other.x) > 30 || Math.abs(label.y - other.y) >= 14).toBe(true);
    }
  }
});

test("words and table have the true numbers", () => {
  const rows = [
    row("Sure", 0.8, 0.1),
    row("Open", 0.3, 0.4),
    row("Middle", 0.5, 0.2),
    { id: "gap", title: "Gap", score: null, low: null, high: null },
  ];
  expect(scatterTitle({ rows }, say)).toBe("Half of the scores have an interval of 0.20 or wider");
  expect(scatterSummary({ rows }, say)).toBe(
    "3 scores with an interval. The median score is 0.50, the median width 0.20. The interval is widest in Open (0.40) and narrowest in Sure (0.10). " +
      "1 score is below the median score and less certain than the median. 1 have no score or no interval.",
  );
  expect(scatterTable({ rows }, say).rows[3]).toEqual(["Gap", null, null, null, null, null]);
  expect(scatterPoints({ rows }).length).toBe(3);
  expect(scatterTitle({ rows: [] }, say)).toBe("No score has an interval yet");
});
