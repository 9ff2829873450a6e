/** Alerts of an outlook as tables: each with how it ended, and what each rule was worth. */

import type { Alert, Outlook, RuleOutlook, RuleRecord } from "../../outlook/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

type Row = readonly CsvCell[];

const NONE = Number.NaN;

/** `alerts.csv`: every alert of every rule and unit with how it ended, and all harm that no alert foresaw. */
export function alertsTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.rules.length === 0) return null;
  return {
    file: "alerts.csv",
    header: [
      "rule",
      "unit",
      "closing",
      "level",
      "extreme",
      "issued",
      "stoodDown",
      "standing",
      "state",
      "evidence",
      "owner",
      "action",
      "leadTimeDays",
      "harmDate",
      "harmSource",
      "gainedDays",
      "threats",
    ],
    rows: outlook.rules.flatMap(({ rule, units }) =>
      units.flatMap(({ unit, evaluation: { alerts, misses }, standing }) => [
        ...alerts.map((alert): Row => {
          const { closing } = alert;
          const hit = closing.state === "hit" ? closing : null;
          return [
            rule.id,
            unit,
            closing.state,
            alert.level,
            alert.extreme ? "yes" : "no",
            alert.issued,
            alert.stoodDown ?? "",
            alert === standing ? "yes" : "no",
            [...new Set(alert.evidence.map(({ state }) => state))].join(";"),
            evidenceText(alert),
            rule.owner,
            rule.action,
            rule.leadTimeDays,
            hit?.verified.date ?? "",
            hit?.verified.source ?? "",
            hit?.leadTimeDays ?? NONE,
            rule.threats.join(";"),
          ];
        }),
        ...misses.map(
          ({ date, source }): Row => [
            ...[rule.id, unit, "miss", "", "", "", "", "no", "verified", "", rule.owner, rule.action],
            ...[rule.leadTimeDays, date, source, NONE, rule.threats.join(";")],
          ],
        ),
      ]),
    ),
  };
}

/** What an alert rests on: series, period and value of each sign. */
function evidenceText({ evidence }: Pick<Alert, "evidence">): string {
  return evidence.map(({ series, period, value }) => `${series} ${period} ${value}`).join("; ");
}

/** `rules.csv`: what each rule was worth, counting both levels and the higher one alone, and other thresholds tried. */
export function rulesTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.rules.length === 0) return null;
  const shares = ["precision", "recall", "recallInTime"] as const;
  return {
    file: "rules.csv",
    header: [
      "rule",
      "counted",
      "threshold",
      "chosen",
      "owner",
      "units",
      "issued",
      "hits",
      "falseAlarms",
      "open",
      "misses",
      ...shares.flatMap((share) => [share, `${share}Low`, `${share}High`, `${share}N`]),
      "medianLeadTimeDays",
      "alertsPerYear",
    ],
    rows: outlook.rules.flatMap((each) => ruleRows(each)),
  };
}

function ruleRows({ rule, units, record, tuning }: RuleOutlook): readonly Row[] {
  const cells = (own: RuleRecord): Row => [
    rule.owner,
    units.length,
    own.issued,
    own.hits,
    own.falseAlarms,
    own.open,
    own.misses,
    ...[own.precision, own.recall, own.recallInTime].flatMap(({ value, low, high, n }) => [
      value,
      low,
      high,
      n,
    ]),
    own.medianLeadTimeDays,
    own.alertsPerYear,
  ];
  const stated = rule.sign.kind === "combined" ? NONE : rule.sign.alert;
  return [
    [rule.id, "watch", NONE, "", ...cells(record.watch)],
    [rule.id, "alert", stated, "", ...cells(record.alert)],
    ...(tuning?.tried ?? []).map((tried): Row => {
      const isChosen = tried === tuning?.chosen;
      const word = isChosen ? "yes" : tried.withinBudget ? "no" : "over-budget";
      return [rule.id, "tried", tried.threshold, word, ...cells(tried.record)];
    }),
  ];
}
