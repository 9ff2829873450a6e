/** What changed since the wave before: in each community question by question, and in deprivation. */

import {
  type CaseDeprivation,
  type CaseDeprivationChange,
  type CommunityChange,
  type Difference,
  type Estimate,
  formatScore,
} from "@salus/core";
import { cutoffWords } from "@salus/figures";
import type { ReactElement } from "react";
import type { ReportView } from "../../report-view.ts";
import { type VoicesProps, Withheld } from "../../voices-view.tsx";
import { DataTable, leftToRight } from "../data-table.tsx";

type Changed = Pick<Difference | Estimate, "value" | "low" | "high">;

/** "+0.04 (−0.01 to +0.09)", or the word that it is withheld. */
function changeCell(change: Changed | null, { say }: ReportView): ReactElement {
  if (change === null || Number.isNaN(change.value)) return <Withheld say={say} />;
  const signed = (value: number): string =>
    value < 0 ? `−${formatScore(-value)}` : value > 0 ? `+${formatScore(value)}` : formatScore(value);
  return leftToRight(
    say("voices-report.change.words", {
      value: signed(change.value),
      low: signed(change.low),
      high: signed(change.high),
    }),
  );
}

/** Changes of communities; nothing for a survey of one wave. */
export function CommunityChanges({ view, voices }: VoicesProps): ReactElement | null {
  const { say } = view;
  const { communityChanges, profiles } = voices;
  if (communityChanges.length === 0) return null;
  const titles = new Map(
    profiles.flatMap(({ items }) => items.map(({ item }) => [item.id, item.title] as const)),
  );
  return (
    <>
      <h4>{say("voices-report.change.title")}</h4>
      {communityChanges.map(({ unit, title, change }) => (
        <DataTable
          key={unit}
          caption={say("voices-report.change.caption", {
            title,
            earlier: change.earlier,
            later: change.later,
          })}
          columns={[
            { title: say("voices-report.community.item") },
            { title: say("voices-report.change.change"), kind: "number" },
          ]}
          rows={rowsOf(change, titles, view)}
        />
      ))}
      <p className="quiet">{say("voices-report.change.note")}</p>
    </>
  );
}

function rowsOf(change: CommunityChange, titles: ReadonlyMap<string, string>, view: ReportView) {
  return [
    {
      key: "index",
      cells: [view.say(`voices-report.change.index-${change.indexOn}`), changeCell(change.index, view)],
    },
    ...change.items.map(({ item, change: own }) => ({
      key: item,
      cells: [titles.get(item) ?? item, changeCell(own, view)],
    })),
  ];
}

const figures = ["headcount", "intensity", "adjusted", "by-headcount", "by-intensity"] as const;

/** Changes of deprivation at every cutoff, and what of them comes of fewer poor or of poor who lack less. */
export function DeprivationChanges({
  view,
  deprivation,
  change: { earlier, later, atCutoffs },
}: {
  readonly view: ReportView;
  readonly deprivation: CaseDeprivation;
  readonly change: CaseDeprivationChange;
}): ReactElement {
  const { say } = view;
  return (
    <DataTable
      caption={say("voices-report.change.deprivation-caption", { earlier, later })}
      columns={[
        { title: say("voices-report.change.cutoff") },
        ...figures.map((key) => ({
          title: say(`voices-report.change.${key}`),
          kind: "number" as const,
        })),
      ]}
      rows={atCutoffs.map((at, c) => ({
        key: String(c),
        cells:
          at === null
            ? [
                cutoffWords(deprivation.atCutoffs[c]!, say),
                ...figures.map((key) => <Withheld key={key} say={say} />),
              ]
            : [
                cutoffWords(at, say),
                changeCell(at.headcount.absolute, view),
                changeCell(at.intensity.absolute, view),
                changeCell(at.adjustedHeadcount.absolute, view),
                changeCell(at.byHeadcount, view),
                changeCell(at.byIntensity, view),
              ],
      }))}
    />
  );
}
