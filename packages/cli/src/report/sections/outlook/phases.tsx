/** Phases of food insecurity: what was seen last and what is expected, kept apart, and what expectations were worth. */

import {
  formatShare,
  type PhaseRecord,
  type PhasesOutlook,
  projectionSentences,
  type ReadPhase,
  readPhase,
} from "@salus/core";
import type { ReactElement } from "react";
import { type OutlookProps, placeTitle } from "../../outlook-view.ts";
import { DataTable, leftToRight } from "../data-table.tsx";

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
  const { choice, units, score } = of;
  const title = say("outlook.phases.title", { title: choice.title ?? choice.id });
  const worse = (record: PhaseRecord | null): number => readPhase(record)?.share3Plus ?? -1;
  const order = units.toSorted((a, b) => worse(b.current) - worse(a.current));
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
        rows={order.map(({ unit, current, projected }) => {
          const phase = readPhase(current);
          return {
            key: unit,
            cells: [
              placeTitle(unit, view),
              phase === null
                ? say("outlook.phases.cell.none", { reason: reasonOf(current) })
                : say("outlook.phases.cell", { phase: phase.phase, period: current!.period }),
              leftToRight(formatShare(phase?.share3Plus ?? null)),
              projected
                .flatMap((record) => {
                  const expected = readPhase(record);
                  return expected === null ? [] : [publishedWords(record, expected)];
                })
                .join("; "),
            ],
          };
        })}
      />
      {projectionSentences(score, say).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </>
  );

  function publishedWords({ period, published }: PhaseRecord, { phase, share3Plus }: ReadPhase): string {
    return say("outlook.phases.published", {
      phase,
      period,
      asOf: published,
      share: formatShare(share3Plus),
    });
  }
}

function reasonOf(record: PhaseRecord | null): string {
  return record?.reading.kind === "none" ? record.reading.reason : "unknown";
}
