/** The ranking in words and as a table. */

import type { Say } from "@salus/core";
import { formatScore } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { median } from "../drawing/median.ts";
import { hasInterval, hasScore, overlaps } from "../drawing/score.ts";
import { drawnRows, type RankingData, type RankingRow } from "./ranking-data.ts";

export function rankingTexts(data: RankingData, say: Say): FigureTexts {
  return { title: rankingTitle(data, say), summary: rankingSummary(data, say) };
}

/** Names nobody: what the order can and cannot tell. */
export function rankingTitle(data: RankingData, say: Say): string {
  const [lowest, highest] = ends(data);
  if (lowest === undefined || highest === undefined) return say("figure.ranking.title-none");
  const values = { low: formatScore(lowest.score), high: formatScore(highest.score) };
  const { open, pairs } = openNeighbours(data);
  return pairs === 0
    ? say("figure.ranking.title-bare", values)
    : say("figure.ranking.title", { ...values, open, pairs });
}

export function rankingSummary(data: RankingData, say: Say): string {
  const rows = drawnRows(data);
  const scored = rows.filter(hasScore);
  const [lowest, highest] = ends(data);
  if (lowest === undefined || highest === undefined)
    return say("figure.ranking.summary-none", { count: rows.length });
  const neighbours = openNeighbours(data);
  const sentences = [
    say("figure.ranking.summary", {
      count: scored.length,
      median: formatScore(median(scored.map((row) => row.score))),
    }),
    end(lowest, "lowest", say),
    end(highest, "highest", say),
  ];
  if (neighbours.pairs > 0) sentences.push(say("figure.ranking.summary-neighbours", neighbours));
  if (scored.length < rows.length) {
    sentences.push(say("figure.ranking.summary-missing", { count: rows.length - scored.length }));
  }
  return sentences.join(" ");
}

export function rankingTable(data: RankingData, say: Say): FigureTable {
  const bandTitles = new Map(data.bands?.map((band) => [band.id, band.title]));
  return {
    caption: say("figure.ranking.caption"),
    columns: ["name", "score", "low", "high", "coverage", "band", "reason"].map((key) =>
      say(`figure.column.${key}`),
    ),
    formats: ["text", "score", "score", "score", "share", "text", "text"],
    rows: drawnRows(data).map((row) => [
      row.title,
      row.score,
      row.low,
      row.high,
      row.coverage,
      row.band === undefined || row.band === null ? null : (bandTitles.get(row.band) ?? row.band),
      row.reason ?? null,
    ]),
  };
}

/** Pairs of neighbours with intervals, and how many of them overlap. */
function openNeighbours(data: RankingData): { pairs: number; open: number } {
  const rows = drawnRows(data).filter(hasScore);
  const pairs = rows.slice(1).flatMap((row, index) => {
    const before = rows[index]!;
    return hasInterval(row) && hasInterval(before) ? [overlaps(row, before)] : [];
  });
  return { pairs: pairs.length, open: pairs.filter(Boolean).length };
}

function end(row: RankingRow, which: "lowest" | "highest", say: Say): string {
  const values = { title: row.title, score: formatScore(row.score) };
  if (!hasInterval(row)) return say(`figure.ranking.summary-${which}-bare`, values);
  return say(`figure.ranking.summary-${which}`, {
    ...values,
    low: formatScore(row.low),
    high: formatScore(row.high),
  });
}

function ends(data: RankingData): [RankingRow | undefined, RankingRow | undefined] {
  const scored = drawnRows(data).filter(hasScore);
  return data.first === "lowest" ? [scored[0], scored.at(-1)] : [scored.at(-1), scored[0]];
}
