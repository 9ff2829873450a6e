/** How sure: interval widths, the choices that matter, and the series that scores lean on. */

import { choiceWords, formatScore } from "@salus/core";
import { FigureFrame, ScatterFigure, scatterSummary, scatterTable } from "@salus/figures";
import type { ReactElement } from "react";
import { type ReportView, scoreOf } from "../report-view.ts";
import { Section } from "./section.tsx";

export function Sure({ view }: { readonly view: ReportView }): ReactElement {
  const { say, language, index, assessment } = view;
  const place = { say, direction: language.direction, idPrefix: "sure" };
  const rows = assessment.input.units.map((unit, u) => ({
    id: unit.id,
    title: unit.title,
    ...scoreOf(index, u, say),
  }));
  return (
    <Section id="sure" title={say("report.sure.title")}>
      {index.interval === null || assessment.scale === "native" ? (
        <p>{say("report.sure.none")}</p>
      ) : (
        <FigureFrame
          place={place}
          texts={{ title: say("report.sure.question"), summary: scatterSummary({ rows, ...place }, say) }}
          table={scatterTable({ rows, ...place }, say)}
          draw={(at) => <ScatterFigure rows={rows} {...at} />}
        />
      )}
      <Shifts
        caption={say("report.sure.choices")}
        heading={say("report.sure.choice")}
        measure={say("report.sure.rank-shift")}
        rows={(assessment.influence ?? []).map(({ at, rankShift }) => [
          choiceWords(at, say),
          meanSize(rankShift),
        ])}
      />
      <Shifts
        caption={say("report.sure.leave-one-out")}
        heading={say("report.unit.indicator")}
        measure={say("report.sure.score-shift")}
        rows={(assessment.leaveOneOut ?? []).map(({ indicator, change }) => [
          assessment.input.framework.indicators[indicator]!.title,
          meanSize(change),
        ])}
      />
    </Section>
  );
}

function meanSize(values: Float64Array): number {
  const present = values.filter((value) => !Number.isNaN(value));
  return present.reduce((sum, value) => sum + Math.abs(value), 0) / present.length;
}

type ShiftsProps = {
  readonly caption: string;
  readonly heading: string;
  readonly measure: string;
  readonly rows: readonly (readonly [string, number])[];
};

function Shifts({ caption, heading, measure, rows }: ShiftsProps): ReactElement | null {
  if (rows.length === 0) return null;
  return (
    <div className="scroll">
      <table className="data">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col" className="number">
              {measure}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows
            .toSorted((a, b) => b[1] - a[1])
            .map(([title, shift]) => (
              <tr key={title}>
                <th scope="row">{title}</th>
                <td className="number">{shift < 0.01 ? shift.toFixed(4) : formatScore(shift)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
