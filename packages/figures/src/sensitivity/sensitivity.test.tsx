import { formatShare, languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { exampleSensitivity } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { type SensitivityRow, shareDomain, sortedChoices } from "./sensitivity-data.ts";
import { SensitivityFigure } from "./sensitivity-figure.tsx";
import { sensitivitySummary, sensitivityTable, sensitivityTitle } from "./sensitivity-texts.ts";

const { say } = languageOf("en");
const place = { ...languageOf("en"), idPrefix: "s" };

function row(
  title: string,
  first: number | null,
  total: number | null,
  half: number | null = 0.02,
): SensitivityRow {
  const end = (share: number | null, sign: number): number | null =>
    share === null || half === null ? null : share + sign * half;
  return {
    id: title,
    title,
    first,
    firstLow: end(first, -1),
    firstHigh: end(first, 1),
    total,
    totalLow: end(total, -1),
    totalHigh: end(total, 1),
  };
}

test("the choice with the largest share in all comes first, those without one last", () => {
  const rows = [row("a", 0.5, 0.5), row("none", null, null), row("b", 0.1, 0.7), row("c", 0, 0)];
  expect(sortedChoices({ target: "ranks", rows }).map(({ id }) => id)).toEqual(["b", "a", "c", "none"]);
});

test("each choice has two points on two whiskers, or a word", () => {
  const markup = renderToStaticMarkup(<SensitivityFigure {...place} {...exampleSensitivity} />);
  expect(count(markup, /class="point p"/)).toBe(4);
  expect(count(markup, /class="point open"/)).toBe(4);
  expect(count(markup, /class="w" d="M\d[^"]*H/)).toBe(8);
  expect(markup).toContain(">no share<");
});

test("a point stands at its share, on a scale that holds every interval", () => {
  const rows = [row("all", 0, 1), row("half", 0, 0.5), row("nothing", 0, 0)];
  const markup = renderToStaticMarkup(<SensitivityFigure {...place} target="ranks" rows={rows} />);
  const xs = [...markup.matchAll(/class="point p" cx="([\d.]+)"/g)].map((match) => Number(match[1]));
  expect(xs[0]! - xs[1]!).toBeCloseTo(xs[1]! - xs[2]!, 0);
  expect(shareDomain({ target: "", rows: [row("a", -0.1, 1.1)] })).toEqual([-0.12000000000000001, 1.12]);
  expect(shareDomain({ target: "", rows: [row("a", 0.2, 0.3)] })).toEqual([0, 1]);
});

describe("words", () => {
  test("the title names the choice that stands out, or the two that may", () => {
    const clear = [row("the weights", 0.2, 0.3), row("how gaps are filled", 0.6, 0.7)];
    expect(sensitivityTitle({ target: "ranks", rows: clear }, say)).toBe(
      "What moves ranks most is how gaps are filled: 70 % of the variance, alone or together with other choices".replace(
        "70 %",
        "70\u00a0%",
      ),
    );
    const open = [row("the weights", 0.6, 0.68), row("how gaps are filled", 0.6, 0.7)];
    expect(sensitivityTitle({ target: "ranks", rows: open }, say)).toMatch(
      /^Two choices move ranks most and cannot be told apart: how gaps are filled \(70\s%.*and the weights \(68\s%\)$/,
    );
    expect(sensitivityTitle({ target: "ranks", rows: [row("the weights", 0, 0)] }, say)).toBe(
      "None of the choices that were varied moves ranks",
    );
  });

  test("the summary has the true numbers, intervals where there are", () => {
    const rows = [row("a", 0.25, 0.4), row("b", -0.002, 0.1, null), row("c", null, null)];
    expect(sensitivitySummary({ target: "ranks", rows }, say).replaceAll("\u00a0", " ")).toBe(
      "3 choices were varied. For each, the share of the variance that it explains alone, and the share it has a part in, alone or together with others. " +
        "a: 25 % alone (90 % of resamples from 23 % to 27 %), 40 % in all (from 38 % to 42 %). " +
        "b: 0 % alone, 10 % in all; no interval was computed. c: no share can be given.",
    );
  });

  test("the table keeps full precision", () => {
    expect(sensitivityTable({ target: "ranks", rows: [row("a", 0.123456, 0.5, 0.1)] }, say).rows[0]).toEqual([
      "a",
      0.123456,
      0.123456 - 0.1,
      0.123456 + 0.1,
      0.5,
      0.4,
      0.6,
    ]);
  });

  test("a share below 0 keeps its sign, and nothing is minus zero", () => {
    expect([-0.104, -0.001, 0.999, null].map(formatShare).map((text) => text.replace("\u00a0", " "))).toEqual(
      ["−10 %", "0 %", "100 %", "–"],
    );
  });
});
