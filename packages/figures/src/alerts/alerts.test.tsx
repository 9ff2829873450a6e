/** Board and record of alerts: what is urgent comes first, levels are told by shape and word, and misses are shown. */

import { languageOf } from "@salus/core";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { yearsOf } from "../drawing/period-words.ts";
import { exampleAlerts } from "../testing/example-alerts.ts";
import { count } from "../testing/markup-check.ts";
import { AlertBoardFigure } from "./alert-board-figure.tsx";
import { alertBoardSummary, alertBoardTable, alertBoardTitle } from "./alert-board-texts.ts";
import { AlertRecordFigure } from "./alert-record-figure.tsx";
import { alertRecordSummary, alertRecordTable, alertRecordTitle } from "./alert-record-texts.ts";
import { type AlertTimeline, isOverdue, recordCounts, sortedRows } from "./alerts-data.ts";
import { packLanes } from "./pack-lanes.ts";

const place = { ...languageOf("en"), idPrefix: "a" };
const { say } = place;

function plain(markup: string): string {
  return markup
    .replace(/<tspan[^>]*>/g, " ")
    .replace(/<\/tspan>/g, "")
    .replaceAll("\u00a0", " ");
}

function baselines(markup: string): readonly { readonly x: string; readonly y: number }[] {
  return [...markup.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)].map(([, x, y]) => ({
    x: x!,
    y: Number(y),
  }));
}

