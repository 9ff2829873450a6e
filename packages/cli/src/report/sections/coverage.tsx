/** What is covered, what is not and why; and what reading the files brought up. */

import { coverageGrid, type Finding, formatShare } from "@salus/core";
import { CoverageFigure, coverageSummary, coverageTable, FigureFrame } from "@salus/figures";
import type { ReactElement } from "react";
import type { ReportView } from "../report-view.ts";
import { Section } from "./section.tsx";

export function Coverage({ view }: { readonly view: ReportView }): ReactElement {
  const { say, language, assessment, provenance } = view;
  const { framework } = assessment.input;
  const grid = coverageGrid(framework);
  const topIds = [...new Set(grid.map((cell) => cell.component))];
  const tops = framework.index.components.length > 0 ? framework.index.components : [framework.index];
  const data = {
    components: topIds.map((id) => ({ id, title: tops.find((top) => top.id === id)!.title })),
    freedoms: framework.freedoms.map((id) => ({ id, title: freedomTitle(id, view) })),
    cells: grid.map((cell) => {
      const reason = tops.find((top) => top.id === cell.component)?.note;
      return {
        component: cell.component,
        freedom: cell.freedom,
        indicators: cell.indicators.length,
        present: cell.indicators.length === 0 ? null : shareThere(view, cell.indicators),
        ...(cell.indicators.length === 0 && reason !== undefined ? { reason } : {}),
      };
    }),
  };
  const place = { say, direction: language.direction, idPrefix: "coverage" };
  return (
    <Section id="coverage" title={say("report.coverage.title")}>
      <p>{say("report.coverage.intro")}</p>
      <FigureFrame
        place={place}
        texts={{
          title: say("report.coverage.question"),
          summary: coverageSummary({ ...data, ...place }, say),
        }}
        table={coverageTable({ ...data, ...place }, say)}
        draw={(at) => <CoverageFigure {...data} {...at} />}
      />
      <IndicatorCoverage view={view} />
      <Findings findings={[...provenance.findings, ...assessment.findings]} view={view} />
    </Section>
  );
}

const namedFreedoms = new Set(["fear", "want", "dignity"]);

function freedomTitle(id: string, { say }: ReportView): string {
  return namedFreedoms.has(id) ? say(`report.freedom.${id}`) : id;
}

function shareThere({ assessment }: ReportView, ids: readonly string[]): number {
  const { framework, panel, units } = assessment.input;
  let there = 0;
  framework.indicators.forEach((indicator, i) => {
    if (!ids.includes(indicator.id)) return;
    for (let u = 0; u < units.length; u++) if (!Number.isNaN(panel.values[i * units.length + u]!)) there++;
  });
  return there / (ids.length * units.length);
}

function IndicatorCoverage({ view }: { readonly view: ReportView }): ReactElement {
  const { say, assessment } = view;
  const { framework, units, panel } = assessment.input;
  return (
    <div className="scroll">
      <table className="data">
        <caption>{say("report.coverage.indicators")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("report.unit.indicator")}</th>
            <th scope="col">{say("report.coverage.component")}</th>
            <th scope="col" className="number">
              {say("report.coverage.share")}
            </th>
            <th scope="col">{say("report.coverage.periods")}</th>
            <th scope="col">{say("report.coverage.note")}</th>
          </tr>
        </thead>
        <tbody>
          {framework.indicators.map((indicator, i) => {
            const periods: string[] = [];
            for (let u = 0; u < units.length; u++) {
              const at = panel.sourcePeriod[i * units.length + u]!;
              if (at > 0 && !Number.isNaN(panel.values[i * units.length + u]!))
                periods.push(panel.periods[at - 1]!);
            }
            periods.sort();
            return (
              <tr key={indicator.id}>
                <th scope="row">{indicator.title}</th>
                <td>
                  {assessment.nodes.find((node) => node.id === indicator.component)?.title ??
                    say("report.unit.context")}
                </td>
                <td className="number">{formatShare(periods.length / units.length)}</td>
                <td>{periods.length === 0 ? "" : `${periods[0]} – ${periods.at(-1)}`}</td>
                <td className="wide-text">{indicator.note}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Findings({
  findings,
  view,
}: {
  readonly findings: readonly Finding[];
  readonly view: ReportView;
}): ReactElement {
  const { say } = view;
  return (
    <>
      <h3>{say("report.findings.title")}</h3>
      {findings.length === 0 && <p>{say("report.findings.none")}</p>}
      <ul>
        {findings.map(({ code, where, values }) => (
          <li key={`${code} ${where.file} ${where.row} ${where.column}`}>
            {say(`finding.${code}.message`, { file: where.file, ...values })}{" "}
            <span className="quiet">
              {[where.file, where.row, where.column].filter((part) => part !== undefined).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
