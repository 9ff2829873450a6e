/** Contributions in words and as a table. */

import { formatShare, type Say } from "@salus/core";
import type { FigureTable, FigureTexts } from "../drawing/figure.ts";
import { type ContributionRow, type ContributionsData, sortedContributions } from "./contributions-data.ts";
import { cutoffWords, shareCell, shareWords } from "./cutoffs-texts.ts";

export function contributionsTexts(data: ContributionsData, say: Say): FigureTexts {
  return { title: contributionsTitle(data, say), summary: contributionsSummary(data, say) };
}

/** Names the largest contribution, or the two that the sample cannot tell apart. */
export function contributionsTitle(data: ContributionsData, say: Say): string {
  const [most, next] = sortedContributions(data);
  const cutoff = cutoffWords(data, say);
  const { about } = data;
  if (most === undefined || most.contribution.value === null) {
    const isWithheld = data.rows.some(({ contribution }) => contribution.isWithheld === true);
    return say(`deprivation.contributions.title-${isWithheld ? "withheld" : "none"}`, { about, cutoff });
  }
  const values = { about, cutoff, title: most.title, share: formatShare(most.contribution.value) };
  if (next === undefined || !mayBeEqual(most, next)) return say("deprivation.contributions.title", values);
  return say("deprivation.contributions.title-open", {
    ...values,
    second: next.title,
    secondShare: formatShare(next.contribution.value),
  });
}

function mayBeEqual(most: ContributionRow, next: ContributionRow): boolean {
  const { low } = most.contribution;
  const { high } = next.contribution;
  return low === null || high === null || low <= high;
}

export function contributionsSummary(data: ContributionsData, say: Say): string {
  return sortedContributions(data)
    .map(({ title, contribution, uncensoredHeadcount, censoredHeadcount }) =>
      say("deprivation.contributions.summary", {
        title,
        contribution: shareWords(contribution, say),
        uncensored: shareWords(uncensoredHeadcount, say),
        censored: shareWords(censoredHeadcount, say),
      }),
    )
    .join(" ");
}

export function contributionsTable(data: ContributionsData, say: Say): FigureTable {
  const measures = ["contribution", "uncensoredHeadcount", "censoredHeadcount"] as const;
  return {
    caption: say("deprivation.contributions.caption", { about: data.about, cutoff: cutoffWords(data, say) }),
    columns: [
      say("deprivation.column.indicator"),
      say("deprivation.column.dimension"),
      ...measures.flatMap((measure) =>
        ["value", "low", "high"].map((end) => say("deprivation.column.measure", { measure, end })),
      ),
    ],
    formats: ["text", "text", ...measures.flatMap(() => ["share", "share", "share"] as const)],
    rows: sortedContributions(data).map((row) => [
      row.title,
      row.dimension,
      ...measures.flatMap((measure) => [shareCell(row[measure], say), row[measure].low, row[measure].high]),
    ]),
  };
}
