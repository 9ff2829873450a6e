/** Rules and their alerts as the board and the record draw them. */

import { type Alert, formatValue, type Outlook, type RuleOutlook } from "@salus/core";
import type { AlertBoardData, AlertBoardRow, AlertRecordData } from "@salus/figures";
import { actByDay, placeTitle, signalTitle } from "./outlook-view.ts";
import type { ReportView } from "./report-view.ts";

const order = { alert: 0, watch: 1 } as const;

/** Alerts that stand, the higher and the later first. */
export function alertBoardData(view: ReportView, outlook: Outlook): AlertBoardData {
  const rows = outlook.rules.flatMap(({ rule, units }) =>
    units.flatMap(({ unit, standing }) =>
      standing === null ? [] : [{ standing, row: rowOf({ rule, unit, standing }, view, outlook) }],
    ),
  );
  return {
    asOf: outlook.asOf,
    rows: rows
      .toSorted(
        (a, b) =>
          Number(b.standing.extreme) - Number(a.standing.extreme) ||
          order[a.standing.level] - order[b.standing.level] ||
          (a.standing.issued < b.standing.issued ? 1 : -1),
      )
      .map(({ row }) => row),
  };
}

type Standing = {
  readonly rule: RuleOutlook["rule"];
  readonly unit: string;
  readonly standing: Alert;
};

function rowOf({ rule, unit, standing }: Standing, view: ReportView, outlook: Outlook): AlertBoardRow {
  const { say } = view;
  const evidence = standing.evidence.map(({ series, period, value }) =>
    say("outlook.evidence", { title: signalTitle(series, outlook), value: formatValue(value), period }),
  );
  const state = standing.evidence.some(({ state: seen }) => seen === "forecast") ? "forecast" : "observed";
  return {
    rule: rule.id,
    title: rule.title,
    place: placeTitle(unit, view),
    level: standing.level,
    extreme: standing.extreme,
    since: standing.issued,
    state,
    evidence: evidence.join("; "),
    owner: rule.owner,
    action: rule.action,
    leadTimeDays: rule.leadTimeDays,
    actBy: actByDay(standing.issued, rule),
    closing: standing.closing.state,
  };
}

/** Alerts and misses of each rule over time. */
export function alertRecordData(view: ReportView, outlook: Outlook): AlertRecordData {
  return {
    asOf: outlook.asOf,
    rules: outlook.rules.map(({ rule, units, record }) => ({
      id: rule.id,
      title: rule.title,
      record: record.watch,
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
    })),
  };
}
