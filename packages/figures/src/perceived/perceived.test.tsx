/** Perceived threats: the most feared first, points where the shares are, and a word where there is none. */

import { type Estimate, languageOf, type PerceivedShare } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { examplePerceived } from "../testing/example-perceived.ts";
import { count } from "../testing/markup-check.ts";
import { perceivedRows, sortedPerceived } from "./perceived-data.ts";
import { PerceivedFigure } from "./perceived-figure.tsx";
import { perceivedTable, perceivedTexts, perceivedTitle } from "./perceived-texts.ts";

const place = { ...languageOf("en"), idPrefix: "p" };
const { say } = place;

function estimate(value: number): Estimate {
  const rest = { standardError: 0.02, designEffect: 1, effectiveN: 90, degreesOfFreedom: 9 };
  return { value, low: value - 0.05, high: value + 0.05, level: 0.95, n: 90, ...rest };
}

test("the most feared stands first, what is withheld last", () => {
  expect(sortedPerceived(examplePerceived).map(({ id }) => id)).toEqual(["T1", "T3", "T0", "T2"]);
});

test("a point for each share there is, and a whisker for each interval", () => {
  const markup = renderToStaticMarkup(<PerceivedFigure {...place} {...examplePerceived} width={680} />);
  // One more of each in the key.
  expect(count(markup, /<circle class="p"/)).toBe(1 + 3);
  expect(count(markup, /<circle class="open"/)).toBe(1 + 2);
  expect(count(markup, /<path class="w"/)).toBe(1 + 4);
  expect(count(markup, />withheld</)).toBe(2);
  expect(count(markup, />not asked</)).toBe(1);
});

test("the farther right, the more people, in every language", () => {
  for (const locale of ["en", "en-XB"] as const) {
    const at = { ...languageOf(locale), idPrefix: "p" };
    const markup = renderToStaticMarkup(<PerceivedFigure {...at} {...examplePerceived} width={320} />);
    const xs = [...markup.matchAll(/<circle class="p" cx="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect(xs).toHaveLength(3);
    expect(xs).toEqual(xs.toSorted((a, b) => b - a));
  }
});

test("title, note and table have the true numbers, and no number stands for a withheld one", () => {
  const plain = (text: string): string => text.replaceAll("\u00a0", " ");
  expect(plain(perceivedTitle(examplePerceived, say))).toBe(
    "People in the valley: 71 % worry about Robbery and attack on the road to market",
  );
  const shown = examplePerceived.rows.filter(({ worry }) => worry.value !== null);
  expect(perceivedTitle({ ...examplePerceived, rows: shown }, say)).toContain(
    "more than about anything else",
  );
  expect(perceivedTexts(examplePerceived, say).note).toContain("asked 2024-09");
  const { rows, columns } = perceivedTable(examplePerceived, say);
  expect(new Set(columns).size).toBe(columns.length);
  expect(rows.at(-1)!.filter((cell) => typeof cell === "number")).toEqual([]);
  expect(rows.at(-1)![1]).toBe("withheld");
  expect(perceivedTitle({ ...examplePerceived, rows: [] }, say)).toContain("no figure");
});

test("two threats that may be alike are both named", () => {
  const [water, robbery] = examplePerceived.rows;
  const near = { ...water!, worry: { ...water!.worry, value: 0.68, low: 0.62, high: 0.74 } };
  const title = perceivedTitle({ ...examplePerceived, rows: [near, robbery!] }, say);
  expect(title).toContain("Dirty water; which of the two worries more people is open");
});

test("rows come from estimates: null is withheld, a question not asked is none", () => {
  const share: PerceivedShare = {
    share: estimate(0.6),
    answered: 90,
    dontKnow: null,
    refused: estimate(0.1),
  };
  const hidden: PerceivedShare = { share: null, answered: Number.NaN, dontKnow: null, refused: null };
  const [one, other] = perceivedRows([
    { threat: "flood", title: "Flood", worry: share, experience: hidden, gap: null },
    { threat: "theft", title: "Theft", worry: hidden, experience: null, gap: null },
  ]);
  expect(one!.worry).toMatchObject({ value: 0.6, n: 90, dontKnow: { isWithheld: true } });
  expect(one!.gap.isWithheld).toBe(true);
  expect(other!.worry).toMatchObject({ value: null, n: null, isWithheld: true });
  expect(other!.experience).toBeNull();
});
