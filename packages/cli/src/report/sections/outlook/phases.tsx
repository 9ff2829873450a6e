/** Phases of food insecurity: what was seen last and what is expected, kept apart, and what expectations were worth. */

import { formatShare, type PhasesOutlook, type PublishedPhase } from "@salus/core";
import type { ReactElement } from "react";
import { placeTitle } from "../../outlook-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";
import type { OutlookProps } from "./outlook.tsx";

export function PhasesPart({ view, outlook }: OutlookProps): ReactElement {
  return (
    <>
      {outlook.phases.map((each) => (
        <Phases key={each.choice.id} view={view} outlook={outlook} of={each} />
      ))}
    </>
  );
}

function Phases({ view, of }: OutlookProps & { readonly of: PhasesOutlook }): ReactElement {
  const { say } = view;
  const { choice, units, record } = of;
  const title = choice.title ?? choice.id;
  const order = units.toSorted((a, b) => worseOf(b.seen) - worseOf(a.seen));
  const seen = (reading: PublishedPhase | null): string =>
    reading === null || reading.phase === null
      ? say("outlook.phases.cell.none", { reason: reading?.reason ?? "unknown" })
      : say("outlook.phases.cell", { phase: reading.phase, period: reading.period });
  return (
    <>
      <h3>{title}</h3>
      <p>{say("outlook.phases.intro")}</p>
      <DataTable
        caption={title}
        columns={[
          { title: say("outlook.column.place") },
          { title: say("outlook.phases.column.current") },
          { title: say("outlook.phases.column.worse"), kind: "number" },
          { title: say("outlook.phases.column.projected"), kind: "wide" },
        ]}
        rows={order.map((each) => ({
          key: each.unit,
          cells: [
            placeTitle(each.unit, view),
            seen(each.seen),
            leftToRight(formatShare(each.seen?.worse ?? null)),
            each.expected
              .filter(({ phase }) => phase !== null)
              .map(({ phase, period, asOf }) =>
                say("outlook.phases.published", { phase: phase!, period, asOf }),
              )
              .join("; "),
          ],
        }))}
      />
      <p>
        {record.n === 0
          ? say("outlook.phases.record.none")
          : say("outlook.phases.record", {
              n: record.n,
              share: formatShare(record.right),
              over: formatShare(record.over),
              under: formatShare(record.under),
              error: formatShare(record.meanError),
              compared: record.compared.n,
              right: formatShare(record.compared.right),
              baseline: formatShare(record.compared.baseline),
            })}
      </p>
    </>
  );
}

function worseOf(reading: PublishedPhase | null): number {
  return reading === null || Number.isNaN(reading.worse) ? -1 : reading.worse;
}
