/** The threats of one place in order: how deep, how widely shared, whom they hit hardest, and how sure the order is. */

import { formatScore, type PriorityRow } from "@salus/core";
import type { ReactElement, ReactNode } from "react";
import {
  howSure,
  howSureHeading,
  isLifted,
  type PlaceProps,
  rankedRows,
  titlesOf,
} from "../priorities-view.ts";
import type { ReportView } from "../report-view.ts";
import { DataTable, leftToRight } from "./data-table.tsx";

export function ThreatTable({
  view,
  place,
  most,
}: PlaceProps & { readonly most: number }): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  const ranked = rankedRows(place);
  if (ranked.length === 0) return null;
  const lifted = place.rows.filter((row) => isLifted(row));
  // What the guard keeps in view is in the table, however low it ranks.
  const shown = [...new Set([...ranked.slice(0, most), ...lifted])];
  const withGroups = shown.some(({ worstHitGroup }) => worstHitGroup !== "");
  const values = {
    place: view.assessment.input.units[place.unit]!.title,
    shown: Math.min(most, ranked.length),
    ranked: ranked.length,
  };
  const hardest = ({ worstHitGroup, worstHitValue }: PriorityRow): string =>
    worstHitGroup === ""
      ? ""
      : say("figure.threats.group", {
          group: titles.get(worstHitGroup) ?? worstHitGroup,
          severity: formatScore(worstHitValue),
        });
  return (
    <DataTable
      caption={say(values.shown < ranked.length ? "priorities.table-first" : "priorities.table", values)}
      columns={[
        { title: say("priorities.column.threat") },
        { title: say("priorities.column.severity"), kind: "number" },
        { title: say("priorities.column.pervasiveness"), kind: "number" },
        ...(withGroups ? [{ title: say("priorities.column.hardest") }] : []),
        { title: howSureHeading(ranked.length, say) },
      ]}
      rows={shown.map((row) => ({
        key: row.threat,
        cells: [
          titles.get(row.threat) ?? row.threat,
          ranged(row.severity, row.severityLow, row.severityHigh, view),
          ranged(row.pervasiveness, row.pervasivenessLow, row.pervasivenessHigh, view),
          ...(withGroups ? [hardest(row)] : []),
          howSure(row, ranked.length, say),
        ],
      }))}
    />
  );
}

function ranged(value: number, low: number, high: number, { say }: ReportView): ReactNode {
  if (Number.isNaN(low) || formatScore(low) === formatScore(high)) return formatScore(value);
  return leftToRight(
    say("figure.score-interval", {
      score: formatScore(value),
      low: formatScore(low),
      high: formatScore(high),
    }),
  );
}
