/** An assessment as the report shows it: places, components and reasons in the reader's words. */

import {
  type Assessment,
  bandTitle,
  type Language,
  missingReason,
  type NodeResult,
  noScoreReason,
  type Outlook,
  type Provenance,
  type Say,
  sortedQuantile,
} from "@salus/core";
import type { Band, Score } from "@salus/figures";

export type ReportView = {
  readonly assessment: Assessment;
  readonly provenance: Provenance;
  /** null where the case looks at nothing ahead. */
  readonly outlook: Outlook | null;
  readonly language: Language;
  readonly say: Say;
  readonly index: NodeResult;
  /** The nodes right below the index that are components; the index itself where it has none. */
  readonly components: readonly NodeResult[];
  /** Bands of the score; empty on a scale of its own. */
  readonly bands: readonly Band[];
  /** The group column that peers are taken from; null where units have no groups. */
  readonly peerGroup: string | null;
};

/** Gather what all sections of a report read. */
export function viewAssessment(
  assessment: Assessment,
  provenance: Provenance,
  language: Language,
  outlook: Outlook | null = null,
): ReportView {
  const { say } = language;
  const index = assessment.nodes[0]!;
  const below = assessment.nodes.filter((node) => node.parent === index.id && node.kind === "component");
  const { bands } = assessment.recipe;
  return {
    assessment,
    provenance,
    outlook,
    language,
    say,
    index,
    components: below.length > 0 ? below : [index],
    bands:
      assessment.scale === "native"
        ? []
        : bands.map((band, b) => ({
            id: `band-${b}`,
            title: bandTitle(bands, b, say),
            low: band.from,
            high: bands[b + 1]?.from ?? 1,
          })),
    peerGroup: Object.keys(assessment.input.units[0]?.groups ?? {})[0] ?? null,
  };
}

/** A unit's score at a node as figures draw it. */
export function scoreOf(node: NodeResult, u: number, say: Say): Score {
  const reason = noScoreReason(node.reason[u]!);
  if (reason !== null) return { score: null, low: null, high: null, reason: say(`report.reason.${reason}`) };
  return {
    score: node.score[u]!,
    low: node.interval?.scoreLow[u] ?? null,
    high: node.interval?.scoreHigh[u] ?? null,
  };
}

/** Id of the band a unit lies in at a node; null without a score. */
export function bandIdOf(node: NodeResult, u: number): string | null {
  const band = node.band?.[u] ?? -1;
  return band < 0 ? null : `band-${band}`;
}

/** Scores of a node that are there, ascending. */
export function sortedScores(node: NodeResult): Float64Array {
  return node.score.filter((score) => !Number.isNaN(score)).sort();
}

/** Median of a node over the units of the same group; null with fewer than three of them. */
export function peerMedian(view: ReportView, node: NodeResult, u: number): number | null {
  const { units } = view.assessment.input;
  const { peerGroup } = view;
  const own = peerGroup === null ? undefined : units[u]!.groups[peerGroup];
  if (peerGroup === null || own === undefined || own === "") return null;
  const peers = node.score
    .filter((score, other) => !Number.isNaN(score) && units[other]!.groups[peerGroup] === own)
    .sort();
  return peers.length < 3 ? null : sortedQuantile(peers, 0.5);
}

/** Words for a gap in the evidence, by its code in a column of reasons. */
export function gapWords(code: number, say: Say): string {
  const reason = missingReason(code);
  return reason === null ? "" : say(`report.reason.${reason}`);
}

/** Address of a unit's page inside the report. */
export function unitAnchor(id: string): string {
  return `unit-${id}`;
}
