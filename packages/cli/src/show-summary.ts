/** What an assessment says, in a few lines: bands first, never a league table. */

import { type Assessment, assessmentHead, bandTitleWithRange, type Provenance } from "@salus/core";
import type { Terminal } from "./terminal.ts";

/** Units per band at the index and at each component. */
export function showSummary(assessment: Assessment, { say, colours, out }: Terminal): void {
  const { framework, units } = assessment.input;
  const { context } = framework;
  out("");
  out(colours.bold(framework.title));
  out(
    say("cli.summary.rests", {
      framework: framework.id,
      version: framework.version,
      place: context.place,
      period: assessment.recipe.period.at,
    }),
  );
  const index = assessment.nodes[0]!;
  const scored = index.score.reduce((count, score) => (Number.isNaN(score) ? count : count + 1), 0);
  out(say("cli.summary.scored", { scored, units: units.length }));
  if (index.band === null) return;
  assessment.recipe.bands.forEach((_, b) => {
    const count = index.band!.reduce((sum, band) => (band === b ? sum + 1 : sum), 0);
    out(`  ${bandTitleWithRange(assessment.recipe.bands, b, say).padEnd(24)} ${String(count).padStart(5)}`);
  });
}

/** The same as data. */
export function summaryAsData(assessment: Assessment, provenance: Provenance): object {
  return {
    ...assessmentHead(assessment, provenance),
    nodes: assessment.nodes
      .filter((node) => node.kind !== "indicator")
      .map((node) => ({
        id: node.id,
        title: node.title,
        scored: node.score.reduce((count, score) => (Number.isNaN(score) ? count : count + 1), 0),
        bands:
          node.band === null
            ? null
            : assessment.recipe.bands.map((_, b) => node.band!.filter((band) => band === b).length),
      })),
  };
}
