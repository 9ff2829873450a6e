/** Which choice of method moves results: the first result as a picture, the others as a table. */

import { type ChoiceShare, choiceWords, formatShare, type TargetSensitivity } from "@salus/core";
import {
  FigureFrame,
  type SensitivityData,
  SensitivityFigure,
  sensitivityTable,
  sensitivityTexts,
} from "@salus/figures";
import type { ReactElement } from "react";
import type { ReportView } from "../report-view.ts";
import { DataTable } from "./data-table.tsx";

/** More results than this are left to sensitivity.csv. */
const MOST_RESULTS = 20;

export function Sensitivity({ view }: { readonly view: ReportView }): ReactElement | null {
  const { say, language, assessment } = view;
  const { sensitivity } = assessment;
  if (sensitivity === null) return null;
  const [first, ...others] = sensitivity.targets as [TargetSensitivity, ...TargetSensitivity[]];
  const data: SensitivityData = {
    target: targetWords(first.target, view),
    rows: first.shares.map((share) => ({
      ...orNull(share),
      id: share.choice,
      title: choiceWords(share.choice, say),
    })),
  };
  const { sample, runs, failed } = sensitivity;
  return (
    <>
      <FigureFrame
        place={{ say, direction: language.direction, idPrefix: "sensitivity" }}
        texts={{ ...sensitivityTexts(data, say), note: say("sensitivity.report.read") }}
        table={sensitivityTable(data, say)}
        draw={(at) => <SensitivityFigure {...data} {...at} />}
      />
      <p>
        {say("sensitivity.report.rows", {
          rows: first.rows,
          sample,
          runs,
          failed,
          rest: sample - first.rows,
        })}
      </p>
      <Others view={view} targets={others} />
    </>
  );
}

function Others({
  view,
  targets,
}: {
  readonly view: ReportView;
  readonly targets: readonly TargetSensitivity[];
}): ReactElement | null {
  const { say } = view;
  if (targets.length === 0) return null;
  const head = ["target", "first", "total"].map((key) => say(`sensitivity.report.others.${key}`));
  return (
    <>
      <DataTable
        caption={say("sensitivity.report.others")}
        columns={[
          { title: head[0]! },
          { title: say("report.sure.choice") },
          { title: head[1]!, kind: "number" },
          { title: head[2]!, kind: "number" },
        ]}
        rows={targets.slice(0, MOST_RESULTS).flatMap(({ target, shares }) =>
          shares.map((share) => ({
            key: `${target} ${share.choice}`,
            cells: [
              targetWords(target, view),
              choiceWords(share.choice, say),
              withInterval(share.first, share.firstLow, share.firstHigh, view),
              withInterval(share.total, share.totalLow, share.totalHigh, view),
            ],
          })),
        )}
      />
      {targets.length > MOST_RESULTS && (
        <p>{say("sensitivity.report.others.more", { count: targets.length - MOST_RESULTS })}</p>
      )}
    </>
  );
}

/** A result in the reader's words, with the unit's title. */
function targetWords(target: string, { say, assessment }: ReportView): string {
  const [of, id] = /^(score|rank):(.+)$/s.exec(target)?.slice(1) ?? [target, ""];
  const unit = assessment.input.units.find((each) => each.id === id)?.title ?? "";
  return say(`sensitivity.target.${of}`, { unit });
}

function withInterval(value: number, low: number, high: number, { say }: ReportView): string {
  const share = formatShare(finiteOrNull(value));
  if (Number.isNaN(low) || Number.isNaN(high)) return share;
  return `${share} (${say("sensitivity.figure.range", { low: formatShare(low), high: formatShare(high) })})`;
}

type Shares = Omit<ChoiceShare, "choice">;

function orNull({ choice: _choice, ...shares }: ChoiceShare): { [K in keyof Shares]: number | null } {
  return {
    first: finiteOrNull(shares.first),
    firstLow: finiteOrNull(shares.firstLow),
    firstHigh: finiteOrNull(shares.firstHigh),
    total: finiteOrNull(shares.total),
    totalLow: finiteOrNull(shares.totalLow),
    totalHigh: finiteOrNull(shares.totalHigh),
  };
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
