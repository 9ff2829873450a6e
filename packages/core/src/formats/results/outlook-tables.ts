/** An outlook as tables: forecasts with what their method was worth, alerts with how they ended, and each rule's record. */

import {
  type Alert,
  forecastQuantile,
  type Outlook,
  type RuleOutlook,
  type RuleRecord,
  type SeriesOutlook,
  type Skill,
} from "../../outlook/index.ts";
import type { CsvCell } from "../csv-writer.ts";
import type { ResultTable } from "./tables.ts";

type Row = readonly CsvCell[];

const NONE = Number.NaN;

/** `forecasts.csv`: one row a series, unit and month ahead, with the skill of its method in that unit. */
export function forecastsTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.series.length === 0) return null;
  return {
    file: "forecasts.csv",
    header: [
      "series",
      "unit",
      "period",
      "horizon",
      "asOf",
      "median",
      "low50",
      "high50",
      "low",
      "high",
      "level",
      "n",
      "method",
      "baseline",
      "skill",
      "skillN",
      "coverage",
      "reason",
    ],
    rows: outlook.series.flatMap((each) => forecastRows(each, outlook)),
  };
}

function forecastRows(
  { series, method, baseline, periods, units }: SeriesOutlook,
  { asOf, choice: { level } }: Outlook,
): readonly Row[] {
  const ends = [0.5, 0.25, 0.75, (1 - level) / 2, (1 + level) / 2];
  return units.flatMap(({ unit, history, forecasts, skill }) => {
    const n = history.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
    return forecasts.map((forecast, h) => [
      series.choice.id,
      unit,
      periods[h]!,
      h + 1,
      asOf,
      ...ends.map((p) => forecastQuantile(forecast, p)),
      level,
      n,
      method,
      baseline,
      ...skillCells(skill),
      forecast.values.length > 0 ? "" : (forecast.reason?.kind ?? "no-history"),
    ]);
  });
}

function skillCells(skill: Skill | null): Row {
  return skill === null ? [NONE, 0, NONE] : [skill.skill, skill.n, skill.coverage];
}

/** `skill.csv`: each method against its baseline on the past, over all units by month ahead, and in each unit. */
export function skillTable(outlook: Outlook | null): ResultTable | null {
  if (outlook === null || outlook.series.length === 0) return null;
  return {
    file: "skill.csv",
    header: [
      "series",
      "unit",
      "horizon",
      "method",
      "baseline",
      "from",
      "to",
      "origins",
      "n",
      "crps",
      "fairCrps",
      "intervalScore",
      "baselineCrps",
      "skill",
      "dieboldMarianoP",
      "level",
      "coverage",
      "activeCoverage",
      "onsets",
      "onsetCrps",
      "baselineOnsetCrps",
    ],
    rows: outlook.series.flatMap((each) => skillRows(each, outlook.choice.level)),
  };
}

function skillRows(
  { series, method, baseline, units, record }: SeriesOutlook,
  level: number,
): readonly Row[] {
  if (record === null) return [];
  const head = (unit: string, horizon: number): Row => [
    series.choice.id,
    unit,
    horizon,
    method,
    baseline,
    record.from,
    record.to,
    record.origins,
  ];
  const { comparison, method: own, baseline: other } = record;
  const p = ({ test }: Skill): number => test?.pValue ?? NONE;
  return [
    [
      ...head("", NONE),
      comparison.n,
      own.meanCrps,
      own.meanFairCrps,
      own.meanIntervalScore,
      other.meanCrps,
      comparison.skill,
      p(comparison),
      level,
      own.coverage,
      own.activeCoverage,
      own.onsets,
      own.onsetMeanCrps,
      other.onsetMeanCrps,
    ],
    ...comparison.byHorizon.map((each, h) => [
      ...head("", each.horizon),
      each.n,
      own.byHorizon[h]!.meanCrps,
      NONE,
      NONE,
      other.byHorizon[h]!.meanCrps,
      each.skill,
      p(each),
      level,
      each.coverage,
      NONE,
      NONE,
      NONE,
      NONE,
    ]),
    ...units.flatMap(({ unit, skill }) =>
      skill === null
        ? []
        : [
            [
              ...head(unit, NONE),
              skill.n,
              NONE,
              NONE,
              NONE,
              NONE,
              skill.skill,
              p(skill),
              level,
              skill.coverage,
              NONE,
              NONE,
              NONE,
              NONE,
            ],
          ],
    ),
  ];
}

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