describe("board", () => {
  test("goes from extreme alerts to alerts, watches, and what stands no more", () => {
    expect(sortedRows(exampleAlerts).map(({ place: name }) => name)).toEqual([
      "The islands",
      "The northern valley",
      "The coast",
      "The lakes",
      "The plain",
    ]);
  });

  test.each([320, 680])("at %i px every row names evidence, owner, action and the day to act by", (width) => {
    const markup = plain(
      renderToStaticMarkup(<AlertBoardFigure {...place} {...exampleAlerts} width={width} />),
    );
    for (const { evidence, owner, action } of exampleAlerts.rows.filter(({ level }) => level !== "calm")) {
      for (const text of [evidence, owner, action]) expect(markup.replace(/\s+/g, " ")).toContain(text);
    }
    expect(markup).toContain("by 1 Jan 2023 (takes 14 days)");
    expect(markup).toContain("was due by 12 Dec 2022 (takes 7 days)");
    expect(count(markup, /class="row"/)).toBe(5);
  });

  test.each([320, 680])("at %i px no line stands on another of its column", (width) => {
    const markup = renderToStaticMarkup(<AlertBoardFigure {...place} {...exampleAlerts} width={width} />);
    const lines = baselines(markup.replace(/<tspan[^>]*dy[^>]*>/g, ""));
    for (const column of new Set(lines.map(({ x }) => x))) {
      const own = lines.filter(({ x }) => x === column);
      const ys = own.map(({ y }) => y).toSorted((a, b) => a - b);
      for (let i = 1; i < ys.length; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThanOrEqual(12);
    }
  });

  test("each level has a mark of its own and its word", () => {
    const markup = renderToStaticMarkup(<AlertBoardFigure {...place} {...exampleAlerts} width={680} />);
    const marks = ["alert", "watch", "stood-down", "calm"].map(
      (level) => new RegExp(`class="level ${level}">(.*?)</g>`).exec(markup)![1]!,
    );
    expect(new Set(marks).size).toBe(4);
    expect(count(markup, /class="extreme"/)).toBe(1);
    for (const word of [">Watch<", ">Stood down<", ">Calm<"]) expect(markup).toContain(word);
  });

  test("the title says what is first to be done, and that it was due", () => {
    expect(alertBoardTitle(exampleAlerts, say)).toBe(
      "2 alerts and one watch stand on 20 Dec 2022; the first action, for Attacks on the market road, The northern valley, was due by 12 Dec 2022",
    );
    expect(alertBoardTitle({ ...exampleAlerts, rows: [] }, say)).toBe(
      "No alert and no watch stands on 20 Dec 2022",
    );
    expect(sortedRows(exampleAlerts).map((row) => isOverdue(row, "2022-12-20"))).toEqual([
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  test("an empty board says so", () => {
    const empty = { ...exampleAlerts, rows: [] };
    expect(renderToStaticMarkup(<AlertBoardFigure {...place} {...empty} />)).toContain(
      ">No rule has spoken so far.<",
    );
    expect(alertBoardSummary(empty, say)).toBe("No rule has spoken so far.");
  });

  test("summary and table have every row", () => {
    expect(alertBoardSummary(exampleAlerts, say)).toContain(
      "Alert, extreme: Cholera after floods, The islands, since 18 Dec 2022 (observed).",
    );
    expect(alertBoardSummary(exampleAlerts, say)).toContain("2 rules that are calm or stood down:");
    expect(alertBoardTable(exampleAlerts, say).rows).toHaveLength(5);
  });

  test("hostile words stay words", () => {
    const rows = exampleAlerts.rows.map((row) => ({
      ...row,
      owner: "<script>",
      evidence: "</text><a href=x>",
    }));
    expect(renderToStaticMarkup(<AlertBoardFigure {...place} {...exampleAlerts} rows={rows} />)).not.toMatch(
      /<script|<a /,
    );
  });
});

describe("record", () => {
  const [first, second] = exampleAlerts.timeline as [AlertTimeline, AlertTimeline];
  const markup = renderToStaticMarkup(<AlertRecordFigure {...place} {...exampleAlerts} width={680} />);

  test("every alert and every miss has a mark that says how it ended", () => {
    expect(recordCounts(first)).toEqual({ hits: 6, falseAlarms: 3, open: 2, misses: 2 });
    const drawn = markup.slice(markup.indexOf('class="rule-record"'));
    expect(count(drawn, /class="hit p"/)).toBe(6);
    expect(count(drawn, /class="false-alarm open"/)).toBe(3);
    expect(count(drawn, /class="standing"/)).toBe(3);
    expect(count(drawn, /class="miss"/)).toBe(2);
  });

  test("time runs from left to right, also from right to left", () => {
    for (const direction of ["ltr", "rtl"] as const) {
      const here = { ...place, direction };
      const drawn = renderToStaticMarkup(<AlertRecordFigure {...here} {...exampleAlerts} width={680} />);
      const years = [...drawn.matchAll(/x="([\d.]+)"[^>]*>(20\d\d)<\/text>/g)].slice(0, 7);
      const xs = years.map(([, x]) => Number(x));
      expect(years.map(([, , year]) => year)).toEqual([
        "2016",
        "2017",
        "2018",
        "2019",
        "2020",
        "2021",
        "2022",
      ]);
      expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    }
    expect(yearsOf("2022-07")).toBe(2022.5);
    expect(yearsOf("week 3")).toBeNaN();
  });

  test("precision, recall and lead time stand in words, with their intervals", () => {
    const words = plain(markup);
    expect(words).toContain("6 hits, 3 false alarms, 2 open, 2 misses. Precision 67 %");
    expect(alertRecordSummary(exampleAlerts, say).replaceAll("\u00a0", " ")).toContain(
      "Precision 67 %: so many of its closed alerts were followed by the harm (35 % to 88 %, n = 9). Recall 75 %: so much of the harm was foreseen (41 % to 93 %, n = 8). Median lead time 19 days.",
    );
    expect(words).toContain("Too little has been verified for precision and recall.");
    expect(alertRecordTitle(exampleAlerts, say)).toBe(
      "Of 9 alerts that are closed, 6 came true; 2 harms came without an alert",
    );
    expect(alertRecordTitle({ timeline: [second] }, say)).toMatch(/^No alert has been closed yet/);
    expect(alertRecordTitle({ timeline: [] }, say)).toMatch(/^No alert/);
  });

  test("a rule that has not watched yet, and dates that are none, break nothing", () => {
    const bare: AlertTimeline = {
      ...{ rule: "new", title: "New", from: "", to: "" },
      alerts: [{ place: "A", issued: "soon", level: "alert", closing: "open", stoodDown: null }],
      misses: [{ place: "A", date: "" }],
    };
    for (const timeline of [[bare], [bare, first], []]) {
      const drawn = renderToStaticMarkup(<AlertRecordFigure {...place} timeline={timeline} width={680} />);
      expect(drawn).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  test("the table has alerts and misses in the order of time", () => {
    const dates = alertRecordTable({ timeline: [first] }, say).rows.map((row) => String(row[3]));
    expect(dates).toHaveLength(13);
    expect(dates).toEqual(dates.toSorted());
  });

  test("marks that would cover each other go to lanes of their own", () => {
    const at = (from: number, to: number) => ({ from, to });
    expect(packLanes([at(0, 5), at(3, 9), at(6, 8), at(7, 9)], 4)).toEqual([0, 1, 0, 2]);
    expect(packLanes([at(0, 9), at(1, 4), at(2, 8)], 2)).toEqual([0, 1, 1]);
  });
});
