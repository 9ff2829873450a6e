/** Every figure behind a unit's scores: value, period, score, and the row it was read from. */

import { type Assessment, formatScore, formatValue, measureWords } from "@salus/core";
import type { ReactElement } from "react";
import { gapWords, type ReportView } from "../report-view.ts";
import { DataTable } from "./data-table.tsx";

type Props = { readonly view: ReportView; readonly u: number };

export function IndicatorTable({ view, u }: Props): ReactElement {
  const { say, assessment } = view;
  const { framework, panel, units } = assessment.input;
  const nodes = new Map(assessment.nodes.map((node) => [node.indicator, node]));
  return (
    <DataTable
      caption={say("report.unit.figures")}
      columns={[
        { title: say("report.unit.indicator") },
        { title: say("report.unit.value") },
        { title: say("report.unit.period") },
        { title: say("report.unit.scored"), kind: "number" },
        { title: say("report.unit.row"), kind: "number" },
      ]}
      rows={framework.indicators.flatMap((indicator, i) => {
        const cell = i * units.length + u;
        const node = nodes.get(i);
        const value = panel.values[cell]!;
        const gap = Number.isNaN(value);
        // A gap in what is only context says nothing about the score.
        if (gap && node === undefined) return [];
        const observation = panel.observation[cell]!;
        const score = node?.score[u] ?? Number.NaN;
        return [
          {
            key: indicator.id,
            cells: [
              indicator.title,
              gap ? (
                <i key="gap">{gapWords(panel.reasons[cell]!, say)}</i>
              ) : (
                <bdi key="value">{`${formatValue(value)} ${measureWords(framework, indicator, say)}`}</bdi>
              ),
              gap ? "" : panel.periods[panel.sourcePeriod[cell]! - 1],
              node === undefined ? say("report.unit.context") : Number.isNaN(score) ? "" : formatScore(score),
              observation < 0 ? "" : rowWords(assessment.observations, observation),
            ],
          },
        ];
      })}
    />
  );
}

/** The row a value was read from; with its file where there is more than one. */
function rowWords({ files, file, row }: Assessment["observations"], i: number): string {
  return files.length > 1 ? `${files[file[i]!]} ${row[i]}` : String(row[i]);
}
