/** What an assessment says, in a few lines: bands first, never a league table. */

import {
  type Assessment,
  assessmentHead,
  bandTitleWithRange,
  type Provenance,
  spiralLine,
} from "@salus/core";
import type { Terminal } from "./terminal.ts";

/** Units per band at the index and at each component. */
export function showSummary(assessment: Assessment, terminal: Terminal): void {
  const { say, colours, out } = terminal;
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
  if (index.band !== null) showBands(assessment, index.band, terminal);
  showPriorities(assessment, terminal);
  if (assessment.links !== null) out(spiralLine(assessment.links, say));
}

function showBands({ recipe }: Assessment, band: Int8Array, { say, out }: Terminal): void {
  recipe.bands.forEach((_, b) => {
    const count = band.reduce((sum, each) => (each === b ? sum + 1 : sum), 0);
    out(`  ${bandTitleWithRange(recipe.bands, b, say).padEnd(24)} ${String(count).padStart(5)}`);
  });
}

/** Of one place the first three threats; of more, where they stand. */
function showPriorities({ priorities, input }: Assessment, { say, out }: Terminal): void {
  const ranked = (priorities?.places ?? []).filter((place) => place.ranked.length > 0);
  const [first] = ranked;
  if (first === undefined) return;
  const list = first.rows
    .slice(0, Math.min(3, first.ranked.length))
    .map(({ threat }) => input.framework.threats.find(({ id }) => id === threat)?.title ?? threat);
  out(
    say("priorities.summary", {
      places: ranked.length,
      place: input.units[first.unit]!.title,
      list: list.join(", "),
    }),
  );
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
