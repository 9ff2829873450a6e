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
      <Across view={view} />
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

/** Pairs shown of indicators in different components. */
const MOST_ACROSS = 10;

/** The strongest correlations of indicators that stand in different components. */
function Across({ view }: { readonly view: AuditView }): ReactElement | null {
  const { say, audit, assessment, titleOf } = view;
  const { ids, pearson, spearman, kendall, units } = audit.correlations.indicators;
  const parents = new Map(assessment.nodes.map(({ id, parent }) => [id, parent]));
  const pairs = ids
    .flatMap((a, i) => ids.slice(0, i).map((b, j) => ({ a, b, at: i * ids.length + j })))
    .filter(({ a, b, at }) => parents.get(a) !== parents.get(b) && !Number.isNaN(pearson[at]!))
    .toSorted((x, y) => Math.abs(pearson[y.at]!) - Math.abs(pearson[x.at]!))
    .slice(0, MOST_ACROSS);
  if (pairs.length === 0) return null;
  return (
    <DataTable
      caption={say("audit.correlations.across")}
      columns={[
        { title: say("figure.column.part") },
        { title: say("figure.column.other") },
        ...["pearson", "spearman", "kendall", "units"].map((key) => ({
          title: say(`figure.column.${key}`),
          kind: "number" as const,
        })),
      ]}
      rows={pairs.map(({ a, b, at }) => ({
        key: `${a} ${b}`,
        cells: [
          titleOf(a),
          titleOf(b),
          formatCorrelation(pearson[at]!),
          formatCorrelation(spearman[at]!),
          formatCorrelation(kendall[at]!),
          String(units[at]!),
        ],
      }))}
    />
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
