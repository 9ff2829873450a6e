import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { exampleBands, exampleUnits } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { drawnRows, type RankingRow } from "./ranking-data.ts";
import { RankingFigure } from "./ranking-figure.tsx";
import { rankingSummary, rankingTable, rankingTitle } from "./ranking-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "r" };
const row = (id: string, score: number | null, half = 0.01): RankingRow => ({
  id,
  title: id,
  score,
  low: score === null ? null : score - half,
  high: score === null ? null : score + half,
  coverage: 1,
});

describe("order", () => {
  const rows = [row("b", 0.5), row("none", null), row("c", 0.9), row("a", 0.5), row("d", 0.1)];

  test("the highest come first, equals by title, those without a score last", () => {
    expect(drawnRows({ rows }).map((each) => each.id)).toEqual(["c", "a", "b", "d", "none"]);
    expect(drawnRows({ rows, first: "lowest" }).map((each) => each.id)).toEqual(["d", "a", "b", "c", "none"]);
  });

  test("a window counts from 1 and includes both ends", () => {
    expect(drawnRows({ rows, from: 2, to: 3 }).map((each) => each.id)).toEqual(["a", "b"]);
  });
});

test("each row has a point and a whisker, or a hatch", () => {
  const markup = renderToStaticMarkup(<RankingFigure {...place} rows={exampleUnits} bands={exampleBands} />);
  expect(count(markup, /class="point /)).toBe(40);
  expect(count(markup, /class="missing"/)).toBe(2);
  expect(count(markup, /class="w" d="M\d[^"]*H/)).toBe(40);
  expect(count(markup, /class="name/)).toBe(42);
});

test("more rows make the picture taller, not denser", () => {
  const rows = Array.from({ length: 230 }, (_, index) => row(`u${index}`, index / 230));
  const markup = renderToStaticMarkup(<RankingFigure {...place} rows={rows} />);
  expect(Number(/viewBox="0 0 \d+ ([\d.]+)"/.exec(markup)?.[1])).toBeGreaterThan(230 * 14);
});

test("a point stands at its score", () => {
  const markup = renderToStaticMarkup(
    <RankingFigure {...place} rows={[row("zero", 0), row("half", 0.5), row("one", 1)]} />,
  );
  const [one, half, zero] = [...markup.matchAll(/class="point p" cx="([\d.]+)"/g)].map((match) =>
    Number(match[1]),
  );
  expect(half! - zero!).toBeCloseTo(one! - half!, 0);
});

describe("words", () => {
  const rows = [row("Low place", 0.2), row("Middle place", 0.21), row("High place", 0.9), row("Gap", null)];

  test("the summary has the true numbers", () => {
    expect(rankingSummary({ rows }, say)).toBe(
      "3 scores; the middle one is 0.21. The lowest is Low place with 0.20; 90 % of the runs fall between 0.19 and 0.21. " +
        "The highest is High place with 0.90; 90 % of the runs fall between 0.89 and 0.91. " +
        "Of 2 pairs of neighbours, 1 have intervals that overlap: their order is not settled. 1 have no score; the table says why.",
    );
  });

  test("the title names no place", () => {
    expect(rankingTitle({ rows }, say)).toBe(
      "Scores run from 0.20 to 0.90; 1 of 2 pairs of neighbours cannot be told apart",
    );
    expect(rankingTitle({ rows: [] }, say)).toBe("Nothing here has a score yet");
  });

  test("the table keeps full precision and the band's name", () => {
    const table = rankingTable(
      { rows: [{ ...row("x", 0.123456), band: "band-0" }], bands: exampleBands },
      say,
    );
    expect(table.rows[0]).toEqual(["x", 0.123456, 0.113456, 0.133456, 1, "Very low", null]);
  });
});
