/** The board of alerts in words and as a table. */

import { formatList, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { periodWords } from "../drawing/period-words.ts";
import { withoutStop } from "../drawing/sentence.ts";
import { type AlertBoardData, type AlertBoardRow, isOverdue, isStanding, sortedRows } from "./alerts-data.ts";

export function alertBoardTexts(data: AlertBoardData, say: Say): FigureTexts {
  return { title: alertBoardTitle(data, say), summary: alertBoardSummary(data, say) };
}

/** What stands, and what must be done first. */
export function alertBoardTitle(data: AlertBoardData, say: Say): string {
  const standing = data.rows.filter(isStanding);
  const date = periodWords(data.asOf, say);
  const [first] = standing.toSorted((a, b) => (a.actBy < b.actBy ? -1 : 1));
  if (first === undefined) return say("figure.alert-board.title-none", { date });
  return say("figure.alert-board.title", {
    date,
    alerts: standing.filter(({ level }) => level === "alert").length,
    watches: standing.filter(({ level }) => level === "watch").length,
    first: say("figure.alert-board.what", { rule: first.title, place: first.place }),
    actBy: periodWords(first.actBy, say),
    overdue: isOverdue(first, data.asOf) ? "yes" : "no",
  });
}

export function alertBoardSummary(data: AlertBoardData, say: Say): string {
  const rows = sortedRows(data);
  if (rows.length === 0) return say("figure.alert-board.empty");
  const rest = rows.filter((row) => !isStanding(row));
  return [
    ...rows.filter(isStanding).map((row) =>
      say("figure.alert-board.summary-row", {
        level: levelWords(row, say),
        rule: row.title,
        place: row.place,
        since: periodWords(row.since, say),
        state: say(`figure.alert-board.state.${row.state}`),
        evidence: withoutStop(row.evidence),
        owner: row.owner,
        action: withoutStop(row.action),
        actBy: periodWords(row.actBy, say),
        closing: say(`figure.alert-board.closing.${row.closing}`),
      }),
    ),
    ...(rest.length === 0
      ? []
      : [
          say("figure.alert-board.summary-rest", {
            count: rest.length,
            list: formatList(
              rest.map(({ title, place }) => say("figure.alert-board.rest", { rule: title, place })),
            ),
          }),
        ]),
  ].join(" ");
}

export function levelWords({ level, extreme }: AlertBoardRow, say: Say): string {
  const word = say(`figure.alert-board.level.${level}`);
  return extreme ? say("figure.alert-board.level-extreme", { level: word }) : word;
}

export function alertBoardTable(data: AlertBoardData, say: Say): FigureTable {
  const columns = [
    "level",
    "rule",
    "place",
    "since",
    "state",
    "evidence",
    "owner",
    "action",
    "lead",
    "act-by",
    "closing",
  ];
  return {
    caption: say("figure.alert-board.caption", { date: periodWords(data.asOf, say) }),
    columns: columns.map((key) => say(`figure.alert-board.column.${key}`)),
    formats: columns.map((key) => (key === "lead" ? "count" : "text")),
    rows: sortedRows(data).map((row) => [
      levelWords(row, say),
      row.title,
      row.place,
      row.since,
      say(`figure.alert-board.state.${row.state}`),
      row.evidence,
      row.owner,
      row.action,
      row.leadTimeDays,
      row.actBy,
      say(`figure.alert-board.closing.${row.closing}`),
    ]),
  };
}
