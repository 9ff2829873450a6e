/** The picture of threats in words and as a table. */

import { formatScore, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { withoutStop } from "../drawing/sentence.ts";
import { drawnThreats, hasRange, type RangedLevel, type ThreatsData } from "./threats-data.ts";

export function threatsTexts(data: ThreatsData, say: Say): FigureTexts {
  const missing = data.threats.length - drawnThreats(data).length;
  const note = missing === 0 ? {} : { note: say("figure.threats.note-missing", { missing }) };
  return { title: threatsTitle(data, say), summary: threatsSummary(data, say), ...note };
}

export function threatsTitle(data: ThreatsData, say: Say): string {
  const drawn = drawnThreats(data);
  const { place } = data;
  const first = drawn.filter(({ rank }) => rank === 1);
  if (first.length === 0) return say("figure.threats.title-none", { place });
  return say(`figure.threats.title-${data.ranges}`, {
    place,
    first: first.map(({ title }) => title).join(", "),
    ties: first.length,
  });
}

export function threatsSummary(data: ThreatsData, say: Say): string {
  const drawn = drawnThreats(data);
  if (drawn.length === 0) return say("figure.threats.title-none", { place: data.place });
  const deepest = drawn.toSorted((a, b) => b.severity.value - a.severity.value)[0]!;
  const widest = drawn.toSorted((a, b) => b.pervasiveness.value - a.pervasiveness.value)[0]!;
  const lifted = data.threats.filter((each) => each.lifted);
  const missing = data.threats.length - drawn.length;
  return [
    say("figure.threats.summary", {
      count: drawn.length,
      deepest: deepest.title,
      severity: level(deepest.severity, say),
      widest: widest.title,
      pervasiveness: level(widest.pervasiveness, say),
    }),
    ...lifted.flatMap(({ title, hardestHit }) =>
      hardestHit === null
        ? []
        : [
            say("figure.threats.summary-lifted", {
              title,
              group: hardestHit.title,
              severity: formatScore(hardestHit.severity),
            }),
          ],
    ),
    ...(missing > 0 ? [say("figure.threats.note-missing", { missing })] : []),
  ].join(" ");
}

/** A value with its range in brackets, where there is one. */
export function level(each: RangedLevel, say: Say): string {
  if (!hasRange(each)) return formatScore(each.value);
  return say("figure.score-interval", {
    score: formatScore(each.value),
    low: formatScore(each.low),
    high: formatScore(each.high),
  });
}

export function threatsTable(data: ThreatsData, say: Say): FigureTable {
  return {
    caption: say(`figure.threats.caption-${data.ranges}`, { place: data.place }),
    columns: [
      "threat",
      "rank",
      "severity",
      "low",
      "high",
      "pervasiveness",
      "low-2",
      "high-2",
      "hardest",
      "reason",
    ].map((key) => say(`figure.threats.column.${key}`)),
    formats: ["text", "count", "score", "score", "score", "score", "score", "score", "text", "text"],
    rows: data.threats.map(({ title, rank, severity, pervasiveness, hardestHit, reason }) => [
      title,
      rank,
      severity.value,
      severity.low,
      severity.high,
      pervasiveness.value,
      pervasiveness.low,
      pervasiveness.high,
      hardestHit === null
        ? null
        : say("figure.threats.group", {
            group: hardestHit.title,
            severity: formatScore(hardestHit.severity),
          }),
      reason === undefined ? null : withoutStop(reason),
    ]),
  };
}
