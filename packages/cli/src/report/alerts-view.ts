/** Rules and their alerts as the board and the record draw them. */

import {
  type Alert,
  dayName,
  dayNumber,
  formatShare,
  formatValue,
  type Outlook,
  type RuleOutlook,
  type ShareEstimate,
  shareKinds,
} from "@salus/core";
import type {
  AlertBoardData,
  AlertBoardRow,
  AlertRecordData,
  AlertShare,
  AlertTimeline,
} from "@salus/figures";
import { actByDay, placeTitle, signalTitle } from "./outlook-view.ts";
import type { ReportView } from "./report-view.ts";

export type Board = AlertBoardData & {
  /** Units in which an alert lingers: its time is over, and nothing newer says that the sign has recovered. */
  readonly old: number;
};

/** Alerts that stand and whose time is not over. */
export function alertBoardData(view: ReportView, outlook: Outlook): Board {
  const standing = outlook.rules.flatMap(({ rule, units }) =>
    units.flatMap(({ unit, standing: alert }) => (alert === null ? [] : [{ rule, unit, alert }])),
  );
  return {
    asOf: outlook.asOf,
    rows: standing.map((each) => rowOf(each, view, outlook)),
    timeline: [],
    old: outlook.rules.flatMap(({ units }) => units.filter(({ lingers }) => lingers)).length,
  };
}

type Standing = { readonly rule: RuleOutlook["rule"]; readonly unit: string; readonly alert: Alert };

function rowOf({ rule, unit, alert }: Standing, view: ReportView, outlook: Outlook): AlertBoardRow {
  const { say } = view;
  const evidence = alert.evidence.map(({ series, kind, period, value }) =>
    say("outlook.evidence", {
      title: signalTitle(series, outlook),
      value: shareKinds.has(kind) ? formatShare(value) : formatValue(value),
      period,
    }),
  );
  return {
    rule: rule.id,
    title: rule.title,
    place: placeTitle(unit, view),
    level: alert.level,
    extreme: alert.extreme,
    since: alert.issued,
    state: alert.evidence.some(({ state }) => state === "forecast") ? "forecast" : "observed",
    evidence: evidence.join("; "),
    owner: rule.owner,
    action: rule.action,
    leadTimeDays: rule.leadTimeDays,
    actBy: actByDay(alert.issued, rule),
    closing: alert.closing.state,
  };
}

/** Alerts and misses of each rule over time. */
export function alertRecordData(view: ReportView, outlook: Outlook): AlertRecordData {
  return { timeline: outlook.rules.map((each) => timelineOf(each, view, outlook)) };
}

function timelineOf(
  { rule, units, record }: RuleOutlook,
  view: ReportView,
  { asOf }: Outlook,
): AlertTimeline {
  const { precision, recall, medianLeadTimeDays: lead } = record.watch;
  const issued = units.flatMap(({ evaluation: { alerts } }) => alerts.map((alert) => alert.issued));
  const watched = Math.max(0, ...units.map(({ evaluation }) => evaluation.watchedDays));
  return {
    rule: rule.id,
    title: rule.title,
    from: issued.reduce((a, b) => (dayNumber(b) < dayNumber(a) ? b : a), dayName(dayNumber(asOf) - watched)),
    to: asOf,
    alerts: units.flatMap(({ unit, evaluation: { alerts } }) =>
      alerts.map(({ issued, level, closing, stoodDown }) => ({
        place: placeTitle(unit, view),
        issued,
        level,
        closing: closing.state,
        stoodDown,
      })),
    ),
    misses: units.flatMap(({ unit, evaluation: { misses } }) =>
      misses.map(({ date }) => ({ place: placeTitle(unit, view), date })),
    ),
    record: {
      precision: shareOf(precision),
      recall: shareOf(recall),
      medianLeadTimeDays: Number.isNaN(lead) ? null : lead,
    },
  };
}

function shareOf(share: ShareEstimate): AlertShare | null {
  return share.n === 0 ? null : share;
}
