/** On the page of a place or a group: what its people worry about, where the survey asked there. */

import type { ReactElement } from "react";
import type { ReportView } from "../../report-view.ts";
import { countCell, dated, shareCell } from "../../voices-view.tsx";
import { DataTable } from "../data-table.tsx";

export function UnitVoices({
  view,
  u,
}: {
  readonly view: ReportView;
  readonly u: number;
}): ReactElement | null {
  const { say, assessment } = view;
  const { voices, input } = assessment;
  const unit = input.units[u]!;
  const own = voices?.perceived.find(
    ({ grouping, group }) => grouping?.kind === "unit" && grouping.groups[group]!.code === unit.id,
  );
  if (voices === null || own === undefined || own.threats.length === 0) return null;
  const isShown = own.threats.some(
    ({ worry, experience }) => worry.share !== null || (experience !== null && experience.share !== null),
  );
  return (
    <>
      <h3>{say("voices-report.unit.title")}</h3>
      {isShown ? (
        <DataTable
          caption={say("voices-report.unit.caption", { unit: unit.title, ...dated(voices) })}
          columns={[
            { title: say("voices-report.unit.threat") },
            { title: say("voices-report.unit.worry"), kind: "number" },
            { title: say("voices-report.unit.experience"), kind: "number" },
            { title: say("voices-report.unit.n"), kind: "number" },
          ]}
          rows={own.threats.map(({ threat, title, worry, experience }) => ({
            key: threat,
            cells: [
              title,
              shareCell(worry.share, view),
              experience === null ? (
                <span key="not-asked" className="gap">
                  {say("voices-report.unit.not-asked")}
                </span>
              ) : (
                shareCell(experience.share, view)
              ),
              countCell(worry.share === null ? null : worry.answered, view),
            ],
          }))}
        />
      ) : (
        <p>{say("voices-report.unit.withheld")}</p>
      )}
    </>
  );
}
