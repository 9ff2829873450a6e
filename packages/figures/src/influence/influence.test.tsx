import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { exampleInfluence, influenceOfNetwork, largeNetwork } from "../testing/example-links.ts";
import { count } from "../testing/markup-check.ts";
import { type InfluenceData, influenceRows, weightClass } from "./influence-data.ts";
import { InfluenceFigure } from "./influence-figure.tsx";
import { influenceSummary, influenceTable, influenceTitle } from "./influence-texts.ts";

const place = { ...languageOf("en"), idPrefix: "i" };
const { say } = place;

function pair(total: number, other: number, weight = 2): InfluenceData {
  return {
    nodes: [
      { id: "a", title: "Drought", role: "driver" },
      { id: "b", title: "Hunger", role: "outcome" },
    ],
    cells: [{ from: "a", to: "b", weight, low: weight, high: weight, contested: false }],
    totals: [
      { id: "a", out: total, in: 0, total },
      { id: "b", out: other, in: weight, total: other },
    ],
  };
}

test("rows go from the largest total to the lowest; columns have their order", () => {
  const rows = influenceRows(exampleInfluence);
  expect(rows.map(({ total }) => total)).toEqual(rows.map(({ total }) => total).toSorted((a, b) => b - a));
  const markup = renderToStaticMarkup(<InfluenceFigure {...place} {...exampleInfluence} width={680} />);
  for (const [i, { title }] of rows.entries()) {
    expect(markup.replace(/<\/?tspan[^>]*>/g, "").replace(/\s/g, "")).toContain(
      `${i + 1}.${title.replace(/\s/g, "")}`,
    );
  }
});

test("a row acts on a column: the mark stands in the row of the first and the column of the second", () => {
  const draw = (direction: "ltr" | "rtl"): { x: number; y: number } => {
    const here = { ...place, direction };
    const markup = renderToStaticMarkup(<InfluenceFigure {...here} {...pair(2, 0)} width={680} />);
    const [, x, y] = /class="cell">.*?<rect class="above1" x="([\d.]+)" y="([\d.]+)"/.exec(markup)!;
    const plates = [...markup.matchAll(/<rect class="plate" x="([\d.]+)" y="([\d.]+)"/g)];
    // Plates lie on the diagonal: the first in row and column 1, the second in row and column 2.
    expect(Math.abs(Number(x) - Number(plates[1]![1]))).toBeLessThan(2);
    expect(Math.abs(Number(y) - Number(plates[0]![2]))).toBeLessThan(2);
    return { x: Number(x), y: Number(y) };
  };
  const [ltr, rtl] = [draw("ltr"), draw("rtl")];
  expect(rtl.y).toBe(ltr.y);
  expect(rtl.x).not.toBe(ltr.x);
});

test("signs and disputes are told by shape as well", () => {
  const markup = renderToStaticMarkup(<InfluenceFigure {...place} {...exampleInfluence} width={680} />);
  // Three stripes and one diamond more in the key; of the lowering links one is contested.
  expect(count(markup, /class="stripe"/)).toBe(4 + 3);
  expect(count(markup, /class="peer"/)).toBe(2 + 1);
  expect([-3, -2, -1, 0.5, 1.5, 2.5].map(weightClass)).toEqual([2, 1, 0, 0, 1, 2]);
});

test("totals below 0 lie left of the zero, those above right of it", () => {
  const markup = renderToStaticMarkup(<InfluenceFigure {...place} {...pair(3, -6)} width={680} />);
  const zero = Number(/class="axis" d="M([\d.]+)/.exec(markup)![1]);
  const bar = (side: string): number[] =>
    new RegExp(`class="${side}1" x="([\\d.]+)" y="[\\d.]+" width="([\\d.]+)" height="10"`)
      .exec(markup.slice(markup.lastIndexOf('class="cell"')))!
      .slice(1)
      .map(Number);
  expect(bar("above")[0]).toBeCloseTo(zero, 0);
  expect(bar("below")[0]! + bar("below")[1]!).toBeCloseTo(zero, 0);
  expect(bar("below")[1]!).toBeCloseTo(2 * bar("above")[1]!, 0);
});

test("of more than 25 nodes those farthest from 0 are shown, and it is said", () => {
  const data = influenceOfNetwork(largeNetwork(40));
  const rows = influenceRows(data);
  expect(rows).toHaveLength(25);
  const least = Math.min(...rows.map(({ total }) => Math.abs(total)));
  const left = data.totals.filter(({ id }) => !rows.some((row) => row.id === id));
  for (const { total } of left) expect(Math.abs(total)).toBeLessThanOrEqual(least);
  expect(influenceSummary(data, say)).toContain(
    "The picture shows the 25 with the largest totals out of 40; the table has all links.",
  );
  expect(influenceTable(data, say).rows).toHaveLength(data.cells.filter(({ weight }) => weight !== 0).length);
});

describe("words", () => {
  test("the title names what acts most, whichever way", () => {
    expect(influenceTitle(pair(3, 1), say)).toBe("Drought acts most on the others");
    expect(influenceTitle(pair(-3, 1), say)).toBe("Drought lowers the others most");
    expect(influenceTitle(pair(3, 3), say)).toBe("Drought and Hunger act most on the others");
    expect(influenceTitle(pair(0, 0), say)).toBe("Who acts on whom is not known yet");
  });

  test("hostile titles stay text", () => {
    const data = pair(3, 1);
    const hostile = { ...data, nodes: [{ ...data.nodes[0]!, title: "<b onload=x>" }, data.nodes[1]!] };
    expect(renderToStaticMarkup(<InfluenceFigure {...place} {...hostile} width={320} />)).not.toContain(
      "<b ",
    );
  });
});
