/** `assessment.json`: all of an assessment, with what it rests on, in pieces so that size does not matter. */

import { type Assessment, INTERVAL, type NodeResult, noScoreReason } from "../../assessment/index.ts";
import type { Finding } from "../../finding.ts";
import { contentHash } from "../../framework/index.ts";

/** What an assessment cannot know of itself. */
export type Provenance = {
  /** Version of the engine. */
  readonly engine: string;
  /** Name and SHA-256 of every file read, in the order of their names. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Findings of reading the files. */
  readonly findings: readonly Finding[];
};

/** What every result names: framework version, place, population, period, date, and the hashes of its inputs. */
export function assessmentHead(
  assessment: Assessment,
  provenance: Provenance,
): Readonly<Record<string, unknown>> {
  const { framework } = assessment.input;
  return {
    format: "salus/assessment@1",
    engine: { name: "salus", version: provenance.engine },
    framework: {
      id: framework.id,
      version: framework.version,
      title: framework.title,
      date: framework.date,
      hash: contentHash(framework),
      derivedFrom: framework.derivedFrom,
      owner: framework.owner,
      requestedBy: framework.requestedBy,
      context: framework.context,
    },
    recipe: assessment.recipe,
    hashes: {
      recipe: contentHash(assessment.recipe),
      evidence: contentHash(provenance.files.filter((file) => !/^(framework|recipe)\.yaml$/.test(file.name))),
      files: provenance.files,
    },
    seed: assessment.recipe.uncertainty.seed,
    runs: assessment.recipe.uncertainty.runs,
    runsFailed: assessment.replays?.failed.reduce((sum, each) => sum + each, 0) ?? 0,
    interval: assessment.replays === null ? null : INTERVAL,
    scale: assessment.scale,
    period: assessment.recipe.period.at,
  };
}

/** The document in pieces of text; joined they are one JSON object. */
export function* formatAssessmentJson(assessment: Assessment, provenance: Provenance): Generator<string> {
  const { input, leaveOneOut, influence, findings } = assessment;
  const head = JSON.stringify(assessmentHead(assessment, provenance), null, 1);
  yield head.slice(0, head.lastIndexOf("\n}"));
  yield `,\n "units": ${JSON.stringify(input.units.map((unit) => unit.id))}`;
  yield `,\n "nodes": [`;
  for (const [i, node] of assessment.nodes.entries())
    yield `${i > 0 ? "," : ""}\n  ${JSON.stringify(nodeOf(assessment, node))}`;
  yield `\n ],\n "leaveOneOut": ${leaveOneOut === null ? "null" : "["}`;
  for (const [i, each] of (leaveOneOut ?? []).entries()) {
    const indicator = input.framework.indicators[each.indicator]!.id;
    const { score, rank, change } = each;
    yield `${i > 0 ? "," : ""}\n  ${JSON.stringify({ indicator, score: column(score), rank: column(rank), change: column(change) })}`;
  }
  yield leaveOneOut === null ? "" : "\n ]";
  yield `,\n "influence": ${JSON.stringify(influence?.map(({ at, rankShift }) => ({ at, rankShift: column(rankShift) })) ?? null)}`;
  yield `,\n "findings": ${JSON.stringify([...provenance.findings, ...findings])}\n}\n`;
}

function nodeOf(
  { input, observations, scale }: Assessment,
  node: NodeResult,
): Readonly<Record<string, unknown>> {
  const { id, title, kind, parent, share, effectiveWeight, interval } = node;
  const n = input.units.length;
  const cells = node.indicator < 0 ? null : Array.from({ length: n }, (_, u) => node.indicator * n + u);
  return {
    id,
    title,
    kind,
    parent,
    share,
    effectiveWeight,
    [scale === "unit" ? "score" : "native"]: column(node.score),
    scoreLow: interval === null || scale === "native" ? null : column(interval.scoreLow),
    scoreHigh: interval === null || scale === "native" ? null : column(interval.scoreHigh),
    rank: column(node.rank),
    rankLow: interval === null ? null : column(interval.rankLow),
    rankHigh: interval === null ? null : column(interval.rankHigh),
    coverage: column(node.coverage),
    band: node.band === null ? null : Array.from(node.band),
    reason: Array.from(node.reason, noScoreReason),
    value: cells === null ? null : cells.map((cell) => finite(input.panel.values[cell]!)),
    sourcePeriod:
      cells === null
        ? null
        : cells.map((cell) => input.panel.periods[input.panel.sourcePeriod[cell]! - 1] ?? null),
    sourceFile:
      cells === null ? null : cells.map((cell) => fileOf(observations, input.panel.observation[cell]!)),
    sourceRow:
      cells === null ? null : cells.map((cell) => observations.row[input.panel.observation[cell]!] ?? null),
  };
}

function fileOf(observations: Assessment["observations"], i: number): number | null {
  return i < 0 ? null : observations.file[i]!;
}

function column(values: Float64Array): readonly (number | null)[] {
  return Array.from(values, finite);
}

function finite(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
