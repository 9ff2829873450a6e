/** `backtest.html`: the page, its style and its fonts, in one file that opens offline. */

import { type Assessment, assessmentHead, type Language, type Outlook, type Provenance } from "@salus/core";
import { figureStyle } from "@salus/figures";
import { renderToStaticMarkup } from "react-dom/server";
import { fontFaces } from "../report/font-faces.ts";
import reportStyle from "../report/report.css";
import { viewAssessment } from "../report/report-view.ts";
import { BacktestPage } from "./backtest-page.tsx";

/** The backtest as HTML text. */
export function renderBacktest(
  outlook: Outlook,
  assessment: Assessment,
  provenance: Provenance,
  language: Language,
): string {
  const head = assessmentHead(assessment, provenance);
  const hashes = head["hashes"] as { readonly recipe: string; readonly evidence: string };
  const framework = head["framework"] as { readonly hash: string };
  const html = renderToStaticMarkup(
    <BacktestPage
      view={viewAssessment(assessment, provenance, language, outlook)}
      outlook={outlook}
      hashes={{ engine: provenance.engine, framework: framework.hash, ...hashes }}
      style={`${fontFaces()}${figureStyle}${reportStyle}`}
    />,
  );
  return `<!doctype html>\n${html}\n`;
}
