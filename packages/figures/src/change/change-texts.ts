/** A change in words and as a table. */

import { formatList, formatScore, formatShare, formatSigned, likelihoodOf, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { withoutStop } from "../drawing/sentence.ts";
import { type ChangeData, type ChangeRow, hasBoth } from "./change-data.ts";

export function changeTexts(data: ChangeData, say: Say): FigureTexts {
  return { title: changeTitle(data, say), summary: changeSummary(data, say) };
}

/** How many are likely higher and lower; names nobody. */
export function changeTitle({ rows, from }: ChangeData, say: Say): string {
  const known = rows.flatMap(({ rose }) => (rose === null ? [] : [likelihoodOf(rose)]));
  if (known.length > 0) {
    return say("change.title", {
      from,
      count: rows.length,
      higher: known.filter((each) => each === "higher").length,
      lower: known.filter((each) => each === "lower").length,
    });
  }
  const moves = rows.flatMap(({ change, breaks }) => (change === null || breaks.length > 0 ? [] : [change]));
  if (moves.length === 0) return say("change.title-none", { from });
  return say("change.title-bare", {
    from,
    count: rows.length,
    rose: moves.filter((move) => move > 1e-9).length,
  });
}

export function changeSummary(data: ChangeData, say: Say): string {
  return data.rows.map((row) => rowSentence(row, data, say)).join(" ");
}

function rowSentence(row: ChangeRow, { from, to }: ChangeData, say: Say): string {
  const { title, before, after, rose, breaks, reason } = row;
  if (!hasBoth(row))
    return say("change.part-none", { title, reason: withoutStop(reason ?? say("figure.no-score")) });
  const values = { title, from, to, before: formatScore(before.score), after: formatScore(after.score) };
  if (breaks.length > 0) {
    const broken = { ...values, breaks: formatList(breaks) };
    return rose === null
      ? say("change.part-broken", broken)
      : say("change.part-matched", { ...broken, words: likelihoodWords(rose, from, say) });
  }
  const words =
    rose === null ? withoutStop(reason ?? formatSigned(row.change)) : likelihoodWords(rose, from, say);
  return say("change.part", { ...values, words });
}

/**
 * How likely something rose: "likely higher than in 2010 (92 % of runs)".
 *
 * @param rose  share of the runs in which it rose
 */
export function likelihoodWords(rose: number, from: string, say: Say): string {
  const likelihood = likelihoodOf(rose);
  const share = formatShare(likelihood === "lower" ? 1 - rose : rose);
  return say("change.words", { likelihood, from, share });
}

export function changeTable(data: ChangeData, say: Say): FigureTable {
  const { subject, from, to } = data;
  return {
    caption: say("change.caption", { subject, from, to }),
    columns: [
      say("change.column.name"),
      from,
      to,
      ...["change", "low", "high", "share", "break", "reason"].map((key) => say(`change.column.${key}`)),
    ],
    formats: ["text", "score", "score", "change", "change", "change", "share", "text", "text"],
    rows: data.rows.map((row) => [
      row.title,
      row.before.score,
      row.after.score,
      row.change,
      row.low,
      row.high,
      row.rose,
      row.breaks.length === 0 ? null : formatList(row.breaks),
      row.reason ?? null,
    ]),
  };
}
