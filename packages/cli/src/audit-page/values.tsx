/** What is there of each indicator, how it is shaped, what ranks lean on, and what follows size. */

import { formatCorrelation, formatList, formatShare } from "@salus/core";
import type { ReactElement } from "react";
import { DataTable } from "../report/sections/data-table.tsx";
import { Section } from "../report/sections/section.tsx";
import type { AuditView } from "./audit-view.ts";

export function Values({ view }: { readonly view: AuditView }): ReactElement {
  const { say, audit, titleOf, assessment } = view;
  const shapes = new Map(audit.outliers.map((each) => [each.id, each]));
  const places = new Map(assessment.input.units.map(({ id, title }) => [id, title]));
  const number = (key: string): { readonly title: string; readonly kind: "number" } => ({
    title: say(`audit.values.${key}`),
    kind: "number",
  });
  return (
    <Section id="values" title={say("audit.values.title")}>
      <DataTable
        caption={say("audit.values.caption")}
        columns={[
          { title: say("audit.values.indicator") },
          ...["share", "same", "skewness", "kurtosis"].map(number),
          { title: say("audit.values.flagged") },
        ]}
        rows={audit.coverage.indicators.map(({ id, presentShare, sameScoreShare }) => {
          const shape = shapes.get(id)!;
          return {
            key: id,
            cells: [
              titleOf(id),
              formatShare(presentShare),
              formatShare(sameScoreShare),
              formatCorrelation(shape.skewness),
              formatCorrelation(shape.kurtosis),
              formatList(shape.flagged.map((unit) => places.get(unit) ?? unit)),
            ],
          };
        })}
      />
    </Section>
  );
}

export function Leaning({ view }: { readonly view: AuditView }): ReactElement {
  const { say, audit, titleOf } = view;
  const number = (key: string): { readonly title: string; readonly kind: "number" } => ({
    title: say(`audit.leaning.${key}`),
    kind: "number",
  });
  return (
    <Section id="leaning" title={say("audit.leaning.title")}>
      {audit.leaning.length === 0 ? (
        <p>{say("audit.leaning.none")}</p>
      ) : (
        <DataTable
          caption={say("audit.leaning.caption")}
          columns={[
            { title: say("audit.values.indicator") },
            ...["mean", "most", "score", "lost"].map(number),
          ]}
          rows={audit.leaning
            .toSorted((a, b) => b.rankShift - a.rankShift)
            .map(({ id, rankShift, mostRankShift, scoreShift, lost }) => ({
              key: id,
              cells: [
                titleOf(id),
                formatCorrelation(rankShift),
                Number.isNaN(mostRankShift) ? "" : String(mostRankShift),
                Number.isNaN(scoreShift) ? "" : scoreShift.toFixed(4),
                String(lost),
              ],
            }))}
        />
      )}
    </Section>
  );
}

export function Size({ view }: { readonly view: AuditView }): ReactElement | null {
  const { say, audit, titleOf } = view;
  if (audit.sizes.length === 0) return null;
  return (
    <Section id="size" title={say("audit.check.size")}>
      <DataTable
        caption={say("audit.size.caption")}
        columns={[
          { title: say("audit.values.indicator") },
          { title: say("audit.size.with") },
          { title: say("audit.size.correlation"), kind: "number" },
          { title: say("audit.correlations.units"), kind: "number" },
          { title: say("audit.size.divided") },
        ]}
        rows={audit.sizes.map(({ id, size, correlation, units, divided }) => ({
          key: `${id} ${size}`,
          cells: [
            titleOf(id),
            size === "population" ? say("audit.size.population") : sizeTitle(view, size),
            formatCorrelation(correlation),
            String(units),
            say(divided ? "audit.size.yes" : "audit.size.no"),
          ],
        }))}
      />
    </Section>
  );
}

/** A denominator is context, and no node of the tree. */
function sizeTitle({ assessment }: AuditView, id: string): string {
  return assessment.input.framework.indicators.find((each) => each.id === id)?.title ?? id;
}
