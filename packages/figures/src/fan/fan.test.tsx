/** The fan: gaps stay open, the past runs left of what may come, and its skill is said, good or bad. */

import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { monthIndex, periodWords } from "../drawing/period-words.ts";
import { exampleFan, exampleFanGrid, exampleFanWithout } from "../testing/example-fan.ts";
import { count } from "../testing/markup-check.ts";
import { type FanData, fanDomain, historyStretches, shownPanels, timedFan } from "./fan-data.ts";
import { FanFigure } from "./fan-figure.tsx";
import { FanGridFigure } from "./fan-grid-figure.tsx";
import { fanGridTexts, fanGridTitle } from "./fan-grid-texts.ts";
import { fanNumber } from "./fan-number.ts";
import { fanSummary, fanTable, fanTitle } from "./fan-texts.ts";
import { skillSentence, skillVerdict } from "./skill-words.ts";

const place = { ...languageOf("en"), idPrefix: "f" };
const { say } = place;

function plain(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

function said(markup: string): string {
  return plain(markup.replace(/<tspan[^>]*>/g, " ").replace(/<\/tspan>/g, ""));
}

const numbers = (path: string): number[] => [...path.matchAll(/[\d.]+/g)].map(Number);

test("the line is open where a month has no value, and where a month is left out", () => {
  const months = (values: readonly (number | null)[]): FanData["history"] =>
    values.map((value, i) => ({ period: `2022-${String(i + 1).padStart(2, "0")}`, value }));
  const { history } = timedFan({ ...exampleFan, history: months([1, 2, null, 3, 4]), forecast: [] }, 99);
  expect(historyStretches(history).map((stretch) => stretch.map(({ value }) => value))).toEqual([
    [1, 2],
    [3, 4],
  ]);
  const skipped = months([1, 2, 9, 3]).filter(({ value }) => value !== 9);
  const timed = timedFan({ ...exampleFan, history: skipped, forecast: [] }, 99);
  expect(historyStretches(timed.history)).toHaveLength(2);
  const markup = renderToStaticMarkup(<FanFigure {...place} {...exampleFan} width={680} />);
  const line = /class="fan-past" d="(M[^"]+)"><\/path><circle/.exec(markup)![1]!;
  expect(count(line, /M/)).toBe(3);
});

test("bands hold each other and the median, and stand right of everything seen, also from right to left", () => {
  for (const direction of ["ltr", "rtl"] as const) {
    const here = { ...place, direction };
    const markup = renderToStaticMarkup(<FanFigure {...here} {...exampleFan} width={680} />);
    const plot = markup.slice(markup.lastIndexOf("known up to"));
    const path = (name: string): number[] =>
      numbers(new RegExp(`class="${name}" d="(M[^"]+)"`).exec(plot)![1]!);
    const [past, wide, half, median] = ["fan-past", "fan-wide", "fan-half", "fan-median"].map(path);
    const of = (path: number[], odd: 0 | 1): number[] => path.filter((_, i) => i % 2 === odd);
    expect(Math.max(...of(past!, 0))).toBeLessThan(Math.min(...of(wide!, 0)));
    expect(Math.min(...of(wide!, 1))).toBeLessThan(Math.min(...of(half!, 1)));
    expect(Math.max(...of(wide!, 1))).toBeGreaterThan(Math.max(...of(half!, 1)));
    expect(Math.min(...of(median!, 1))).toBeGreaterThan(Math.min(...of(half!, 1)));
    expect(Math.max(...of(median!, 1))).toBeLessThan(Math.max(...of(half!, 1)));
  }
});

test("the scale starts at 0 where values come near it, and holds every value", () => {
  const domain = (values: readonly number[]): readonly [number, number] =>
    fanDomain([{ history: values.map((value, time) => ({ period: "", value, time })), forecast: [] }]);
  expect(domain([2, 50])).toEqual([0, 50]);
  expect(domain([98, 112])).toEqual([98, 112]);
  expect(domain([-5, 3])).toEqual([-5, 3]);
  expect(domain([0, 0])).toEqual([0, 1]);
  expect(domain([])).toEqual([0, 1]);
});

