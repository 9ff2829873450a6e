/** `assessment.json`: all of an assessment, with what it rests on, in pieces so that size does not matter. */

import {
  type Assessment,
  breaksOf,
  changeReason,
  INTERVAL,
  type NodeResult,
  noScoreReason,
} from "../../assessment/index.ts";
import { panelColumn } from "../../evidence/index.ts";
import type { Finding } from "../../finding.ts";
import { contentHash } from "../../framework/index.ts";
import type { Outlook } from "../../outlook/index.ts";
import { columnsJson, derivedWeightsJson } from "./columns-json.ts";
import { linksJson } from "./links-tables.ts";
import { outlookJson } from "./outlook-json.ts";
import { prioritiesJson } from "./priorities.ts";
import { voicesJson } from "./voices-tables.ts";

/** What an assessment cannot know of itself. */
export type Provenance = {
  /** Version of the engine. */
  readonly engine: string;
  /** Name and SHA-256 of every file read, in the order of their names. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Findings of reading the files. */
  readonly findings: readonly Finding[];
};

/** Hash of what was seen: every file read but framework and recipe, which have hashes of their own. */
export function evidenceHash(files: Provenance["files"]): string {
  return contentHash(files.filter((file) => !/^(framework|recipe)\.yaml$/.test(file.name)));
}

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
      evidence: evidenceHash(provenance.files),
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
export function* formatAssessmentJson(
  assessment: Assessment,
  provenance: Provenance,
  outlook: Outlook | null = null,
): Generator<string> {
  const { input, leaveOneOut, influence, findings } = assessment;
  const head = JSON.stringify(assessmentHead(assessment, provenance), null, 1);
  yield head.slice(0, head.lastIndexOf("\n}"));
  yield `,\n "units": ${JSON.stringify(input.units.map((unit) => unit.id))}`;
  yield `,\n "nodes": [`;
  for (const [i, node] of assessment.nodes.entries()) {
    yield `${i > 0 ? "," : ""}\n  `;
    yield* jsonObject(nodeEntries(assessment, node));
  }
  yield `\n ],\n "leaveOneOut": ${leaveOneOut === null ? "null" : "["}`;
  for (const [i, each] of (leaveOneOut ?? []).entries()) {
    const indicator = JSON.stringify(input.framework.indicators[each.indicator]!.id);
    const { score, rank, change } = each;
    yield `${i > 0 ? "," : ""}\n  `;
    yield* jsonObject({
      indicator,
      score: jsonColumn(score),
      rank: jsonColumn(rank),
      change: jsonColumn(change),
    });
  }
  yield leaveOneOut === null ? "" : "\n ]";
  yield* comparedEntries(assessment);
  const moves = influence?.map(
    ({ at, rankShift }) => `{"at":${JSON.stringify(at)},"rankShift":${jsonColumn(rankShift)}}`,
  );
  yield `,\n "influence": ${moves === undefined ? "null" : `[${moves.join(",")}]`}`;
  yield `,\n "sensitivity": ${JSON.stringify(assessment.sensitivity)}`;
  yield `,\n "columns": ${columnsJson(assessment)}`;
  yield `,\n "derivedWeights": ${derivedWeightsJson(assessment)}`;
  yield `,\n "priorities": `;
  yield* prioritiesJson(assessment);
  yield `,\n "voices": ${voicesJson(assessment.voices)}`;
  yield `,\n "outlook": ${outlookJson(outlook)}`;
  yield `,\n "links": ${linksJson(assessment.links)}`;
  yield `,\n "findings": ${JSON.stringify([...provenance.findings, ...findings])}\n}\n`;
}

