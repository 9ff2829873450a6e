/** A trend in words and as a table. */

import { formatList, formatScore, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { hasInterval, hasScore } from "../drawing/score.ts";
import { brokenSteps, type TrendData, type TrendPoint } from "./trend-data.ts";

export function trendTexts(data: TrendData, say: Say): FigureTexts {
  return { title: trendTitle(data, say), summary: trendSummary(data, say) };
}

/** From when to when, and how often the line is broken. */
export function trendTitle({ subject, points }: TrendData, say: Say): string {
  const scored = points.filter(hasScore);
  const [first, last] = [scored[0], scored.at(-1)];
  if (first === undefined || last === undefined) return say("change.trend.title-none", { subject });
  return say("change.trend.title", {
    subject,
    from: first.period,
    to: last.period,
    breaks: brokenSteps(points).length,
  });
}

export function trendSummary({ points }: TrendData, say: Say): string {
  return [
    ...points.map((point) =>
      hasScore(point)
        ? say("change.trend.point", { period: point.period, score: scoreWords(point, say) })
        : say("change.trend.none", { period: point.period }),
    ),
    ...brokenSteps(points).map(({ from, to }) =>
      say("change.trend.break", { from: from.period, to: to.period, breaks: formatList(to.breaks) }),
    ),
  ].join(" ");
}

function scoreWords(point: TrendPoint, say: Say): string {
  const score = formatScore(point.score);
  if (!hasInterval(point)) return score;
  return say("figure.score-interval", { score, low: formatScore(point.low), high: formatScore(point.high) });
}

export function trendTable({ subject, points }: TrendData, say: Say): FigureTable {
  return {
    caption: say("change.trend.caption", { subject }),
    columns: ["period", "score", "low", "high", "break", "reason"].map((key) => say(`change.column.${key}`)),
    formats: ["text", "score", "score", "score", "text", "text"],
    rows: points.map((point) => [
      point.period,
      point.score,
      point.low,
      point.high,
      point.breaks.length === 0 ? null : formatList(point.breaks),
      point.reason ?? null,
    ]),
  };
}
