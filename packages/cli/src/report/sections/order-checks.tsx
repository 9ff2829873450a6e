/** Whether another way of reading the same figures puts the threats of a place in another order. */

import { formatChance, formatShare } from "@salus/core";
import type { ReactElement } from "react";
import { type PlaceProps, titlesOf } from "../priorities-view.ts";
import { DataTable, leftToRight } from "./data-table.tsx";

/** Whether the additive mean puts any threat elsewhere. */
export function AdditiveCheck({ view, place }: PlaceProps): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  if (place.ranked.length < 2) return null;
  const moved = place.ranked.filter((threat, k) => {
    const row = place.rows.find((each) => each.threat === threat)!;
    return row.rank !== place.additive.rank[k];
  });
  return (
    <p>
      {moved.length === 0
        ? say("priorities.check-same")
        : say("priorities.check-other", { list: moved.map((id) => titles.get(id) ?? id).join(", ") })}
    </p>
  );
}

/** Which weights put which threat first. */
export function CentralWeights({ view, place }: PlaceProps): ReactElement | null {
  const { say } = view;
  const titles = titlesOf(view);
  const { criteria } = view.assessment.priorities!;
  const firsts = place.ranked
    .map((threat, k) => ({ threat, k, share: place.smaa!.acceptability[k]![0]! }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share || a.k - b.k);
  if (firsts.length < 2) return null;
  return (
    <>
      <h4>{say("priorities.central")}</h4>
      <DataTable
        caption={say("priorities.central.caption")}
        columns={[
          { title: say("priorities.column.threat") },
          ...criteria.map(({ id, title }) => ({
            title: title ?? say(`priorities.criterion.${id}`),
            kind: "number" as const,
          })),
          { title: say("priorities.central.confidence"), kind: "number" as const },
        ]}
        rows={firsts.map(({ threat, k }) => ({
          key: threat,
          cells: [
            titles.get(threat) ?? threat,
            ...Array.from(place.smaa!.centralWeights[k]!, (weight) => leftToRight(formatShare(weight))),
            leftToRight(formatChance(place.smaa!.confidence[k]!)),
          ],
        }))}
      />
    </>
  );
}