/** The periods compared and what changed; empty lists where the recipe names none. */
function* comparedEntries({ compared, changes, nodes }: Assessment): Generator<string> {
  yield `,\n "compared": [`;
  for (const [i, { period, scale, nodes: own }] of compared.entries()) {
    yield `${i > 0 ? "," : ""}\n  {"period":${JSON.stringify(period)},"scale":${JSON.stringify(scale)},"nodes":[`;
    for (const [k, node] of own.entries()) {
      yield k > 0 ? ",\n   " : "\n   ";
      yield* jsonObject({
        id: JSON.stringify(node.id),
        score: jsonColumn(node.score),
        scoreLow: jsonColumn(node.interval?.scoreLow),
        scoreHigh: jsonColumn(node.interval?.scoreHigh),
        rank: jsonColumn(node.rank),
        coverage: jsonColumn(node.coverage),
        reason: JSON.stringify(Array.from(node.reason, noScoreReason)),
      });
    }
    yield "]}";
  }
  yield `\n ],\n "changes": [`;
  for (const [i, { from, to, nodes: changed }] of changes.entries()) {
    yield `${i > 0 ? "," : ""}\n  {"from":${JSON.stringify(from)},"to":${JSON.stringify(to)},"nodes":[`;
    for (const [k, each] of changed.entries()) {
      yield k > 0 ? ",\n   " : "\n   ";
      yield* jsonObject({
        id: JSON.stringify(nodes[each.node]!.id),
        change: jsonColumn(each.change),
        changeLow: jsonColumn(each.changeLow),
        changeHigh: jsonColumn(each.changeHigh),
        pImproved: jsonColumn(each.pImproved),
        renewed: jsonColumn(each.renewed),
        breaks: JSON.stringify(Array.from(each.breaks, breaksOf)),
        reason: JSON.stringify(Array.from(each.reason, changeReason)),
        matchedChange: jsonColumn(each.matched.change),
        matchedLow: jsonColumn(each.matched.changeLow),
        matchedHigh: jsonColumn(each.matched.changeHigh),
        matchedPImproved: jsonColumn(each.matched.pImproved),
        matchedCoverage: jsonColumn(each.matched.coverage),
      });
    }
    yield "]}";
  }
  yield "\n ]";
}

/** Names to JSON texts, as one object. */
function* jsonObject(entries: Readonly<Record<string, string>>): Generator<string> {
  let before = "{";
  for (const [name, text] of Object.entries(entries)) {
    yield `${before}${JSON.stringify(name)}:${text}`;
    before = ",";
  }
  yield "}";
}

/** A node's entries, each as JSON; columns have one entry per unit. */
function nodeEntries(assessment: Assessment, node: NodeResult): Readonly<Record<string, string>> {
  const { kind, parent, share, effectiveWeight, interval } = node;
  const ofScale = (column: Float64Array | undefined): string =>
    assessment.scale === "native" ? "null" : jsonColumn(column);
  return {
    id: JSON.stringify(node.id),
    title: JSON.stringify(node.title),
    kind: JSON.stringify(kind),
    parent: JSON.stringify(parent),
    share: JSON.stringify(share),
    effectiveWeight: JSON.stringify(effectiveWeight),
    [assessment.scale === "unit" ? "score" : "native"]: jsonColumn(node.score),
    scoreLow: ofScale(interval?.scoreLow),
    scoreHigh: ofScale(interval?.scoreHigh),
    rank: jsonColumn(node.rank),
    rankLow: jsonColumn(interval?.rankLow),
    rankHigh: jsonColumn(interval?.rankHigh),
    coverage: jsonColumn(node.coverage),
    band: node.band === null ? "null" : `[${node.band.join(",")}]`,
    reason: JSON.stringify(Array.from(node.reason, noScoreReason)),
    ...sourceEntries(assessment, node.indicator),
  };
}

/** Where an indicator's values come from; nothing for index and components. */
function sourceEntries(
  { input, observations }: Assessment,
  indicator: number,
): Readonly<Record<string, string>> {
  if (indicator < 0) return { value: "null", sourcePeriod: "null", sourceFile: "null", sourceRow: "null" };
  const { panel, units } = input;
  const cells = Array.from(units, (_, u) => indicator * units.length + u);
  const of = (column: ArrayLike<number>, i: number): number | null => (i < 0 ? null : column[i]!);
  return {
    value: jsonColumn(panelColumn(panel, indicator)),
    sourcePeriod: JSON.stringify(cells.map((cell) => panel.periods[panel.sourcePeriod[cell]! - 1] ?? null)),
    sourceFile: JSON.stringify(cells.map((cell) => of(observations.file, panel.observation[cell]!))),
    sourceRow: JSON.stringify(cells.map((cell) => of(observations.row, panel.observation[cell]!))),
  };
}

/** A column as a JSON array, NaN as null; `null` for a column that is not there. */
function jsonColumn(column: Float64Array | undefined): string {
  // Numbers are written by JavaScript as JSON has them; only NaN is not.
  return column === undefined ? "null" : `[${column.join(",").replaceAll("NaN", "null")}]`;
}
