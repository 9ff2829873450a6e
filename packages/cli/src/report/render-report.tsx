/** `report.html`: the page, its style, its fonts and the engine, in one file that opens offline. */

import { readFileSync } from "node:fs";
import {
  type Assessment,
  formatEmbeddedReport,
  type Language,
  type Outlook,
  type Provenance,
} from "@salus/core";
import { figureStyle } from "@salus/figures";
import { renderToStaticMarkup } from "react-dom/server";
import { fontFaces } from "./font-faces.ts";
import { methodHashes } from "./method-hashes.ts";
import pageStyle from "./report.css";
import { ReportPage } from "./report-page.tsx";
import { viewAssessment } from "./report-view.ts";
import { worldMapFor } from "./world-map.ts";

/** A report that recomputes carries its evidence; above this many values it stays a report. */
const MOST_CARRIED = 200_000;

/** The report as HTML text. */
export function renderReport(
  assessment: Assessment,
  outlook: Outlook | null,
  provenance: Provenance,
  language: Language,
): string {
  const view = viewAssessment(assessment, provenance, language, outlook);
  const carried = assessment.input.panel.values.length <= MOST_CARRIED && assessment.scale === "unit";
  const html = renderToStaticMarkup(
    <ReportPage
      view={view}
      hashes={methodHashes(assessment, provenance)}
      map={worldMapFor(assessment.input.units)}
      style={`${fontFaces()}${figureStyle}${pageStyle}`}
      recompute={carried ? { script: besides("recompute.js"), data: formatEmbeddedReport(assessment) } : null}
    />,
  );
  return `<!doctype html>\n${html}\n`;
}

/** A file that the build puts beside the command. */
function besides(file: string): string {
  return readFileSync(new URL(`./${file}`, import.meta.url), "utf8");
}
