/** Weight against importance in words and as a table. */

import { formatShare, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type ImportanceData, knownImportance } from "./importance-data.ts";

export function importanceTexts(data: ImportanceData, say: Say): FigureTexts {
  return { title: importanceTitle(data, say), summary: importanceSummary(data, say) };
}

export function importanceTitle(data: ImportanceData, say: Say): string {
  const { within, under, over, silent } = data;
  const known = knownImportance(data);
  const [least, most] = [known[0], known.at(-1)];
  if (least === undefined || most === undefined) return say("figure.importance.title-none", { within });
  if (least.explained < silent) return say("figure.importance.title-silent", { within, part: least.title });
  if (least.importance / least.weight < under) {
    return say("figure.importance.title-under", { within, part: least.title });
  }
  if (most.importance / most.weight > over) {
    return say("figure.importance.title-over", { within, part: most.title });
  }
  return say("figure.importance.title", { within });
}

export function importanceSummary(data: ImportanceData, say: Say): string {
  const known = knownImportance(data);
  if (known.length === 0) return say("figure.importance.title-none", { within: data.within });
  return known
    .map(({ title, weight, importance }) =>
      say("figure.importance.summary", {
        title,
        weight: formatShare(weight),
        importance: formatShare(importance),
      }),
    )
    .join(" ");
}

export function importanceTable(data: ImportanceData, say: Say): FigureTable {
  return {
    caption: say("figure.importance.caption", { within: data.within }),
    columns: ["part", "weight", "importance", "explained"].map((key) => say(`figure.column.${key}`)),
    formats: ["text", "share", "share", "share"],
    rows: data.rows.map(({ title, weight, importance, explained }) => [title, weight, importance, explained]),
  };
}
