/** `audit.html`: the page, its style and its fonts, in one file that opens offline. */

import type { Assessment, Audit, Language, Provenance } from "@salus/core";
import { figureStyle } from "@salus/figures";
import { renderToStaticMarkup } from "react-dom/server";
import { fontFaces } from "../report/font-faces.ts";
import { methodHashes } from "../report/method-hashes.ts";
import reportStyle from "../report/report.css";
import { viewAssessment } from "../report/report-view.ts";
import pageStyle from "./audit-page.css";
import { AuditPage } from "./audit-page.tsx";
import { viewAudit } from "./audit-view.ts";

/** The audit as HTML text. */
export function renderAudit(
  audit: Audit,
  assessment: Assessment,
  provenance: Provenance,
  language: Language,
): string {
  const html = renderToStaticMarkup(
    <AuditPage
      view={viewAudit(viewAssessment(assessment, provenance, language), audit)}
      hashes={methodHashes(assessment, provenance)}
      style={`${fontFaces()}${figureStyle}${reportStyle}${pageStyle}`}
    />,
  );
  return `<!doctype html>\n${html}\n`;
}
