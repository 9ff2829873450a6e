/** What the board of alerts and their record draw. */

import { yearsOf } from "../drawing/period-words.ts";

export type AlertLevelShown = "alert" | "watch" | "stood-down" | "calm";

export type AlertClosing = "open" | "hit" | "false-alarm";

export type AlertBoardRow = {
  readonly rule: string;
  /** Of the rule. */
  readonly title: string;
  readonly place: string;
  readonly level: AlertLevelShown;
  readonly extreme: boolean;
  /** A day or a month, as the other dates are. */
  readonly since: string;
  readonly state: "observed" | "forecast";
  /** What it rests on, in the reader's language. */
  readonly evidence: string;
  readonly owner: string;
  readonly action: string;
  readonly leadTimeDays: number;
  readonly actBy: string;
  readonly closing: AlertClosing;
};

export type AlertShare = {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
};

export type AlertTimeline = {
  readonly rule: string;
  readonly title: string;
  /** When the rule began to watch, and until when it was verified. */
  readonly from: string;
  readonly to: string;
  readonly alerts: readonly {
    readonly place: string;
    readonly issued: string;
    readonly level: "watch" | "alert";
    readonly closing: AlertClosing;
    readonly stoodDown: string | null;
  }[];
  /** Harm that no alert foresaw. */
  readonly misses: readonly { readonly place: string; readonly date: string }[];
  /** As `ruleRecord` gives it, null where there is nothing to divide; left out where it was not computed. */
  readonly record?: {
    readonly precision: AlertShare | null;
    readonly recall: AlertShare | null;
    readonly medianLeadTimeDays: number | null;
  };
};

export type AlertBoardData = {
  readonly asOf: string;
  readonly rows: readonly AlertBoardRow[];
  readonly timeline: readonly AlertTimeline[];
};

export type AlertRecordData = Pick<AlertBoardData, "timeline">;

const levels: readonly AlertLevelShown[] = ["alert", "watch", "stood-down", "calm"];

/** Whether a row calls for an action. */
export function isStanding({ level }: AlertBoardRow): boolean {
  return level === "alert" || level === "watch";
}

/** Alerts before watches, the extreme before others, then what must be done first. */
export function sortedRows({ rows }: Pick<AlertBoardData, "rows">): readonly AlertBoardRow[] {
  return rows.toSorted(
    (a, b) =>
      levels.indexOf(a.level) - levels.indexOf(b.level) ||
      Number(b.extreme) - Number(a.extreme) ||
      (a.actBy === b.actBy ? 0 : a.actBy < b.actBy ? -1 : 1) ||
      (a.title + a.place < b.title + b.place ? -1 : 1),
  );
}

/** Whether the day to act by has passed. */
export function isOverdue(row: AlertBoardRow, asOf: string): boolean {
  return isStanding(row) && row.closing === "open" && yearsOf(row.actBy) < yearsOf(asOf);
}

export type RecordCounts = {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly open: number;
  readonly misses: number;
};

export function recordCounts({ alerts, misses }: Pick<AlertTimeline, "alerts" | "misses">): RecordCounts {
  const count = (closing: AlertClosing): number => alerts.filter((each) => each.closing === closing).length;
  return {
    hits: count("hit"),
    falseAlarms: count("false-alarm"),
    open: count("open"),
    misses: misses.length,
  };
}
