/** `cross-impact.csv` to judgements: how each answer to a question about the future speaks for the answers to others. */

import { type CrossImpactInput, type Descriptor, MOST_COMBINATIONS } from "../../evidence/index.ts";
import type { FindingList } from "../../finding-list.ts";
import { checkHeader, parseNumber, type Table } from "./table.ts";

/** A judgement lies between this and its negative. */
const STRONGEST_JUDGEMENT = 3;

type Answer = { readonly descriptor: string; readonly variant: string };

type Judgement = { readonly from: Answer; readonly on: Answer; readonly value: number };

/**
 * Read judgements; a row that cannot be used is told and left out, and pairs without a row count as 0. Descriptors and
 * variants stand in the order in which rows first name them.
 *
 * @returns undefined where no row can be used, or there are more combinations than are looked at
 */
export function parseCrossImpact(table: Table, list: FindingList): CrossImpactInput | undefined {
  const find = checkHeader("cross-impact", table, list);
  const rowOf = new Map<string, number>();
  const judgements = table.rows.flatMap(({ row, cells }): readonly Judgement[] => {
    const cell = (column: string): string => (cells[find(column)] ?? "").trim();
    const from = { descriptor: cell("descriptor"), variant: cell("variant") };
    const on = { descriptor: cell("onDescriptor"), variant: cell("onVariant") };
    const value = parseNumber(cell("judgement"));
    const key = JSON.stringify([from, on]);
    const fault = faultOf(from, on, value) ?? (rowOf.has(key) ? TWICE : null);
    if (fault !== null) {
      const place = { file: table.file, row, column: fault.column };
      list.add("cross-impact-invalid", place, {
        descriptor: from.descriptor.slice(0, 80),
        variant: from.variant.slice(0, 80),
        problem: fault.problem,
        value: cell("judgement").slice(0, 80),
        row: rowOf.get(key) ?? row,
      });
      return [];
    }
    rowOf.set(key, row);
    return [{ from, on, value }];
  });
  if (judgements.length === 0) return undefined;
  const descriptors = descriptorsOf(judgements);
  const combinations = descriptors.reduce((product, { variants }) => product * variants.length, 1);
  if (combinations > MOST_COMBINATIONS) {
    list.add("cross-impact-too-large", { file: table.file }, { combinations, most: MOST_COMBINATIONS });
    return undefined;
  }
  return { descriptors, judgements: matrixOf(descriptors, judgements) };
}

type Fault = { readonly problem: "name" | "itself" | "judgement" | "twice"; readonly column: string };

const TWICE: Fault = { problem: "twice", column: "judgement" };

function faultOf(from: Answer, on: Answer, value: number): Fault | null {
  const cells = {
    descriptor: from.descriptor,
    variant: from.variant,
    onDescriptor: on.descriptor,
    onVariant: on.variant,
  };
  const nameless = Object.entries(cells).find(([, text]) => text === "");
  if (nameless !== undefined) return { problem: "name", column: nameless[0] };
  if (from.descriptor === on.descriptor) return { problem: "itself", column: "onDescriptor" };
  return Math.abs(value) <= STRONGEST_JUDGEMENT ? null : { problem: "judgement", column: "judgement" };
}

function descriptorsOf(judgements: readonly Judgement[]): readonly Descriptor[] {
  const variants = new Map<string, Set<string>>();
  for (const { descriptor, variant } of judgements.flatMap(({ from, on }) => [from, on])) {
    const own = variants.get(descriptor);
    if (own === undefined) variants.set(descriptor, new Set([variant]));
    else own.add(variant);
  }
  return [...variants].map(([id, own]) => ({ id, variants: [...own] }));
}

function matrixOf(
  descriptors: readonly Descriptor[],
  judgements: readonly Judgement[],
): CrossImpactInput["judgements"] {
  const answers = descriptors.flatMap(({ id, variants }) =>
    variants.map((variant) => JSON.stringify([id, variant])),
  );
  const place = new Map(answers.map((answer, k) => [answer, k]));
  const placeOf = ({ descriptor, variant }: Answer): number =>
    place.get(JSON.stringify([descriptor, variant]))!;
  const matrix = answers.map(() => new Float64Array(answers.length));
  for (const { from, on, value } of judgements) matrix[placeOf(from)]![placeOf(on)] = value;
  return matrix;
}
