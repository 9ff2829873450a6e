/** Sensitivity in words and as a table. */

import type { Say } from "@salus/core";
import { formatShare } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type SensitivityData, type SensitivityRow, sortedChoices } from "./sensitivity-data.ts";

export function sensitivityTexts(data: SensitivityData, say: Say): FigureTexts {
  return { title: sensitivityTitle(data, say), summary: sensitivitySummary(data, say) };
}

/** Names the choice that matters most, or the two that cannot be told apart. */
export function sensitivityTitle(data: SensitivityData, say: Say): string {
  const { target } = data;
  const [most, next] = sortedChoices(data).filter((row) => (row.total ?? 0) > 0);
  if (most === undefined) return say("sensitivity.figure.title-none", { target });
  const values = { target, choice: most.title, share: formatShare(most.total) };
  return next !== undefined && isOpen(most, next)
    ? say("sensitivity.figure.title-open", {
        ...values,
        second: next.title,
        secondShare: formatShare(next.total),
      })
    : say("sensitivity.figure.title", values);
}

/** Whether the intervals of two shares in all touch. */
function isOpen(most: SensitivityRow, next: SensitivityRow): boolean {
  return most.totalLow !== null && next.totalHigh !== null && most.totalLow <= next.totalHigh;
}

export function sensitivitySummary(data: SensitivityData, say: Say): string {
  return [
    say("sensitivity.figure.summary", { count: data.rows.length }),
    ...sortedChoices(data).map((row) => choiceSentence(row, say)),
  ].join(" ");
}

function choiceSentence(row: SensitivityRow, say: Say): string {
  const { title, first, firstLow, firstHigh, total, totalLow, totalHigh } = row;
  if (total === null || first === null)
    return say("sensitivity.figure.summary-choice-none", { choice: title });
  const values = { choice: title, first: formatShare(first), total: formatShare(total) };
  if (totalLow === null || totalHigh === null || firstLow === null || firstHigh === null)
    return say("sensitivity.figure.summary-choice-bare", values);
  return say("sensitivity.figure.summary-choice", {
    ...values,
    firstLow: formatShare(firstLow),
    firstHigh: formatShare(firstHigh),
    totalLow: formatShare(totalLow),
    totalHigh: formatShare(totalHigh),
  });
}

export function sensitivityTable(data: SensitivityData, say: Say): FigureTable {
  return {
    caption: say("sensitivity.figure.caption", { target: data.target }),
    columns: ["choice", "first", "first-low", "first-high", "total", "total-low", "total-high"].map((key) =>
      say(`sensitivity.figure.column.${key}`),
    ),
    formats: ["text", "share", "share", "share", "share", "share", "share"],
    rows: sortedChoices(data).map((row) => [
      row.title,
      row.first,
      row.firstLow,
      row.firstHigh,
      row.total,
      row.totalLow,
      row.totalHigh,
    ]),
  };
}
