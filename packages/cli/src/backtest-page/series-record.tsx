/** One series held against what came: over all places, by month ahead, and in each place. */

import {
  coverageSentences,
  formatCount,
  formatPValue,
  formatShare,
  formatValue,
  type Say,
  type SeriesOutlook,
  type SeriesRecord,
  type Skill,
  skillSentence,
} from "@salus/core";
import type { ReactElement } from "react";
import { type OutlookProps, placeTitle, seriesTitle } from "../report/outlook-view.ts";
import type { ReportView } from "../report/report-view.ts";
import { DataTable, leftToRight } from "../report/sections/data-table.tsx";

type Props = OutlookProps & { readonly ahead: SeriesOutlook };

export function SeriesRecordPart({ view, outlook, ahead }: Props): ReactElement {
  const { say } = view;
  const { record, series } = ahead;
  const title = seriesTitle(series.choice);
  return (
    <>
      <h3>{say("outlook.backtest.series", { title })}</h3>
      <p>{skillSentence(ahead, say)}</p>
      {record !== null && (
        <>
          <p>{coverageSentences(record, outlook.choice.level, say).join(" ")}</p>
          <ByHorizon record={record} title={title} unitOfMeasure={series.choice.unitOfMeasure} say={say} />
          <ByPlace view={view} ahead={ahead} title={title} />
        </>
      )}
    </>
  );
}

type HorizonProps = {
  readonly record: SeriesRecord;
  readonly title: string;
  readonly unitOfMeasure: string;
  readonly say: Say;
};

function ByHorizon({ record, title, unitOfMeasure, say }: HorizonProps): ReactElement {
  const { comparison, method, baseline } = record;
  const head = (key: string): string => say(`outlook.backtest.column.${key}`);
  return (
    <>
      <DataTable
        caption={say("outlook.backtest.by-horizon", { title, unitOfMeasure })}
        columns={[
          { title: head("ahead") },
          ...["n", "crps", "baseline", "skill", "p", "coverage"].map((key) => ({
            title: head(key),
            kind: "number" as const,
          })),
        ]}
        rows={[
          ...comparison.byHorizon.map((each, h) => ({
            key: String(each.horizon),
            cells: [
              say("outlook.backtest.months", { months: each.horizon }),
              formatCount(each.n),
              formatValue(method.byHorizon[h]!.meanCrps),
              formatValue(baseline.byHorizon[h]!.meanCrps),
              ...skillCells(each),
            ],
          })),
          {
            key: "all",
            cells: [
              say("outlook.backtest.all"),
              formatCount(comparison.n),
              formatValue(method.meanCrps),
              formatValue(baseline.meanCrps),
              ...skillCells(comparison),
            ],
          },
        ]}
      />
      <p className="note">
        {say("outlook.backtest.scores", {
          fair: formatValue(method.meanFairCrps),
          interval: formatValue(method.meanIntervalScore),
          baselineInterval: formatValue(baseline.meanIntervalScore),
        })}
      </p>
    </>
  );
}

function skillCells({ skill, test, coverage }: Skill): readonly (ReactElement | string)[] {
  return [
    leftToRight(formatShare(skill)),
    leftToRight(formatPValue(test?.pValue ?? null)),
    formatShare(coverage),
  ];
}

function ByPlace({
  view,
  ahead,
  title,
}: {
  readonly view: ReportView;
  readonly ahead: SeriesOutlook;
  readonly title: string;
}): ReactElement {
  const { say } = view;
  const caption = say("outlook.backtest.by-place", { title });
  const rows = ahead.units.flatMap(({ unit, skill }) =>
    skill === null || Number.isNaN(skill.skill)
      ? []
      : [{ key: unit, cells: [placeTitle(unit, view), formatCount(skill.n), ...skillCells(skill)] }],
  );
  return (
    <details className="fold">
      <summary>{caption}</summary>
      <DataTable
        caption={caption}
        columns={[
          { title: say("outlook.column.place") },
          ...["n", "skill", "p", "coverage"].map((key) => ({
            title: say(`outlook.backtest.column.${key}`),
            kind: "number" as const,
          })),
        ]}
        rows={rows}
      />
    </details>
  );
}
