/** An audit as its page shows it: ids with their titles, figures in the reader's way of writing. */

import type { Audit } from "@salus/core";
import type { ReportView } from "../report/report-view.ts";

export type AuditView = ReportView & {
  readonly audit: Audit;
  readonly titleOf: (id: string) => string;
};

/** Gather what all sections of the page read. */
export function viewAudit(view: ReportView, audit: Audit): AuditView {
  const { nodes } = view.assessment;
  const titles = new Map(nodes.map(({ id, title }) => [id, title]));
  return {
    ...view,
    audit,
    titleOf: (id) => titles.get(id) ?? id,
  };
}

/** A number for a figure: null where there is none. */
export function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
