/** The calendar: seasons that run over the new year, months left to right, and what comes next. */

import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { exampleSeasons } from "../testing/example-seasons.ts";
import { count } from "../testing/markup-check.ts";
import {
  measureOf,
  monthsUntil,
  nextToActOn,
  runsIn,
  type SeasonsData,
  seasonPieces,
  sortedSeasons,
} from "./seasons-data.ts";
import { SeasonsFigure } from "./seasons-figure.tsx";
import { seasonsSummary, seasonsTable, seasonsTitle } from "./seasons-texts.ts";

const place = { ...languageOf("en"), idPrefix: "s" };
const { say } = place;
const newYear = { begins: 11, ends: 3 };

/** Bars of each season: its left and right end. */
function barsOf(markup: string): readonly (readonly (readonly [number, number])[])[] {
  return [...markup.matchAll(/class="season-row">.*?class="season[^"]*" d="([^"]+)"/g)].map(([, path]) =>
    path!
      .split("Z")
      .filter((piece) => piece !== "")
      .map((piece) => {
        const xs = [...piece.matchAll(/[MHL]([\d.]+)/g)].map(([, x]) => Number(x));
        return [Math.min(...xs), Math.max(...xs)] as const;
      }),
  );
}

describe("months of the year", () => {
  test("go round", () => {
    expect([monthsUntil(5, 7), monthsUntil(7, 5), monthsUntil(12, 1), monthsUntil(3, 3)]).toEqual([
      2, 10, 1, 0,
    ]);
    expect([10, 11, 12, 1, 3, 4].map((month) => runsIn(newYear, month))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect([12, 1].map((month) => runsIn({ begins: 1, ends: 12 }, month))).toEqual([true, true]);
  });

  test("a season over the new year is drawn as its two ends", () => {
    expect(seasonPieces(newYear)).toEqual([
      { from: 1, to: 3, fromOld: true, intoNew: false },
      { from: 11, to: 12, fromOld: false, intoNew: true },
    ]);
    expect(seasonPieces({ begins: 4, ends: 4 })).toEqual([
      { from: 4, to: 4, fromOld: false, intoNew: false },
    ]);
  });
});

test("what runs comes first, then what begins next", () => {
  expect(sortedSeasons(exampleSeasons).map(({ id }) => id)).toEqual([
    "trade",
    "lean",
    "rain",
    "dry",
    "herds",
  ]);
  expect(sortedSeasons({ ...exampleSeasons, month: 11 }).map(({ id }) => id)).toEqual([
    "trade",
    "dry",
    "herds",
    "lean",
    "rain",
  ]);
});

describe.each([320, 680])("at %i px", (width) => {
  test("bars lie on their months, the two ends of one over the new year at the edges, in both directions", () => {
    for (const direction of ["ltr", "rtl"] as const) {
      const here = { ...place, direction };
      const bars = barsOf(
        renderToStaticMarkup(<SeasonsFigure {...here} {...exampleSeasons} width={width} />),
      );
      const [year, lean, rain, dry] = bars.map((pieces) => pieces);
      expect(bars.map((pieces) => pieces.length)).toEqual([1, 1, 1, 2, 2]);
      const [from, to] = year![0]!;
      const month = (to - from + 3) / 12;
      const left = from - 1.5;
      const near = (value: number, wanted: number): void => expect(Math.abs(value - wanted)).toBeLessThan(2);
      near(lean![0]![0], left + 3 * month);
      near(lean![0]![1], left + 8 * month);
      near(rain![0]![0], left + 6 * month);
      near(dry![0]![0], left);
      near(dry![0]![1], left + 3 * month);
      near(dry![1]![0], left + 10 * month);
      near(dry![1]![1], left + 12 * month);
    }
  });

  test("the month that it is lies under every row, flags in their months", () => {
    const markup = renderToStaticMarkup(<SeasonsFigure {...place} {...exampleSeasons} width={width} />);
    const now = [.../class="plate now" d="M([\d.]+) ([\d.]+)H([\d.]+)V([\d.]+)/.exec(markup)!]
      .slice(1)
      .map(Number);
    const [[yearFrom, yearTo]] = barsOf(markup)[0] as unknown as [[number, number]];
    const month = (yearTo - yearFrom + 3) / 12;
    expect(now[2]! - now[0]!).toBeCloseTo(month, 0);
    expect(Math.abs(now[0]! - (yearFrom - 1.5 + 4 * month))).toBeLessThan(1);
    expect(now[3]!).toBeGreaterThan(300);
    const flags = [
      ...markup.slice(markup.indexOf("season-row")).matchAll(/class="act"[^>]*translate\(([\d.]+)/g),
    ];
    const months = flags.map(([, x]) => Math.ceil((Number(x) - yearFrom + 1.5) / month));
    expect(months).toEqual([2, 6, 10]);
  });
});

test("strips go as high as their months; a month that is not known is a hatch", () => {
  const markup = renderToStaticMarkup(<SeasonsFigure {...place} {...exampleSeasons} width={680} />);
  const strips = markup.split('class="strip"').slice(1);
  expect(strips.map((strip) => count(strip, /class="bar"/))).toEqual([12, 11]);
  expect(strips.map((strip) => count(strip, /fill="url/))).toEqual([0, 1]);
  const heights = [...strips[0]!.matchAll(/class="bar" d="M[\d.]+ ([\d.]+)V([\d.]+)/g)].map(
    ([, foot, top]) => Number(foot) - Number(top),
  );
  expect(heights[11]! / heights[0]!).toBeCloseTo(0.15 / 0.14, 1);
  expect(heights.indexOf(Math.max(...heights))).toBe(11);
  expect(exampleSeasons.profiles.map(measureOf)).toEqual(["share", "ratio"]);
});

describe("words", () => {
  test("the title says what runs, and what must be done before what", () => {
    expect(seasonsTitle(exampleSeasons, say)).toBe(
      "May: Border market and Lean season run; act by June before Long rains in July",
    );
    const without = { ...exampleSeasons, rows: exampleSeasons.rows.map(({ actBy: _, ...row }) => row) };
    expect(seasonsTitle(without, say)).toBe(
      "May: Border market and Lean season run; Long rains begins in July",
    );
    expect(seasonsTitle({ ...exampleSeasons, rows: [] }, say)).toBe(
      "No season of the year is known here yet",
    );
    expect(nextToActOn({ ...exampleSeasons, month: 9 })?.id).toBe("dry");
    // Its month to act by has passed before it comes again.
    expect(nextToActOn({ ...exampleSeasons, month: 3 })?.id).toBe("rain");
  });

  test("the summary names what each brings, highest and lowest months, and for how many years", () => {
    const words = seasonsSummary(exampleSeasons, say).replaceAll("\u00a0", " ");
    expect(words).toContain(
      "Lean season (lean): April to August, running now, brings Not enough to eat, Debt that cannot be repaid; act by February.",
    );
    expect(words).toContain(
      "Attacks on the market road is highest in December (15 %) and lowest in June (3 %), over 9 years.",
    );
    expect(words).toContain("highest in July (1.2 ×)");
  });

  test("the table has seasons and months", () => {
    const { rows } = seasonsTable(exampleSeasons, say);
    expect(rows).toHaveLength(7);
    expect(rows[5]!.slice(6)).toEqual(exampleSeasons.profiles[0]!.months);
  });

  test("nothing known is drawn as nothing, hostile words as words", () => {
    const bare: SeasonsData = { month: 1, rows: [], profiles: [] };
    expect(renderToStaticMarkup(<SeasonsFigure {...place} {...bare} />)).not.toMatch(/NaN|undefined/);
    const hostile = { ...exampleSeasons, rows: [{ ...exampleSeasons.rows[0]!, title: "<svg onload=x>" }] };
    const markup = renderToStaticMarkup(<SeasonsFigure {...place} {...hostile} />);
    expect(count(markup, /<svg/)).toBe(1);
  });
});
