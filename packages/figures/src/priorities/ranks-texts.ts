/** How often each threat takes which place in the order, in words and as a table. */

import { formatChance, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type RanksData, stretches, tellingTop, topShare } from "./ranks-data.ts";

export function ranksTexts(data: RanksData, say: Say): FigureTexts {
  return { title: ranksTitle(data, say), summary: ranksSummary(data, say) };
}

export function ranksTitle(data: RanksData, say: Say): string {
  const first = data.threats[0];
  if (first === undefined) return say("figure.threats.title-none", { place: data.place });
  const byFirst = data.threats.toSorted((a, b) => b.first - a.first)[0]!;
  return say(`figure.ranks.title-${data.of}`, {
    title: byFirst.title,
    share: formatChance(byFirst.first),
    count: Math.round(byFirst.first * data.count),
    of: data.count,
    place: data.place,
  });
}

export function ranksSummary(data: RanksData, say: Say): string {
  if (data.threats.length === 0) return say("figure.threats.title-none", { place: data.place });
  const k = tellingTop(data.threats.length);
  const parts = data.threats
    .toSorted((a, b) => topShare(b, k) - topShare(a, k) || (a.id < b.id ? -1 : 1))
    .slice(0, 5)
    .map((each) =>
      say("figure.ranks.summary-part", { title: each.title, share: formatChance(topShare(each, k)) }),
    );
  return say(`figure.ranks.summary-${data.of}`, { k, list: parts.join("; "), place: data.place });
}

export function ranksTable(data: RanksData, say: Say): FigureTable {
  return {
    caption: say(`figure.ranks.caption-${data.of}`, { place: data.place, count: data.count }),
    columns: [say("figure.threats.column.threat"), ...stretches.map((key) => say(`figure.ranks.${key}`))],
    formats: ["text", "share", "share", "share", "share"],
    rows: data.threats.map((each) => [each.title, each.first, each.third, each.fifth, each.later]),
  };
}
