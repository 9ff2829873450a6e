/** Weight against real importance, as a picture of every node's parts and as one table. */

import { auditThresholds, formatCorrelation, formatShare, type PartInfluence } from "@salus/core";
import {
  FigureFrame,
  type ImportanceData,
  ImportanceFigure,
  importanceTable,
  importanceTexts,
} from "@salus/figures";
import type { ReactElement } from "react";
import { DataTable } from "../report/sections/data-table.tsx";
import { Section } from "../report/sections/section.tsx";
import { type AuditView, known } from "./audit-view.ts";

export function Importance({ view }: { readonly view: AuditView }): ReactElement {
  const { say, language, audit, titleOf } = view;
  const parents = [...new Set(audit.influence.map(({ parent }) => parent))];
  return (
    <Section id="influence" title={say("audit.influence.title")}>
      <p>{say("audit.influence.intro")}</p>
      {parents.map((parent) => {
        const data = importanceData(view, parent);
        const place = { say, direction: language.direction, idPrefix: `w-${parent}` };
        return (
          <FigureFrame
            key={parent}
            place={place}
            texts={importanceTexts(data, say)}
            table={importanceTable(data, say)}
            draw={(at) => <ImportanceFigure {...data} {...at} />}
          />
        );
      })}
      <DataTable
        caption={say("audit.influence.caption")}
        columns={[
          { title: say("audit.correlations.part") },
          { title: say("audit.influence.within") },
          ...["weight", "importance", "explained", "of-index"].map((key) => ({
            title: say(`audit.influence.${key}`),
            kind: "number" as const,
          })),
          { title: say("audit.correlations.parent"), kind: "number" },
          { title: say("audit.correlations.units"), kind: "number" },
        ]}
        rows={audit.influence.map((each) => ({
          key: each.id,
          cells: [
            titleOf(each.id),
            titleOf(each.parent),
            formatShare(each.weight),
            formatShare(each.importance),
            formatShare(each.explained),
            formatShare(each.explainedOfIndex),
            formatCorrelation(each.correlation),
            String(each.units),
          ],
        }))}
      />
    </Section>
  );
}

function importanceData({ audit, titleOf }: AuditView, parent: string): ImportanceData {
  const { underweight, overweight, silent } = auditThresholds;
  return {
    within: titleOf(parent),
    under: underweight.value,
    over: overweight.value,
    silent: silent.value,
    rows: audit.influence
      .filter((each) => each.parent === parent)
      .map(({ id, weight, importance, explained }: PartInfluence) => ({
        id,
        title: titleOf(id),
        weight,
        importance: known(importance),
        explained: known(explained),
      })),
  };
}
