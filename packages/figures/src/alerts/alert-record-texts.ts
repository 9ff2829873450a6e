/** The record of the rules in words and as a table. */

import { formatShare, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { periodWords, yearsOf } from "../drawing/period-words.ts";
import {
  type AlertRecordData,
  type AlertShare,
  type AlertTimeline,
  type RecordCounts,
  recordCounts,
} from "./alerts-data.ts";

export function alertRecordTexts(data: AlertRecordData, say: Say): FigureTexts {
  return { title: alertRecordTitle(data, say), summary: alertRecordSummary(data, say) };
}

export function alertRecordTitle({ timeline }: AlertRecordData, say: Say): string {
  const counts = timeline.map(recordCounts);
  const sum = (key: keyof RecordCounts): number => counts.reduce((total, each) => total + each[key], 0);
  const closed = sum("hits") + sum("falseAlarms");
  if (closed === 0) return say("figure.alert-record.title-none");
  return say("figure.alert-record.title", { closed, hits: sum("hits"), misses: sum("misses") });
}

export function alertRecordSummary({ timeline }: AlertRecordData, say: Say): string {
  if (timeline.length === 0) return say("figure.alert-record.title-none");
  return timeline
    .map((rule) =>
      say("figure.alert-record.rule", {
        rule: rule.title,
        counts: countWords(rule, say),
        record: recordSentences(rule, say).join(" "),
      }),
    )
    .join(" ");
}

export function countWords(rule: AlertTimeline, say: Say): string {
  return say("figure.alert-record.counts", recordCounts(rule));
}

/** Precision, recall and lead time, each with what it means. */
export function recordSentences({ record }: AlertTimeline, say: Say): readonly string[] {
  if (record === undefined) return [];
  const { precision, recall, medianLeadTimeDays: days } = record;
  const sentences = [
    ...(precision === null ? [] : [say("figure.alert-record.precision", shareValues(precision))]),
    ...(recall === null ? [] : [say("figure.alert-record.recall", shareValues(recall))]),
    ...(days === null || !Number.isFinite(days)
      ? []
      : [say("figure.alert-record.lead", { days: Math.round(days) })]),
  ];
  return sentences.length > 0 ? sentences : [say("figure.alert-record.none")];
}

function shareValues({ value, low, high, n }: AlertShare): Readonly<Record<string, string | number>> {
  return { value: formatShare(value), low: formatShare(low), high: formatShare(high), n };
}

export function alertRecordTable({ timeline }: AlertRecordData, say: Say): FigureTable {
  const byTime = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  const ends = timeline.flatMap(({ from, to }) => [from, to]).toSorted((a, b) => yearsOf(a) - yearsOf(b));
  return {
    caption: say("figure.alert-record.caption", {
      from: periodWords(ends[0] ?? "", say),
      to: periodWords(ends.at(-1) ?? "", say),
    }),
    columns: ["rule", "what", "place", "date", "closing", "stood-down"].map((key) =>
      say(`figure.alert-record.column.${key}`),
    ),
    formats: ["text", "text", "text", "text", "text", "text"],
    rows: timeline.flatMap(({ title, alerts, misses }) =>
      [
        ...alerts.map(({ place, issued, level, closing, stoodDown }) => [
          title,
          say(`figure.alert-board.level.${level}`),
          place,
          issued,
          say(`figure.alert-record.word.${closing}`),
          stoodDown,
        ]),
        ...misses.map(({ place, date }) => [
          title,
          say("figure.alert-record.word.miss"),
          place,
          date,
          null,
          null,
        ]),
      ].toSorted((a, b) => byTime(a[3]!, b[3]!)),
    ),
  };
}
