/** The report as one page: everything it needs is inside it. */

import type { MethodHashes } from "@salus/core";
import type { ReactElement } from "react";
import { momentWords } from "./outlook-view.ts";
import { PageShell } from "./page-shell.tsx";
import type { ReportView } from "./report-view.ts";
import { Annex } from "./sections/annex.tsx";
import { Changes } from "./sections/changes.tsx";
import { Coverage } from "./sections/coverage.tsx";
import { Links } from "./sections/links/links.tsx";
import { Method, Safeguards, Sources } from "./sections/method.tsx";
import { OutlookSection } from "./sections/outlook/outlook.tsx";
import { Overview } from "./sections/overview.tsx";
import { PrioritiesSection } from "./sections/priorities.tsx";
import { Says } from "./sections/says.tsx";
import { Sure } from "./sections/sure.tsx";
import { UnitList, UnitPages } from "./sections/units.tsx";
import { Voices } from "./sections/voices/voices.tsx";
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
  "voices",
  "links",
  "outlook",
  "units",
  "what-if",
  "coverage",
  "sure",
  "method",
  "sources",
  "safeguards",
] as const;

export function ReportPage({ view, hashes, map, style, recompute }: ReportParts): ReactElement {
  const { say, assessment } = view;
  const moments = momentWords(view);
  const absent = new Set([
    ...(assessment.priorities === null ? ["priorities"] : []),
    ...(assessment.voices === null ? ["voices"] : []),
    ...(view.outlook === null ? ["outlook"] : []),
    ...(assessment.links === null ? ["links"] : []),
    ...(assessment.changes.length === 0 ? ["changes"] : []),
  ]);
  return (
    <PageShell
      view={view}
      hashes={hashes}
      style={style}
      title={assessment.input.framework.title}
      skip={say("report.skip")}
      sections={sections
        .filter((id) => !absent.has(id))
        .map((id) => ({ id, title: say(id === "changes" ? "change.report.title" : `report.${id}.title`) }))}
      scripts={recompute !== null && <RecomputeScripts {...recompute} />}
    >
      <div className="whole">
        <Says view={view} />
        <Overview view={view} map={map} />
        <Changes view={view} />
        <PrioritiesSection view={view} />
        <Voices view={view} />
        <Links view={view} {...(moments === null ? {} : { moments })} />
        <OutlookSection view={view} />
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
    </PageShell>
  );
}

function RecomputeScripts({ script, data }: NonNullable<ReportParts["recompute"]>): ReactElement {
  return (
    <>
      <script
        type="application/json"
        id="salus-data"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which every < is escaped
        dangerouslySetInnerHTML={{ __html: data }}
      />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the script is ours, made by the build */}
      <script dangerouslySetInnerHTML={{ __html: script }} />
    </>
  );
}
