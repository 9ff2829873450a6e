/** One thing or several: Cronbach's alpha and principal components of every node's parts. */

import { formatCorrelation, formatScore, formatShare } from "@salus/core";
import type { ReactElement } from "react";
import { DataTable } from "../report/sections/data-table.tsx";
import { Section } from "../report/sections/section.tsx";
import type { AuditView } from "./audit-view.ts";

export function OneThing({ view }: { readonly view: AuditView }): ReactElement {
  const { say, audit, titleOf } = view;
  const dimensionsOf = new Map(audit.dimensions.map((each) => [each.parent, each]));
  const number = (key: string): { readonly title: string; readonly kind: "number" } => ({
    title: say(`audit.reliability.${key}`),
    kind: "number",
  });
  return (
    <Section id="reliability" title={say("audit.reliability.title")}>
      <p>{say("audit.reliability.intro")}</p>
      <DataTable
        caption={say("audit.reliability.caption")}
        columns={[
          { title: say("audit.reliability.node") },
          ...["parts", "alpha", "standardised", "whole", "count", "first"].map(number),
          { title: say("audit.reliability.eigenvalues") },
        ]}
        rows={audit.reliability.map(({ parent, parts, alpha, standardised }) => {
          const found = dimensionsOf.get(parent);
          const components = found?.components ?? null;
          return {
            key: parent,
            cells: [
              titleOf(parent),
              String(parts),
              formatCorrelation(alpha),
              formatCorrelation(standardised),
              String(found?.units ?? 0),
              components === null ? "" : String(found!.count),
              formatShare(components?.explained[0] ?? null),
              <bdi key="eigenvalues" dir="ltr">
                {Array.from(components?.eigenvalues ?? [], formatScore).join(" · ")}
              </bdi>,
            ],
          };
        })}
      />
      <DataTable
        caption={say("audit.reliability.loadings")}
        columns={[
          { title: say("audit.correlations.part") },
          { title: say("audit.influence.within") },
          ...["loading-1", "loading-2", "without"].map(number),
        ]}
        rows={audit.reliability.flatMap(({ parent, without }) => {
          const found = dimensionsOf.get(parent);
          const [first, second] = found?.components?.loadings ?? [];
          const alphas = new Map(without.map(({ id, alpha }) => [id, alpha]));
          return (found?.ids ?? []).map((id, k) => ({
            key: id,
            cells: [
              titleOf(id),
              titleOf(parent),
              formatCorrelation(first?.[k] ?? null),
              formatCorrelation(second?.[k] ?? null),
              formatCorrelation(alphas.get(id) ?? null),
            ],
          }));
        })}
      />
    </Section>
  );
}
