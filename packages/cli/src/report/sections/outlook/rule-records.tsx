/** What the rules were worth: what they foresaw, what came unforeseen, what they said for nothing. */

import { formatValue, type RuleOutlook, recordShare, type Say } from "@salus/core";
import { AlertRecordFigure, alertRecordTable, alertRecordTexts, FigureFrame } from "@salus/figures";
import type { ReactElement } from "react";
import { alertRecordData } from "../../alerts-view.ts";
import type { OutlookProps } from "../../outlook-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";

export function RecordsPart({ view, outlook }: OutlookProps): ReactElement | null {
  const { say, language } = view;
  const { rules } = outlook;
  if (rules.length === 0) return null;
  const record = alertRecordData(view, outlook);
  return (
    <>
      <h3>{say("outlook.alerts.record.title")}</h3>
      <FigureFrame
        place={{ say, direction: language.direction, idPrefix: "alert-record" }}
        texts={alertRecordTexts(record, say)}
        table={alertRecordTable(record, say)}
        draw={(at) => <AlertRecordFigure {...record} {...at} />}
      />
      <DataTable
        caption={say("outlook.alerts.record.caption")}
        columns={[
          { title: say("outlook.alerts.column.rule"), kind: "wide" },
          { title: say("outlook.alerts.column.precision") },
          { title: say("outlook.alerts.column.recall") },
          { title: say("outlook.alerts.column.intime") },
          { title: say("outlook.alerts.column.lead"), kind: "number" },
          { title: say("outlook.alerts.column.rate"), kind: "number" },
        ]}
        rows={rules.map((each) => ({ key: each.rule.id, cells: recordCells(each, say) }))}
      />
      {rules.map((each) => (
        <TuningTable key={each.rule.id} each={each} say={say} />
      ))}
    </>
  );
}

function recordCells({ rule, record: { watch } }: RuleOutlook, say: Say): readonly (ReactElement | string)[] {
  const { title, owner, action, leadTimeDays } = rule;
  const lead = watch.medianLeadTimeDays;
  return [
    <RuleName
      key="rule"
      title={title}
      words={say("outlook.alerts.owner", { owner, action, days: leadTimeDays })}
    />,
    ...[watch.precision, watch.recall, watch.recallInTime].map((share) => recordShare(share, say)),
    Number.isNaN(lead) ? "" : say("outlook.alerts.lead", { days: Math.round(lead) }),
    formatValue(watch.alertsPerYear),
  ];
}

function RuleName({ title, words }: { readonly title: string; readonly words: string }): ReactElement {
  return (
    <>
      {title}
      <br />
      <span className="quiet">{words}</span>
    </>
  );
}

function TuningTable({ each, say }: { readonly each: RuleOutlook; readonly say: Say }): ReactElement | null {
  const { rule, tuning } = each;
  if (tuning === null || rule.sign.kind === "combined") return null;
  const { alert } = rule.sign;
  const caption = say("outlook.alerts.tuning.title", { title: rule.title, budget: rule.alertsPerYear! });
  return (
    <details className="fold">
      <summary>{caption}</summary>
      <DataTable
        caption={caption}
        columns={[
          { title: say("outlook.alerts.tuning.column.threshold"), kind: "number" },
          { title: say("outlook.alerts.tuning.column.within") },
          { title: say("outlook.alerts.column.precision") },
          { title: say("outlook.alerts.column.recall") },
          { title: say("outlook.alerts.column.intime") },
          { title: say("outlook.alerts.column.rate"), kind: "number" },
        ]}
        rows={tuning.tried.map((tried) => {
          const threshold = formatValue(tried.threshold);
          const word = tried === tuning.chosen ? "chosen" : tried.withinBudget ? "yes" : "no";
          return {
            key: String(tried.threshold),
            cells: [
              tried.threshold === alert
                ? say("outlook.alerts.tuning.stated", { threshold })
                : leftToRight(threshold),
              say(`outlook.alerts.tuning.${word}`),
              recordShare(tried.record.precision, say),
              recordShare(tried.record.recall, say),
              recordShare(tried.record.recallInTime, say),
              formatValue(tried.record.alertsPerYear),
            ],
          };
        })}
      />
      <p className="note">{say("outlook.alerts.tuning.flatters")}</p>
    </details>
  );
}