describe("skill", () => {
  const skill = exampleFan.skill!;
  const sentence = (change: Partial<typeof skill>): string =>
    plain(skillSentence({ skill: { ...skill, ...change } }, 0.9, say));

  test("is one sentence, whichever way it goes", () => {
    expect(sentence({})).toBe("Better than the last twelve months by 6 % (n = 1,380, 90 % band held 91 %)");
    expect(sentence({ value: -0.03 })).toBe(
      "Worse than the last twelve months by 3 %: read the baseline instead (n = 1,380, 90 % band held 91 %)",
    );
    expect(sentence({ beats: false, coverage: null })).toBe(
      "Better than the last twelve months by 6 %, which may be chance (n = 1,380)",
    );
    expect(sentence({ value: 0.004 })).toMatch(/^No better than the last twelve months \(n = 1,380/);
    expect(sentence({ value: null })).toMatch(/^Not known whether better/);
    expect(skillSentence({ skill: null, skillReason: "too short." }, 0.9, say)).toBe(
      "No skill computed: too short",
    );
    expect(skillVerdict(null)).toBe("none");
  });

  test("stands in the figure, also where it is negative", () => {
    for (const width of [320, 680]) {
      const worse = { ...exampleFan, skill: { ...skill, value: -0.03 } };
      expect(said(renderToStaticMarkup(<FanFigure {...place} {...worse} width={width} />))).toContain(
        "Worse than the last twelve months by 3 %: read the baseline instead (n = 1,380, 90 % band held 91 %)",
      );
    }
    expect(
      said(renderToStaticMarkup(<FanGridFigure {...place} {...exampleFanGrid} width={680} />)),
    ).toContain("3 % worse: read the baseline, n = 1,380");
  });
});

test("a place without a forecast says why, on a hatch", () => {
  const markup = renderToStaticMarkup(<FanFigure {...place} {...exampleFanWithout} width={680} />);
  expect(said(markup)).toContain("No forecast: fewer than 24 months of history<");
  expect(markup).toContain('class="missing"');
  expect(markup).not.toContain('class="fan-median"');
  expect(fanTitle(exampleFanWithout, say)).toBe(
    "Deaths in organised violence, The islands: no forecast can be given",
  );
});

test("one step, no history or nothing at all break nothing", () => {
  const [step] = exampleFan.forecast;
  for (const data of [
    { ...exampleFan, forecast: [step!] },
    { ...exampleFan, history: [] },
    { ...exampleFan, history: [], forecast: [step!] },
    { ...exampleFanWithout, history: [] },
    { ...exampleFan, history: exampleFan.history.map((each) => ({ ...each, value: null })), forecast: [] },
  ]) {
    for (const width of [320, 680]) {
      const markup = renderToStaticMarkup(<FanFigure {...place} {...data} width={width} />);
      expect(markup).not.toMatch(/NaN|undefined|Infinity/);
    }
  }
});

describe("grid", () => {
  test("goes from the highest median down, those without a forecast last", () => {
    expect(shownPanels(exampleFanGrid).map(({ place: name }) => name.split(" ")[0])).toEqual([
      "Hills",
      "Valley",
      "Plain",
      "Lakes",
      "Coast",
      "Islands",
    ]);
  });

  test("has own scales or one, and says which", () => {
    const ticks = (scale: "own" | "shared"): number =>
      count(
        renderToStaticMarkup(<FanGridFigure {...place} {...exampleFanGrid} scale={scale} width={680} />),
        />2,000<\/text>/,
      );
    expect(ticks("own")).toBe(1);
    expect(ticks("shared")).toBe(6);
    expect(fanGridTexts(exampleFanGrid, say).note).toContain("Each place has its own scale.");
    expect(fanGridTexts({ ...exampleFanGrid, scale: "shared" }, say).note).toContain("one scale");
  });

  test("counts what did better and worse; beyond 20 places the rest is named", () => {
    expect(fanGridTitle(exampleFanGrid, say)).toBe(
      "Deaths in organised violence: of 5 forecasts, 2 did better than the baseline in the past and 1 worse",
    );
    const panels = Array.from({ length: 22 }, (_, i) => ({
      ...exampleFanGrid.panels[1]!,
      place: `Place ${String(i).padStart(2, "0")}`,
    }));
    expect(fanGridTexts({ ...exampleFanGrid, panels }, say).note).toContain(
      "2 more are in the table: Place 20, Place 21.",
    );
  });
});

describe("words", () => {
  test("numbers are no finer than the band", () => {
    expect(plain(fanTitle(exampleFan, say))).toBe(
      "Deaths in organised violence, The valley: 4 to 76 in Jun 2023 (90 % band), median 22",
    );
    expect(fanNumber(21.7, { low: 3, high: 75 })).toBe("22");
    expect(fanNumber(104.28, { low: 98, high: 112 })).toBe("104.3");
    expect(fanNumber(-0.2, { low: -90, high: 90 })).toBe("0");
    expect(fanNumber(5, { low: 5, high: 5 })).toBe("5");
  });

  test("the summary has every step, the table every number", () => {
    expect(plain(fanSummary(exampleFan, say))).toMatch(
      /known up to Dec 2022\. Last seen: 53 in Dec 2022\. 3 periods of the history have no value\. Jan 2023: median 22/,
    );
    expect(fanTable(exampleFan, say).rows).toHaveLength(86);
  });

  test("months and days have names, other periods stay as they are", () => {
    expect(["2022-12", "2022-12-03", "2022-Q3", "2022"].map((period) => periodWords(period, say))).toEqual([
      "Dec 2022",
      "3 Dec 2022",
      "2022-Q3",
      "2022",
    ]);
    expect(monthIndex("2022-13")).toBeUndefined();
  });

  test("a hostile place stays text", () => {
    const hostile = { ...exampleFan, place: "<img src=x>", seriesTitle: '"><script>' };
    expect(renderToStaticMarkup(<FanFigure {...place} {...hostile} />)).not.toMatch(/<img|<script/);
  });
});
