/** What goes together: correlations of the parts of every node, as pictures, and upwards as a table. */

import { type Audit, auditThresholds, formatCorrelation } from "@salus/core";
import {
  type CorrelationsData,
  CorrelationsFigure,
  correlationsTable,
  correlationsTexts,
  FigureFrame,
} from "@salus/figures";
import type { ReactElement } from "react";
import { DataTable } from "../report/sections/data-table.tsx";
import { Section } from "../report/sections/section.tsx";
import { type AuditView, known } from "./audit-view.ts";

/** More parts than this make squares too small to tell apart. */
const MOST_PARTS = 24;

type PartsMatrix = Audit["correlations"]["parts"][number];

export function Together({ view }: { readonly view: AuditView }): ReactElement {
  const { say, language, audit, titleOf } = view;
  const rest = new Map(audit.opposition.map((each) => [each.id, each.rest.value]));
  return (
    <Section id="correlations" title={say("audit.correlations.title")}>
      <p>{say("audit.correlations.intro")}</p>
      {audit.correlations.parts
        .filter(({ ids }) => ids.length <= MOST_PARTS)
        .map((matrix) => {
          const data = correlationsData(view, matrix);
          const place = { say, direction: language.direction, idPrefix: `r-${matrix.within}` };
          return (
            <FigureFrame
              key={matrix.within}
              place={place}
              texts={correlationsTexts(data, say)}
              table={correlationsTable(data, say)}
              draw={(at) => <CorrelationsFigure {...data} {...at} />}
            />
          );
        })}
      <DataTable
        caption={say("audit.correlations.upward")}
        columns={[
          { title: say("audit.correlations.part") },
          { title: say("audit.influence.within") },
          ...["parent", "rest", "index", "units"].map((key) => ({
            title: say(`audit.correlations.${key}`),
            kind: "number" as const,
          })),
        ]}
        rows={audit.correlations.upward.map(({ id, parent, index }) => ({
          key: id,
          cells: [
            titleOf(id),
            titleOf(view.assessment.nodes.find((node) => node.id === id)!.parent!),
            formatCorrelation(parent?.pearson ?? null),
            formatCorrelation(rest.get(id) ?? null),
            formatCorrelation(index?.pearson ?? null),
            String(parent?.units ?? 0),
          ],
        }))}
      />
    </Section>
  );
}

function correlationsData(view: AuditView, matrix: PartsMatrix): CorrelationsData {
  const { ids, units, pearson, spearman, kendall } = matrix;
  return {
    within: view.titleOf(matrix.within),
    redundant: auditThresholds.redundant.value,
    opposing: auditThresholds.opposing.value,
    parts: ids.map((id) => ({ id, title: view.titleOf(id) })),
    pairs: ids.flatMap((a, i) =>
      ids.slice(0, i).map((b, j) => {
        const at = i * ids.length + j;
        return {
          a,
          b,
          pearson: known(pearson[at]!),
          spearman: known(spearman[at]!),
          kendall: known(kendall[at]!),
          units: units[at]!,
        };
      }),
    ),
  };
}
