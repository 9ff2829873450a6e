/** The report as one page: everything it needs is inside it. */

import type { MethodHashes } from "@salus/core";
import type { ReactElement } from "react";
import type { ReportView } from "./report-view.ts";
import { Annex } from "./sections/annex.tsx";
import { Changes } from "./sections/changes.tsx";
import { Coverage } from "./sections/coverage.tsx";
import { Header } from "./sections/header.tsx";
import { Method, Safeguards, Sources } from "./sections/method.tsx";
import { Overview } from "./sections/overview.tsx";
import { PrioritiesSection } from "./sections/priorities.tsx";
import { Says } from "./sections/says.tsx";
import { Sure } from "./sections/sure.tsx";
import { UnitList, UnitPages } from "./sections/units.tsx";
import { WhatIf } from "./sections/what-if.tsx";
import type { WorldMap } from "./world-map.ts";

export type ReportParts = {
  readonly view: ReportView;
  readonly hashes: MethodHashes;
  readonly map: WorldMap | null;
  readonly style: string;
  /** The code that recomputes, and the data it reads; null where the evidence is too large to carry. */
  readonly recompute: { readonly script: string; readonly data: string } | null;
};

const sections = [
  "says",
  "bands",
  "changes",
  "priorities",
  "units",
  "what-if",
  "coverage",
  "sure",
  "method",
  "sources",
  "safeguards",
] as const;

export function ReportPage({ view, hashes, map, style, recompute }: ReportParts): ReactElement {
  const { say, language, assessment } = view;
  const absent = new Set([
    ...(assessment.priorities === null ? ["priorities"] : []),
    ...(assessment.changes.length === 0 ? ["changes"] : []),
  ]);
  const listed = sections.filter((id) => !absent.has(id));
  return (
    <html lang={language.locale} dir={language.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="generator" content={`Salus ${view.provenance.engine}`} />
        <title>{assessment.input.framework.title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the style sheet is ours */}
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <a className="skip" href="#says">
          {say("report.skip")}
        </a>
        <Header view={view} />
        <nav aria-label={say("report.contents")}>
          <ul>
            {listed.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{say(id === "changes" ? "change.report.title" : `report.${id}.title`)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main>
          <div className="whole">
            <Says view={view} />
            <Overview view={view} map={map} />
            <Changes view={view} />
            <PrioritiesSection view={view} />
            <UnitList view={view} />
            <WhatIf view={view} isCarried={recompute !== null} />
            <Coverage view={view} />
            <Sure view={view} />
            <Method view={view} hashes={hashes} />
            <Sources view={view} />
            <Safeguards view={view} />
            <Annex view={view} />
          </div>
          <UnitPages view={view} />
        </main>
        <footer>
          <p>
            {say("report.footer", {
              version: view.provenance.engine,
              framework: hashes.framework.slice(0, 12),
              recipe: hashes.recipe.slice(0, 12),
              evidence: hashes.evidence.slice(0, 12),
            })}
          </p>
        </footer>
        {recompute !== null && (
          <>
            <script
              type="application/json"
              id="salus-data"
              // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which every < is escaped
              dangerouslySetInnerHTML={{ __html: recompute.data }}
            />
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the script is ours, made by the build */}
            <script dangerouslySetInnerHTML={{ __html: recompute.script }} />
          </>
        )}
      </body>
    </html>
  );
}
