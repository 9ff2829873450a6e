/** What a survey says as the report shows it: figures with their intervals, and a word where one is withheld. */

import {
  type CaseVoices,
  type Estimate,
  formatCount,
  formatScore,
  type Grouping,
  OTHER_ANSWERS,
} from "@salus/core";
import { measuredShare, shareWords } from "@salus/figures";
import type { ReactElement } from "react";
import type { ReportView } from "./report-view.ts";
import { leftToRight } from "./sections/data-table.tsx";

export type VoicesProps = { readonly view: ReportView; readonly voices: CaseVoices };

/** Levels of the places people live in; the units that are a group inside a place are not among them. */
export function isPlaces({ kind, id }: Grouping): boolean {
  return kind === "unit" && id.startsWith("level-");
}

/** The name of a group; answers that nobody listed are joined under a mark, and have words here. */
export function groupWords(name: string, { say }: ReportView): string {
  return name.replace(OTHER_ANSWERS, say("voices-report.other-answers"));
}

/** A share with its interval, or the word that it is withheld. */
export function shareCell(estimate: Estimate | null, { say }: ReportView): ReactElement {
  if (estimate === null) return <Withheld key="withheld" say={say} />;
  return leftToRight(shareWords(measuredShare(estimate), say));
}

/** "0.54 (0.52–0.56)" on the scale from 0 to 1. */
export function scoreWords({ value, low, high }: Estimate, { say }: ReportView): string {
  if (Number.isNaN(low)) return say("deprivation.no-interval", { value: formatScore(value) });
  return say("figure.score-interval", {
    score: formatScore(value),
    low: formatScore(low),
    high: formatScore(high),
  });
}

export function scoreCell(estimate: Estimate | null, view: ReportView): ReactElement {
  return estimate === null ? <Withheld say={view.say} /> : leftToRight(scoreWords(estimate, view));
}

/** A number of people; NaN is one that is withheld. */
export function countCell(count: number | null, { say }: ReportView): ReactElement | string {
  return count === null || Number.isNaN(count) ? <Withheld say={say} /> : formatCount(count);
}

export function Withheld({ say }: Pick<ReportView, "say">): ReactElement {
  return <span className="gap">{say("voices-report.withheld")}</span>;
}

/** Values of a message that names a period, where there is one. */
export function dated({ meta }: CaseVoices): { readonly dated: "yes" | "no"; readonly period: string } {
  return { dated: meta.period === "" ? "no" : "yes", period: meta.period };
}
