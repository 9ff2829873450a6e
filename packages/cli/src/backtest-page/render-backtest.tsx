/** `backtest.html`: the page, its style and its fonts, in one file that opens offline. */

import type { Assessment, Language, Outlook, Provenance } from "@salus/core";
import { figureStyle } from "@salus/figures";
import { renderToStaticMarkup } from "react-dom/server";
import { fontFaces } from "../report/font-faces.ts";
import { methodHashes } from "../report/method-hashes.ts";
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
  const html = renderToStaticMarkup(
    <BacktestPage
      view={viewAssessment(assessment, provenance, language, outlook)}
      outlook={outlook}
      hashes={methodHashes(assessment, provenance)}
      style={`${fontFaces()}${figureStyle}${reportStyle}`}
    />,
  );
  return `<!doctype html>\n${html}\n`;
}
