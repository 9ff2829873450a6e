/** Every poverty cutoff in words and as a table. */

import { formatShare, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type CutoffRow, type CutoffsData, cutoffMeasures, type MeasuredShare } from "./cutoffs-data.ts";

export function cutoffsTexts(data: CutoffsData, say: Say): FigureTexts {
  return { title: cutoffsTitle(data, say), summary: cutoffsSummary(data, say), note: cutoffsNote(data, say) };
}

/** Says how much the answer depends on the cutoff: the lowest beside the highest. */
export function cutoffsTitle({ about, counted, rows }: CutoffsData, say: Say): string {
  const known = rows.filter(({ headcount }) => headcount.value !== null);
  if (known.length === 0 && rows.some(({ headcount }) => headcount.isWithheld === true)) {
    return say("deprivation.cutoffs.title-withheld", { about });
  }
  const [first, last] = [known[0], known.at(-1)];
  const from = first?.headcount.value ?? null;
  const to = last?.headcount.value ?? null;
  if (first === undefined || last === undefined || from === null || to === null) {
    return say("deprivation.cutoffs.title-none", { about });
  }
  const values = { about, counted, from: formatShare(from), lowest: cutoffWords(first, say) };
  if (first === last) return say("deprivation.cutoffs.title-one", values);
  return say("deprivation.cutoffs.title", {
    ...values,
    to: formatShare(to),
    highest: cutoffWords(last, say),
  });
}

/** "any deprivation", "33 % of the weight", "all of them". */
export function cutoffWords({ povertyCutoff }: Pick<CutoffRow, "povertyCutoff">, say: Say): string {
  const kind = povertyCutoff === 0 ? "any" : povertyCutoff === 1 ? "all" : "share";
  return say("deprivation.cutoffs.words", { kind, share: formatShare(povertyCutoff) });
}

export function cutoffsSummary(data: CutoffsData, say: Say): string {
  return data.rows
    .map((row) =>
      say("deprivation.cutoffs.summary", {
        cutoff: cutoffWords(row, say),
        headcount: shareWords(row.headcount, say),
        intensity: shareWords(row.intensity, say),
        adjusted: shareWords(row.adjustedHeadcount, say),
      }),
    )
    .join(" ");
}

function cutoffsNote({ n, level, counted }: CutoffsData, say: Say): string {
  return say("deprivation.cutoffs.note", { n, level: formatShare(level), counted });
}

/** "38 % (31 % to 45 %)", or why there is no interval. */
export function shareWords({ value, low, high, isWithheld }: MeasuredShare, say: Say): string {
  if (value === null) return say(isWithheld === true ? "deprivation.withheld" : "deprivation.no-value");
  if (low === null || high === null) return say("deprivation.no-interval", { value: formatShare(value) });
  return say("deprivation.interval", {
    value: formatShare(value),
    low: formatShare(low),
    high: formatShare(high),
  });
}

/** A value of a table: the word where it is withheld. */
export function shareCell({ value, isWithheld }: MeasuredShare, say: Say): string | number | null {
  return isWithheld === true ? say("deprivation.withheld") : value;
}

export function cutoffsTable({ about, rows }: CutoffsData, say: Say): FigureTable {
  return {
    caption: say("deprivation.cutoffs.caption", { about }),
    columns: [
      say("deprivation.column.cutoff"),
      ...cutoffMeasures.flatMap((measure) =>
        ["value", "low", "high"].map((end) => say("deprivation.column.measure", { measure, end })),
      ),
    ],
    formats: ["share", ...cutoffMeasures.flatMap(() => ["share", "share", "share"] as const)],
    rows: rows.map((row) => [
      row.povertyCutoff,
      ...cutoffMeasures.flatMap((measure) => [
        shareCell(row[measure], say),
        row[measure].low,
        row[measure].high,
      ]),
    ]),
  };
}
