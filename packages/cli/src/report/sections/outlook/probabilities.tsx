/** How likely it is that something is reached, beside how often it was before, and what such words were worth. */

import {
  errorShare,
  formatCount,
  formatShare,
  formatValue,
  type ProbabilityOutlook,
  type ProbabilityRecord,
  type Say,
  verdictOf,
} from "@salus/core";
import type { ReactElement } from "react";
import { type OutlookProps, placeTitle, seriesTitle } from "../../outlook-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";

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
  const { choice, series, units, record } = of;
  const { atLeast, within } = choice;
  const caption = say(`outlook.probability.title.${series.kind === "count" ? "count" : "level"}`, {
    title: seriesTitle(series.choice),
    atLeast: formatValue(atLeast),
    unitOfMeasure: series.choice.unitOfMeasure,
    within,
  });
  const likely = units
    .filter(({ probability }) => !Number.isNaN(probability))
    .toSorted((a, b) => b.probability - a.probability)
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
        rows={likely.map(({ unit, probability, pastFrequency }) => ({
          key: unit,
          cells: [
            placeTitle(unit, view),
            leftToRight(formatShare(probability)),
            leftToRight(formatShare(pastFrequency)),
          ],
        }))}
      />
      {record === null ? (
        <p>{say("outlook.probability.record.none")}</p>
      ) : (
        <Worth record={record} say={say} />
      )}
    </>
  );
}

type WorthProps = { readonly record: ProbabilityRecord; readonly say: Say };

function Worth({ record: { origins, summary, detection }, say }: WorthProps): ReactElement {
  const { n, events, method, baseline, skill } = summary;
  return (
    <>
      <p>
        {say(`outlook.probability.record.${verdictOf(summary)}`, {
          origins,
          share: errorShare(skill),
          brier: formatValue(method.brier.score),
          baseline: formatValue(baseline.brier.score),
          n,
        })}{" "}
        {say("outlook.probability.ranking", {
          roc: formatShare(method.rocArea),
          precision: formatShare(method.averagePrecision),
          rate: formatShare(events / n),
        })}{" "}
        {detection !== null &&
          say("outlook.probability.detection", {
            hits: detection.hits,
            onsets: detection.onsets,
            lead: detection.hits === 0 ? "none" : formatValue(detection.meanLeadTime),
            falseAlarms: detection.falseAlarms,
            hard: detection.hard.onsets,
            hardHits: detection.hard.hits,
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
          rows={method.brier.table.map(({ forecast, observed, n }) => ({
            key: String(forecast),
            cells: [formatShare(forecast), formatShare(observed), formatCount(n)],
          }))}
        />
      </details>
    </>
  );
}
