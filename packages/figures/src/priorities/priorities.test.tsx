/** The pictures of priorities: marks where the numbers are, shapes that tell without colour, names that do not cover each other. */

import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { textWidth } from "../drawing/text-width.ts";
import { exampleRanks, exampleThreats } from "../testing/example-data.ts";
import { count } from "../testing/markup-check.ts";
import { tellingTop } from "./ranks-data.ts";
import { RanksFigure } from "./ranks-figure.tsx";
import { ranksTable, ranksTexts } from "./ranks-texts.ts";
import { labelThreats } from "./threat-labels.ts";
import { drawnThreats, equalPriority, type ThreatsData } from "./threats-data.ts";
import { ThreatsFigure } from "./threats-figure.tsx";
import { threatsTable, threatsTexts } from "./threats-texts.ts";

const place = { ...languageOf("en"), idPrefix: "p" };
const { say } = place;

describe("severity against pervasiveness", () => {
  const markup = renderToStaticMarkup(<ThreatsFigure {...place} {...exampleThreats} width={680} />);

  test("a point for each threat with both values, a whisker for each range, none for the others", () => {
    expect(drawnThreats(exampleThreats)).toHaveLength(12);
    // One more of each in the key; the threat kept in view is a diamond.
    expect(count(markup, /<circle class="p"/)).toBe(1 + 11);
    expect(count(markup, /<path class="w"/)).toBe(1 + 12);
    expect(markup).not.toContain("Threat M");
  });

  test("what the guard keeps in view has another shape, and its group is marked apart from the mean", () => {
    expect(count(markup, /<path class="p" d="M[\d.-]+ [\d.-]+l7-7 7 7-7 7z"/)).toBe(1);
    expect(count(markup, /<path class="open"/)).toBe(2);
    const { summary } = threatsTexts(exampleThreats, say);
    expect(summary).toContain("Threat K is kept in view: for Herders its severity is 0.90.");
    const plain = {
      ...exampleThreats,
      threats: exampleThreats.threats.map((each) => ({ ...each, lifted: false, hardestHit: null })),
    };
    expect(renderToStaticMarkup(<ThreatsFigure {...place} {...plain} />)).not.toContain('class="open"');
  });

  test("points lie where the numbers say: up is deeper, right is more widely shared", () => {
    const one: ThreatsData = {
      ...exampleThreats,
      shares: null,
      threats: [
        {
          ...exampleThreats.threats[0]!,
          severity: { value: 1, low: null, high: null },
          pervasiveness: { value: 0, low: null, high: null },
        },
      ],
    };
    const drawn = renderToStaticMarkup(<ThreatsFigure {...place} {...one} width={680} />);
    const [, cx, cy] = /<circle class="p" cx="([\d.]+)" cy="([\d.]+)"/.exec(drawn)!;
    const [, left, bottom, top] = /<path class="axis" d="M([\d.]+) ([\d.]+)H[\d.]+M[\d.]+ ([\d.]+)V/.exec(
      drawn,
    )!;
    expect([cx, cy]).toEqual([left, top]);
    expect(Number(bottom)).toBeGreaterThan(Number(top));
  });

  test("lines join points of one priority", () => {
    for (const shares of [
      [0.5, 0.5],
      [0.75, 0.25],
    ] as const) {
      for (const { severity, pervasiveness } of equalPriority(0.25, shares))
        expect(severity ** shares[0] * pervasiveness ** shares[1]).toBeCloseTo(0.25, 12);
      expect(equalPriority(0.25, shares).every(({ severity }) => severity <= 1 + 1e-12)).toBe(true);
    }
    expect(equalPriority(0.5, [1, 0])).toEqual([]);
  });

  test("the table has every threat, with its reason; the title says which comes first, or that none can", () => {
    const { rows } = threatsTable(exampleThreats, say);
    expect(rows).toHaveLength(14);
    expect(rows.at(-1)).toEqual(["Threat N", ...new Array(8).fill(null), "no figures"]);
    expect(threatsTexts(exampleThreats, say).title).toBe(
      "Threat A is the most critical and pervasive threat in The valley",
    );
    expect(threatsTexts(exampleThreats, say).note).toContain("2 threats");
    const nothing = { ...exampleThreats, threats: exampleThreats.threats.slice(12) };
    expect(threatsTexts(nothing, say).title).toContain("No threat in The valley");
    expect(renderToStaticMarkup(<ThreatsFigure {...place} {...nothing} />)).not.toMatch(/NaN/);
  });
});

test("names cover neither each other nor a mark, stay in the plot, and are numbers where there is no room", () => {
  const threats = Array.from({ length: 16 }, (_, k) => ({
    id: `t${k}`,
    text: `${k} A longer name`,
    short: String(k),
    x: 60 + (k % 4) * 45,
    y: 60 + Math.floor(k / 4) * 18,
    left: 40 + (k % 4) * 45,
    right: 80 + (k % 4) * 45,
    top: 40 + Math.floor(k / 4) * 18,
    bottom: 70 + Math.floor(k / 4) * 18,
  }));
  const area = { left: 20, right: 320, top: 20, bottom: 160 };
  const labels = labelThreats(threats, area);
  const boxes = labels.map(({ text, x, y }) => {
    const half = textWidth(text, 11) / 2;
    return { left: x - half, right: x + half, top: y - 11, bottom: y + 3 };
  });
  expect(labels.some(({ text }) => /^\d+$/.test(text))).toBe(true);
  expect(labels.some(({ text }) => text.includes("name"))).toBe(true);
  boxes.forEach((box, i) => {
    expect(box.left >= area.left && box.right <= area.right).toBe(true);
    for (const other of boxes.slice(i + 1))
      expect(
        box.right <= other.left ||
          other.right <= box.left ||
          box.bottom <= other.top ||
          other.bottom <= box.top,
      ).toBe(true);
    for (const { x, y } of threats)
      expect(x > box.left && x < box.right && y > box.top && y < box.bottom).toBe(false);
  });
});

describe("how often each threat takes which rank", () => {
  const markup = renderToStaticMarkup(<RanksFigure {...place} {...exampleRanks} width={680} />);

  test("a bar has one segment for each stretch that occurs, as wide as its share", () => {
    const bars = [...markup.matchAll(/<path class="(c\d|plate axis)" d="M([\d.]+) [\d.]+H([\d.]+)v14/g)];
    // The hair of a share that nobody could see is left out.
    expect(bars).toHaveLength(1 + 3 + 3);
    const width = ([, , from, to]: RegExpMatchArray): number => Number(to) - Number(from);
    expect(width(bars[1]!) / width(bars[0]!)).toBeCloseTo(0.7 / 0.999, 2);
    expect(width(bars[2]!) / width(bars[0]!)).toBeCloseTo(0.2 / 0.999, 2);
  });

  test("no share is rounded to certainty, in picture and words", () => {
    expect(markup).toContain("&gt;99\u00a0%");
    expect(ranksTexts(exampleRanks, say).title).toBe(
      "Threat A comes first in >99\u00a0% of the draws of weights and values for The valley",
    );
    expect(ranksTable(exampleRanks, say).rows[1]).toEqual(["Threat B", 0.002, 0.7, 0.2, 0.098]);
    expect([3, 6, 10].map(tellingTop)).toEqual([1, 3, 5]);
  });
});
