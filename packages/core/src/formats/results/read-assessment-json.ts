/** Reading `assessment.json` back, as far as two assessments are compared by it. */

import Type, { type Static } from "typebox";
import { Errors } from "typebox/value";
import type { Comparand, ComparedNode } from "../../assessment/index.ts";
import type { FindingList } from "../../finding-list.ts";

const columnSchema = Type.Array(Type.Union([Type.Number(), Type.Null()]));
const optionalColumn = Type.Optional(Type.Union([columnSchema, Type.Null()]));

const documentSchema = Type.Object({
  framework: Type.Object({
    id: Type.String(),
    version: Type.String(),
    title: Type.String(),
    hash: Type.String(),
    context: Type.Object({ place: Type.String(), population: Type.String() }),
  }),
  recipe: Type.Object({
    bands: Type.Array(Type.Object({ from: Type.Number(), title: Type.Optional(Type.String()) })),
  }),
  hashes: Type.Object({ recipe: Type.String(), evidence: Type.String() }),
  period: Type.String(),
  scale: Type.Enum(["unit", "native"]),
  seed: Type.Number(),
  units: Type.Array(Type.String()),
  nodes: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      kind: Type.Enum(["index", "component", "indicator"]),
      score: optionalColumn,
      native: optionalColumn,
      scoreLow: optionalColumn,
      scoreHigh: optionalColumn,
      band: optionalColumn,
    }),
  ),
});

type Document = Static<typeof documentSchema>;
type Column = Static<typeof columnSchema>;

/** The format this version writes and reads. */
const format = "salus/assessment@1";

/** Read an assessment; undefined, with findings in the list, where the text does not hold one. */
export function parseAssessmentJson(file: string, text: string, list: FindingList): Comparand | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    list.add("json-broken", { file }, { detail: (error as SyntaxError).message.slice(0, 120) });
    return undefined;
  }
  const stated: unknown = typeof raw === "object" && raw !== null ? Reflect.get(raw, "format") : undefined;
  if (stated !== format) {
    list.add(
      "results-format-unknown",
      { file, column: "format" },
      { format: String(stated ?? "").slice(0, 80), expected: format },
    );
    return undefined;
  }
  const faults = [...Errors(documentSchema, raw)];
  for (const { instancePath } of faults.slice(0, 3)) {
    list.add("results-broken", { file, column: instancePath.slice(1).replaceAll("/", ".") });
  }
  if (faults.length > 0) return undefined;
  // The shape has just been checked against the schema of exactly these fields.
  const document = raw as Document;
  const short = document.nodes.find((node) => !isWhole(node, document.units.length));
  if (short !== undefined || document.nodes.length === 0) {
    list.add("results-broken", { file, column: short === undefined ? "nodes" : `nodes.${short.id}` });
    return undefined;
  }
  const { id, version, title, hash, context } = document.framework;
  const { place, population } = context;
  return {
    framework: { id, version, title, hash, place, population },
    recipeHash: document.hashes.recipe,
    evidenceHash: document.hashes.evidence,
    period: document.period,
    scale: document.scale,
    bands: document.recipe.bands.map(({ from, title }) => (title === undefined ? { from } : { from, title })),
    seed: document.seed,
    units: document.units,
    nodes: document.nodes.map(readNode),
    replays: null,
  };
}

/** Whether every column has an entry for each unit, and there are scores at all. */
function isWhole(node: Document["nodes"][number], units: number): boolean {
  const columns = [node.score, node.native, node.scoreLow, node.scoreHigh, node.band];
  const fits = columns.every((column) => (column ?? null) === null || column!.length === units);
  return fits && (node.score ?? node.native ?? null) !== null;
}

function readNode(node: Document["nodes"][number]): ComparedNode {
  const { id, title, kind, scoreLow, scoreHigh, band } = node;
  return {
    id,
    title,
    kind,
    score: numbers(node.score ?? node.native ?? []),
    scoreLow: (scoreLow ?? null) === null ? null : numbers(scoreLow!),
    scoreHigh: (scoreHigh ?? null) === null ? null : numbers(scoreHigh!),
    band: (band ?? null) === null ? null : Int8Array.from(band!, (each) => each ?? -1),
  };
}

function numbers(column: Column): Float64Array {
  return Float64Array.from(column, (value) => value ?? Number.NaN);
}
