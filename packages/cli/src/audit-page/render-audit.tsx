/** `audit.html`: the page, its style and its fonts, in one file that opens offline. */

import { type Assessment, type Audit, assessmentHead, type Language, type Provenance } from "@salus/core";
import { figureStyle } from "@salus/figures";
import { renderToStaticMarkup } from "react-dom/server";
import { fontFaces } from "../report/font-faces.ts";
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
  const head = assessmentHead(assessment, provenance);
  const hashes = head["hashes"] as { readonly recipe: string; readonly evidence: string };
  const framework = head["framework"] as { readonly hash: string };
  const html = renderToStaticMarkup(
    <AuditPage
      view={viewAudit(viewAssessment(assessment, provenance, language), audit)}
      hashes={{ engine: provenance.engine, framework: framework.hash, ...hashes }}
      style={`${fontFaces()}${figureStyle}${reportStyle}${pageStyle}`}
    />,
  );
  return `<!doctype html>\n${html}\n`;
}
