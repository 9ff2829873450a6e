/** What was done to the values before they were scored: outliers treated, gaps filled. Nothing where neither was. */

import { type Assessment, formatCorrelation } from "@salus/core";
import type { ReactElement } from "react";
import type { ReportView } from "../report-view.ts";
import { DataTable } from "./data-table.tsx";

/** Units named in a cell. */
const MOST_NAMED = 8;

export function Steps({ view }: { readonly view: ReportView }): ReactElement | null {
  const { say, assessment } = view;
  const treated = treatmentRows(view);
  const filled = assessment.columns.filter((column) => column.filled.length > 0);
  if (treated.length === 0 && filled.length === 0) return null;
  return (
    <>
      {treated.length > 0 && (
        <DataTable
          caption={say("report.steps.treated")}
          columns={[
            { title: say("report.unit.indicator") },
            { title: say("report.steps.outcome") },
            { title: say("report.steps.points"), kind: "number" },
            { title: say("report.steps.skewness"), kind: "number" },
            { title: say("report.steps.kurtosis"), kind: "number" },
          ]}
          rows={treated}
        />
      )}
      {filled.length > 0 && (
        <DataTable
          caption={say("report.steps.filled")}
          columns={[
            { title: say("report.unit.indicator") },
            { title: say("report.steps.how") },
            { title: say("report.steps.count"), kind: "number" },
            { title: say("report.steps.where"), kind: "wide" },
          ]}
          rows={filled.map((column) => ({
            key: titleOf(assessment, column.indicator),
            cells: [
              titleOf(assessment, column.indicator),
              say(`method.impute.${column.choices.impute.method}.name`),
              column.filled.length,
              namesOf(assessment, column.filled),
            ],
          }))}
        />
      )}
    </>
  );
}

function treatmentRows({ say, assessment }: ReportView): Parameters<typeof DataTable>[0]["rows"] {
  const arrow = (before: number, after: number): string =>
    `${formatCorrelation(before)} → ${formatCorrelation(after)}`;
  return assessment.columns.flatMap(({ indicator, treatment }) => {
    if (treatment === null || treatment.outcome === "passed-as-is") return [];
    const { before, after, steps, outcome, pointsMoved } = treatment;
    const methods = steps
      .filter(({ stands }) => stands)
      .map((step) => say(`method.treat.${step.treatment.method}.name`))
      .join(", ");
    const title = titleOf(assessment, indicator);
    return [
      {
        key: title,
        cells: [
          title,
          say(`report.steps.outcome.${outcome}`, { methods: methods === "" ? "none" : methods }),
          pointsMoved,
          arrow(before.skewness, after.skewness),
          arrow(before.kurtosis, after.kurtosis),
        ],
      },
    ];
  });
}

function titleOf({ input }: Assessment, indicator: number): string {
  return input.framework.indicators[indicator]!.title;
}

function namesOf({ input }: Assessment, units: readonly number[]): string {
  const names = units.slice(0, MOST_NAMED).map((u) => input.units[u]!.title);
  return units.length > MOST_NAMED ? `${names.join(", ")}, …` : names.join(", ");
}
