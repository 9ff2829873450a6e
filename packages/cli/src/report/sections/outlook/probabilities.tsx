/** How likely it is that something is reached, beside how often it was before, and what such words were worth. */

import {
  type ExceedanceRecord,
  formatCount,
  formatShare,
  formatValue,
  type ProbabilityOutlook,
  type Say,
  verdictOf,
} from "@salus/core";
import type { ReactElement } from "react";
import { placeTitle, seriesTitle } from "../../outlook-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";
import type { OutlookProps } from "./outlook.tsx";

/** Places in the table; all are in probabilities.csv. */
const MOST_PLACES = 20;

export function ProbabilitiesPart({ view, outlook }: OutlookProps): ReactElement | null {
  const { say } = view;
  if (outlook.probabilities.length === 0) return null;
  return (
    <>
      <h3>{say("outlook.probabilities.title")}</h3>
      {outlook.probabilities.map((each) => (
        <Probability key={each.choice.id} view={view} outlook={outlook} of={each} />
      ))}
    </>
  );
}

function Probability({ view, of }: OutlookProps & { readonly of: ProbabilityOutlook }): ReactElement {
  const { say } = view;
  const { choice, series, units, record, origins } = of;
  const { atLeast, within } = choice;
  const caption = say(`outlook.probability.title.${series.kind === "count" ? "count" : "level"}`, {
    title: seriesTitle(series.choice),
    atLeast: formatValue(atLeast),
    unitOfMeasure: series.choice.unitOfMeasure,
    within,
  });
  const likely = units
    .filter(({ now }) => !Number.isNaN(now))
    .toSorted((a, b) => b.now - a.now)
    .slice(0, MOST_PLACES);
  return (
    <>
      <DataTable
        caption={caption}
        columns={[
          { title: say("outlook.column.place") },
          { title: say("outlook.probability.column.likely"), kind: "number" },
          { title: say("outlook.probability.column.before"), kind: "number" },
        ]}
        rows={likely.map(({ unit, now, before }) => ({
          key: unit,
          cells: [placeTitle(unit, view), leftToRight(formatShare(now)), leftToRight(formatShare(before))],
        }))}
      />
      {record === null || origins === null ? (
        <p>{say("outlook.probability.record.none")}</p>
      ) : (
        <Worth record={record} origins={origins.count} say={say} />
      )}
    </>
  );
}

function Worth({
  record,
  origins,
  say,
}: {
  readonly record: ExceedanceRecord;
  readonly origins: number;
  readonly say: Say;
}): ReactElement {
  const { detection } = record;
  return (
    <>
      <p>
        {say(`outlook.probability.record.${verdictOf(record)}`, {
          origins,
          share: formatShare(Math.abs(record.skill)),
          brier: formatValue(record.brier),
          baseline: formatValue(record.baselineBrier),
          n: record.n,
        })}{" "}
        {say("outlook.probability.ranking", {
          roc: formatShare(record.rocArea),
          precision: formatShare(record.averagePrecision),
          rate: formatShare(record.rate),
        })}{" "}
        {say("outlook.probability.detection", {
          threshold: formatShare(detection.threshold),
          hits: detection.hits,
          onsets: detection.onsets,
          lead: detection.hits === 0 ? "none" : formatValue(detection.meanLeadMonths),
          falseAlarms: detection.falseAlarms,
        })}
      </p>
      <details className="fold">
        <summary>{say("outlook.probability.reliability")}</summary>
        <DataTable
          caption={say("outlook.probability.reliability")}
          columns={[
            { title: say("outlook.probability.reliability.said"), kind: "number" },
            { title: say("outlook.probability.reliability.came"), kind: "number" },
            { title: say("outlook.probability.reliability.n"), kind: "number" },
          ]}
          rows={record.reliability.map(({ forecast, observed, n }) => ({
            key: String(forecast),
            cells: [formatShare(forecast), formatShare(observed), formatCount(n)],
          }))}
        />
      </details>
    </>
  );
}
