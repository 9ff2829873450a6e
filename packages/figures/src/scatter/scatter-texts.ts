/** The scatter in words and as a table. */

import type { Say } from "@salus/core";
import { formatScore } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { medians, type ScatterData, scatterPoints } from "./scatter-data.ts";

export function scatterTexts(data: ScatterData, say: Say): FigureTexts {
  return { title: scatterTitle(data, say), summary: scatterSummary(data, say) };
}

export function scatterTitle(data: ScatterData, say: Say): string {
  const points = scatterPoints(data);
  if (points.length === 0) return say("figure.scatter.title-none");
  return say("figure.scatter.title", { spread: formatScore(medians(points).spread) });
}

export function scatterSummary(data: ScatterData, say: Say): string {
  const points = scatterPoints(data);
  if (points.length === 0) return say("figure.scatter.title-none");
  const middle = medians(points);
  const bySpread = [...points].sort((a, b) => a.spread - b.spread);
  const [narrowest, widest] = [bySpread[0]!, bySpread.at(-1)!];
  const open = points.filter((point) => point.score < middle.score && point.spread > middle.spread).length;
  const sentences = [
    say("figure.scatter.summary", {
      count: points.length,
      score: formatScore(middle.score),
      spread: formatScore(middle.spread),
      widest: widest.title,
      widestSpread: formatScore(widest.spread),
      narrowest: narrowest.title,
      narrowestSpread: formatScore(narrowest.spread),
    }),
    say("figure.scatter.summary-open", { open }),
  ];
  const left = data.rows.length - points.length;
  if (left > 0) sentences.push(say("figure.scatter.summary-missing", { count: left }));
  return sentences.join(" ");
}

export function scatterTable(data: ScatterData, say: Say): FigureTable {
  const points = new Map(scatterPoints(data).map((point) => [point.id, point]));
  return {
    caption: say("figure.scatter.caption"),
    columns: ["name", "score", "low", "high", "spread", "reason"].map((key) => say(`figure.column.${key}`)),
    formats: ["text", "score", "score", "score", "score", "text"],
    rows: data.rows.map((row) => [
      row.title,
      row.score,
      row.low,
      row.high,
      points.get(row.id)?.spread ?? null,
      row.reason ?? null,
    ]),
  };
}
