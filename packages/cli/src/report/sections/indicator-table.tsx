/** Every figure behind a unit's scores: value, period, score, and the row it was read from. */

import { formatScore, formatValue } from "@salus/core";

import type { ReactElement } from "react";
import { gapWords, type ReportView } from "../report-view.ts";

type Props = { readonly view: ReportView; readonly u: number };

export function IndicatorTable({ view, u }: Props): ReactElement {
  const { say, assessment } = view;
  const { framework, panel, units } = assessment.input;
  const { observations } = assessment;
  return (
    <div className="scroll">
      <table className="data">
        <caption>{say("report.unit.figures")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("report.unit.indicator")}</th>
            <th scope="col">{say("report.unit.value")}</th>
            <th scope="col">{say("report.unit.period")}</th>
            <th scope="col" className="number">
              {say("report.unit.scored")}
            </th>
            <th scope="col" className="number">
              {say("report.unit.row")}
            </th>
          </tr>
        </thead>
        <tbody>
          {framework.indicators.map((indicator, i) => {
            const cell = i * units.length + u;
            const value = panel.values[cell]!;
            const observation = panel.observation[cell]!;
            const node = assessment.nodes.find((each) => each.indicator === i);
            const gap = Number.isNaN(value);
            if (gap && node === undefined) return null;
            return (
              <tr key={indicator.id}>
                <th scope="row">{indicator.title}</th>
                <td className={gap ? "gap" : undefined}>
                  {gap ? (
                    gapWords(panel.reasons[cell]!, say)
                  ) : (
                    <bdi>{`${formatValue(value)} ${indicator.unitOfMeasure}`}</bdi>
                  )}
                </td>
                <td>{observation < 0 || gap ? "" : panel.periods[panel.sourcePeriod[cell]! - 1]}</td>
                <td className="number">
                  {node === undefined
                    ? say("report.unit.context")
                    : gap && Number.isNaN(node.score[u]!)
                      ? ""
                      : formatScore(node.score[u]!)}
                </td>
                <td className="number">{observation < 0 ? "" : observations.row[observation]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
