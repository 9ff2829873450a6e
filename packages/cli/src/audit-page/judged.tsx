/** How it is judged: what figures rest on, what the audit cannot see, and every threshold with its source. */

import { auditThresholds, formatAuditFigure, type ThresholdName } from "@salus/core";
import type { ReactElement } from "react";
import { DataTable } from "../report/sections/data-table.tsx";
import { Section } from "../report/sections/section.tsx";
import type { AuditView } from "./audit-view.ts";

export function Judged({ view }: { readonly view: AuditView }): ReactElement {
  const { say } = view;
  const { leastUnits, fewUnits } = auditThresholds;
  return (
    <Section id="judged" title={say("audit.judged.title")}>
      <p>{say("audit.judged.scores")}</p>
      <p>{say("audit.judged.few", { least: leastUnits.value, few: fewUnits.value })}</p>
      <p>{say("audit.judged.limits")}</p>
      <DataTable
        caption={say("audit.judged.caption")}
        columns={[
          { title: say("audit.judged.threshold") },
          { title: say("audit.judged.value"), kind: "number" },
          { title: say("audit.judged.source"), kind: "wide" },
        ]}
        rows={Object.entries(auditThresholds).map(([name, { value, source }]) => ({
          key: name,
          cells: [
            say(`audit.threshold.${name}`),
            formatAuditFigure(value, name as ThresholdName),
            say(`audit.source.${source}`),
          ],
        }))}
      />
    </Section>
  );
}
