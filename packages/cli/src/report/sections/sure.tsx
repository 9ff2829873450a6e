/** How sure: interval widths, the choices that matter, and the series that scores lean on. */

import { choiceWords } from "@salus/core";
import { FigureFrame, ScatterFigure, scatterTable, scatterTexts } from "@salus/figures";
import type { ReactElement } from "react";
import { type ReportView, scoreOf } from "../report-view.ts";
import { DataTable } from "./data-table.tsx";
import { Section } from "./section.tsx";
import { Sensitivity } from "./sensitivity.tsx";

/** More points than this make a cloud that says nothing. */
const MOST_POINTS = 3000;

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
      ) : rows.length > MOST_POINTS ? (
        <p>{say("report.sure.too-many", { units: rows.length })}</p>
      ) : (
        <FigureFrame
          place={place}
          texts={scatterTexts({ rows, ...place }, say)}
          table={scatterTable({ rows, ...place }, say)}
          draw={(at) => <ScatterFigure rows={rows} {...at} />}
        />
      )}
      <Sensitivity view={view} />
      <Shifts
        caption={say("report.sure.choices")}
        heading={say("report.sure.choice")}
        measure={say("report.sure.rank-shift")}
        digits={2}
        rows={(assessment.influence ?? []).map(({ at, rankShift }) => [
          choiceWords(at, say),
          meanSize(rankShift),
        ])}
      />
      <Shifts
        caption={say("report.sure.leave-one-out")}
        heading={say("report.unit.indicator")}
        measure={say("report.sure.score-shift")}
        digits={4}
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
  readonly digits: number;
  readonly rows: readonly (readonly [string, number])[];
};

function Shifts({ caption, heading, measure, digits, rows }: ShiftsProps): ReactElement | null {
  // Without any score there is nothing that could move.
  const known = rows.filter(([, shift]) => !Number.isNaN(shift));
  if (known.length === 0) return null;
  return (
    <DataTable
      caption={caption}
      columns={[{ title: heading }, { title: measure, kind: "number" }]}
      rows={known
        .toSorted((a, b) => b[1] - a[1])
        .map(([title, shift]) => ({ key: title, cells: [title, shift.toFixed(digits)] }))}
    />
  );
}
