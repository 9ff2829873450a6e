import { formatRange, formatScore, formatShare, formatTick, languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { count, escapedTexts } from "../testing/markup-check.ts";
import { anchor, columns } from "./columns.ts";
import { ComponentMark } from "./component-mark.tsx";
import { FigureFrame } from "./figure-frame.tsx";
import { median } from "./median.ts";
import { hueCount } from "./palette.ts";
import { overlaps } from "./score.ts";
import { formatCell } from "./table-cell.ts";
import { fitText, textWidth, wrapText } from "./text-width.ts";

describe("numbers", () => {
  test("scores have two decimals, shares are percentages", () => {
    expect(formatScore(0.734)).toBe("0.73");
    expect(formatShare(0.73)).toBe("73\u00a0%");
    expect(formatTick(0.2)).toBe("0.2");
    expect(formatRange(0.3, 0.4)).toBe("0.30–0.40");
  });

  test("a missing number is never a zero", () => {
    expect([
      formatScore(Number.NaN),
      formatShare(null),
      formatRange(null, 1),
      formatCell(null, "count"),
    ]).toEqual(["–", "–", "–", "–"]);
  });

  test("the median of an even list is the mean of its middle", () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });

  test("intervals that touch overlap; without an interval nothing does", () => {
    expect(overlaps({ score: 0.2, low: 0.1, high: 0.3 }, { score: 0.4, low: 0.3, high: 0.5 })).toBe(true);
    expect(overlaps({ score: 0.2, low: 0.1, high: 0.3 }, { score: 0.2, low: null, high: null })).toBe(false);
  });
});

describe("text", () => {
  test("long text is shortened to its width, short text kept", () => {
    expect(fitText("Health", 200)).toBe("Health");
    const short = fitText("Environmental security", 80);
    expect(short.endsWith("…")).toBe(true);
    expect(textWidth(short)).toBeLessThanOrEqual(80);
  });

  test("wrapped lines hold every word, in scripts without spaces too", () => {
    const lines = wrapText("Freedom to live in dignity", 90);
    expect(lines.join(" ")).toBe("Freedom to live in dignity");
    expect(lines.length).toBeGreaterThan(1);
    expect(wrapText("人的安全指数人的安全指数", 60).length).toBeGreaterThan(2);
  });
});

describe("direction", () => {
  test("columns change sides, the plot keeps its ends in order", () => {
    const ltr = columns(400, "ltr", { label: 100, values: [40] });
    const rtl = columns(400, "rtl", { label: 100, values: [40] });
    expect(rtl.labelX).toBe(400 - ltr.labelX);
    expect(rtl.valueX).toEqual(ltr.valueX.map((x) => 400 - x));
    expect(rtl.plotLeft).toBeLessThan(rtl.plotRight);
  });

  test("the anchor follows the edge of the text that must stand still", () => {
    expect([
      anchor("left", "ltr"),
      anchor("right", "ltr"),
      anchor("left", "rtl"),
      anchor("right", "rtl"),
    ]).toEqual(["start", "end", "end", "start"]);
  });
});

test("seven components have seven shapes", () => {
  const shapes = Array.from({ length: hueCount }, (_, hue) =>
    renderToStaticMarkup(<ComponentMark x={0} y={0} hue={hue} />),
  );
  expect(new Set(shapes.map((shape) => /d="([^"]+)"/.exec(shape)?.[1])).size).toBe(hueCount);
  expect(() => ComponentMark({ x: 0, y: 0, hue: 7 })).toThrow(RangeError);
});

test("the frame draws for phone and page, with words, a table and no id twice", () => {
  const { say, direction } = languageOf("en-XB");
  const table = {
    caption: "Caption",
    columns: ["Name", "Score"],
    formats: ["text", "score"] as const,
    rows: [
      ["Ouaka", 0.5],
      ["Vakaga", null],
    ],
  };
  const markup = renderToStaticMarkup(
    <FigureFrame
      place={{ say, direction, idPrefix: "a" }}
      texts={{ title: "Title", summary: "Summary", note: "Note" }}
      table={table}
      draw={({ idPrefix, width }) => <svg id={idPrefix} width={width} />}
    />,
  );
  expect(count(markup, /<svg/)).toBe(2);
  expect(markup).toContain('id="a-680"');
  expect(markup).toContain('id="a-320"');
  expect(markup).toContain('dir="rtl"');
  expect(markup).toContain("<figcaption>Title</figcaption>");
  expect(markup).toContain('<td class="number" dir="ltr">0.50</td>');
  expect(
    escapedTexts(markup, ["Title", "Summary", "Note", "Caption", "Name", "Score", "Ouaka", "Vakaga"]),
  ).toEqual([]);
});
