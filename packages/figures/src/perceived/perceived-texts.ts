/** Perceived threats in words and as a table. */

import { formatShare, type Say } from "@salus/core";
import { shareCell, shareWords } from "../deprivation/cutoffs-texts.ts";
import type { CellFormat, FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type AskedShare, type PerceivedData, type PerceivedRow, sortedPerceived } from "./perceived-data.ts";

export function perceivedTexts(data: PerceivedData, say: Say): FigureTexts {
  return {
    title: perceivedTitle(data, say),
    summary: perceivedSummary(data, say),
    note: say("figure.perceived.note", {
      level: formatShare(data.level),
      period: data.period,
      dated: data.period === "" ? "no" : "yes",
    }),
  };
}

/** Names what people worry about most, or the two that the sample cannot tell apart. */
export function perceivedTitle(data: PerceivedData, say: Say): string {
  const { about } = data;
  const [most, next] = sortedPerceived(data);
  if (most === undefined || most.worry.value === null) return say("figure.perceived.title-none", { about });
  const values = { about, title: most.title, share: formatShare(most.worry.value) };
  // What is withheld may be more.
  if (next === undefined || data.rows.some(({ worry }) => worry.value === null)) {
    return say("figure.perceived.title-bare", values);
  }
  if (!mayBeEqual(most, next)) return say("figure.perceived.title", values);
  return say("figure.perceived.title-open", {
    ...values,
    second: next.title,
    secondShare: formatShare(next.worry.value),
  });
}

function mayBeEqual(most: PerceivedRow, next: PerceivedRow): boolean {
  const { low } = most.worry;
  const { high } = next.worry;
  return low === null || high === null || low <= high;
}

export function perceivedSummary(data: PerceivedData, say: Say): string {
  return sortedPerceived(data)
    .map((row) => tipOf(row, say))
    .join(" ");
}

/** One threat with all that is known of it. */
export function tipOf({ title, worry, experience }: PerceivedRow, say: Say): string {
  return say("figure.perceived.summary", {
    title,
    worry: shareWords(worry, say),
    asked: experience === null ? "no" : "yes",
    experience: experience === null ? "" : shareWords(experience, say),
  });
}

const sideFormats: readonly CellFormat[] = ["share", "share", "share", "count", "share", "share"];

export function perceivedTable(data: PerceivedData, say: Say): FigureTable {
  const word = (key: string): string => say(`figure.perceived.column.${key}`);
  const columnsOf = (side: string): string[] => [
    word(side),
    ...["low", "high", "n", "dont-know", "refused"].map((part) =>
      say("figure.perceived.column.of", { side: word(side), part: word(part) }),
    ),
  ];
  return {
    caption: say("figure.perceived.caption", { about: data.about }),
    columns: [
      word("threat"),
      ...columnsOf("worry"),
      ...columnsOf("experience"),
      word("gap"),
      ...["low", "high"].map((part) =>
        say("figure.perceived.column.of", { side: word("gap"), part: word(part) }),
      ),
    ],
    formats: ["text", ...sideFormats, ...sideFormats, "share", "share", "share"],
    rows: sortedPerceived(data).map(({ title, worry, experience, gap }) => [
      title,
      ...cellsOf(worry, say),
      ...(experience === null
        ? [say("figure.perceived.not-asked"), null, null, null, null, null]
        : cellsOf(experience, say)),
      shareCell(gap, say),
      gap.low,
      gap.high,
    ]),
  };
}

function cellsOf(side: AskedShare, say: Say): (string | number | null)[] {
  return [
    shareCell(side, say),
    side.low,
    side.high,
    side.n,
    shareCell(side.dontKnow, say),
    shareCell(side.refused, say),
  ];
}
