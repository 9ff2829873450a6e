/** What is covered, what is not and why; and what reading the files brought up. */

import { coverageGrid, type Finding, formatShare } from "@salus/core";
import { CoverageFigure, coverageTable, coverageTexts, FigureFrame } from "@salus/figures";
import type { ReactElement } from "react";
import type { ReportView } from "../report-view.ts";
import { DataTable } from "./data-table.tsx";
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
        texts={coverageTexts({ ...data, ...place }, say)}
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
  const { framework, units } = assessment.input;
  return (
    <DataTable
      caption={say("report.coverage.indicators")}
      columns={[
        { title: say("report.unit.indicator") },
        { title: say("report.coverage.component") },
        { title: say("report.coverage.share"), kind: "number" },
        { title: say("report.coverage.periods") },
        { title: say("report.coverage.note"), kind: "wide" },
      ]}
      rows={framework.indicators.map((indicator, i) => {
        const periods = periodsOf(view, i);
        return {
          key: indicator.id,
          cells: [
            indicator.title,
            assessment.nodes.find((node) => node.id === indicator.component)?.title ??
              say("report.unit.context"),
            formatShare(periods.length / units.length),
            periods.length === 0 ? "" : <bdi key="periods">{`${periods[0]} – ${periods.at(-1)}`}</bdi>,
            indicator.note,
          ],
        };
      })}
    />
  );
}

/** The periods of an indicator's values, in order. */
function periodsOf({ assessment }: ReportView, i: number): readonly string[] {
  const { units, panel } = assessment.input;
  return units
    .flatMap((_, u) => {
      const cell = i * units.length + u;
      const period = panel.periods[panel.sourcePeriod[cell]! - 1];
      return period === undefined || Number.isNaN(panel.values[cell]!) ? [] : [period];
    })
    .sort();
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
