/** The gap view in words and as a table. */

import { formatList, formatShare, type GapLevel, type GapRow, type Say } from "@salus/core";
import type { CellFormat, FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type GapData, gapGroups, gapSides, hasInterval, placedCounts } from "./gap-data.ts";

export function gapTexts(data: GapData, say: Say): FigureTexts {
  const dated = data.rows.filter(({ datedApart }) => datedApart).length;
  const bare = data.rows.filter(({ withoutInterval }) => withoutInterval).length;
  const note = [
    say("figure.gap.note"),
    ...(dated > 0 ? [say("figure.gap.note-dated", { count: dated })] : []),
    ...(bare > 0 ? [say("figure.gap.note-interval", { count: bare })] : []),
  ].join(" ");
  return { title: gapTitle(data, say), summary: gapSummary(data, say), note };
}

export function gapTitle(data: GapData, say: Say): string {
  const { placed, apart } = placedCounts(data);
  const kind = placed === 0 ? "title-none" : apart === 0 ? "title-agree" : "title";
  return say(`figure.gap.${kind}`, { place: data.place, placed, apart });
}

export function gapSummary(data: GapData, say: Say): string {
  const { place, period, rows } = data;
  return [
    say("figure.gap.summary-head", { count: rows.length, place, period }),
    ...gapGroups(data).map((group) =>
      say("figure.gap.summary", {
        quadrant: say(`figure.gap.quadrant.${group.quadrant}`),
        threats: formatList(group.rows.map((row) => tipOf(row, say))),
      }),
    ),
  ].join(" ");
}

/** One threat with all that is known of it. */
export function tipOf(row: GapRow, say: Say): string {
  const parts = gapSides.flatMap((side) => {
    const level = row[side];
    if (level === null) return [];
    const values = {
      side: say(`figure.gap.key.${side}`),
      value: formatShare(level.value),
      low: formatShare(level.low),
      high: formatShare(level.high),
      ...periodValues(level),
    };
    return [say(hasInterval(level) ? "figure.gap.part" : "figure.gap.part-bare", values)];
  });
  return say("figure.gap.tip", { title: row.title, parts: parts.join("; ") });
}

/** Values of a message that names when a level is of, where that is known. */
export function periodValues({ period }: GapLevel): {
  readonly period: string;
  readonly dated: "yes" | "no";
} {
  return { period, dated: period === "" ? "no" : "yes" };
}

const levelFormats: readonly CellFormat[] = ["score", "score", "score", "count", "text"];

export function gapTable({ place, period, rows }: GapData, say: Say): FigureTable {
  const word = (key: string): string => say(`figure.gap.column.${key}`);
  const columnsOf = (side: string): string[] => [
    word(side),
    ...["low", "high", "n", "period"].map((key) =>
      say("figure.gap.column.of", { side: word(side), part: word(key) }),
    ),
  ];
  return {
    caption: say("figure.gap.caption", { place, period }),
    columns: [word("threat"), word("reading"), ...gapSides.flatMap(columnsOf), word("about")],
    formats: ["text", "text", ...levelFormats, ...levelFormats, ...levelFormats, "text"],
    rows: rows.map((row) => [
      row.title,
      say(`figure.gap.quadrant.${row.quadrant}`),
      ...gapSides.flatMap((side) => cellsOf(row[side])),
      row.measured?.about ?? null,
    ]),
  };
}

function cellsOf(level: GapLevel | null): (string | number | null)[] {
  if (level === null) return [null, null, null, null, null];
  const whole = hasInterval(level);
  return [level.value, whole ? level.low : null, whole ? level.high : null, level.n, level.period];
}
