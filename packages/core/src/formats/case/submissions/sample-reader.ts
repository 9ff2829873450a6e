/** Weight, strata and stages of each row; a row that does not say how it was drawn counts in no estimate. */

import type { SampleStage, Survey } from "../../../evidence/index.ts";
import type { FindingList } from "../../../finding-list.ts";
import { parseNumber } from "../table.ts";
import { growing } from "./growing.ts";
import type { Headings } from "./row-keys.ts";

export type SampleReader = {
  /** Take in a row; false, with a finding, where it says too little. Rows kept are numbered from 0. */
  push(cells: readonly string[], row: number): boolean;
  sample(rows: Int32Array): {
    readonly weights: Float64Array | null;
    readonly strata: Int32Array | null;
    readonly stages: readonly SampleStage[];
  };
  /** Columns it reads. */
  readonly columns: readonly number[];
};

/** A reader of the sample that a survey states; null where a column is missing that no estimate can do without. */
export function sampleReader(
  file: string,
  { design }: Survey,
  headings: Headings,
  list: FindingList,
): SampleReader | null {
  const find = (column: string): number => {
    const position = headings.get(column.trim().toLowerCase());
    if (position === undefined) list.add("survey-column-missing", { file, row: 1, column }, { column });
    return position ?? -1;
  };
  const weight = design.weight === null ? -1 : (headings.get(design.weight.trim().toLowerCase()) ?? -1);
  if (design.weight !== null && weight < 0) {
    list.add("weight-column-missing", { file, row: 1, column: design.weight }, { column: design.weight });
    return null;
  }
  const strata = design.strata.map(find).filter((position) => position >= 0);
  const stages = design.stages
    .map(({ cluster, populationSize }) => ({
      cluster: cluster === null ? null : find(cluster),
      size: populationSize === null ? -1 : find(populationSize),
      clusterName: cluster ?? "",
      sizeName: populationSize ?? "",
      codes: growing(Int32Array),
      sizes: growing(Float64Array),
      known: new Map<string, number>(),
    }))
    .filter(({ cluster }) => cluster === null || cluster >= 0);
  const weights = growing(Float64Array);
  const stratumCodes = growing(Int32Array);
  const knownStrata = new Map<string, number>();

  function push(cells: readonly string[], row: number): boolean {
    const value = weight < 0 ? 1 : weightOf(cells[weight]!, row);
    if (!(value > 0)) return false;
    const stratum = joined(cells, strata);
    if (stratum === undefined) return incomplete("stratum", design.strata.join(", "), "", row);
    const sizes: number[] = [];
    for (const { cluster, clusterName, size, sizeName } of stages) {
      if (cluster !== null && cells[cluster]!.trim() === "")
        return incomplete("cluster", clusterName, "", row);
      const count = size < 0 ? Number.NaN : parseNumber(cells[size]!.trim());
      if (size >= 0 && !(count > 0)) return incomplete("population", sizeName, cells[size]!, row);
      sizes.push(count);
    }
    weights.push(value);
    stratumCodes.push(codeOf(knownStrata, stratum));
    // The same number in two strata is two clusters, and in two clusters of the stage before.
    let within = stratum;
    stages.forEach(({ cluster, codes, sizes: column, known }, i) => {
      within += `\u001f${cluster === null ? `\u001e${row}` : cells[cluster]!.trim()}`;
      codes.push(codeOf(known, within));
      column.push(sizes[i]!);
    });
    return true;
  }

  function weightOf(cell: string, row: number): number {
    const text = cell.trim();
    const value = parseNumber(text);
    if (value > 0) return value;
    const kind =
      text === "" || /^na$/i.test(text) ? "missing" : value === 0 ? "zero" : value < 0 ? "negative" : "text";
    const where = { file, row, column: design.weight! };
    list.add("survey-weight-invalid", where, { kind, value: text.slice(0, 40) });
    return Number.NaN;
  }

  function incomplete(role: string, column: string, value: string, row: number): false {
    list.add("survey-design-incomplete", { file, row, column }, { role, column, value: value.slice(0, 40) });
    return false;
  }

  return {
    push,
    columns: [weight, ...strata, ...stages.flatMap(({ cluster, size }) => [cluster ?? -1, size])].filter(
      (position) => position >= 0,
    ),
    sample: (rows) => ({
      weights: weight < 0 ? null : weights.pick(rows),
      strata: strata.length === 0 ? null : stratumCodes.pick(rows),
      stages: stages.map(({ codes, sizes, size }) => ({
        cluster: codes.pick(rows),
        populationSize: size < 0 ? null : sizes.pick(rows),
      })),
    }),
  };
}

function joined(cells: readonly string[], positions: readonly number[]): string | undefined {
  if (positions.length === 1) return cells[positions[0]!]!.trim() || undefined;
  const parts = positions.map((position) => cells[position]!.trim());
  return parts.includes("") ? undefined : parts.join("\u001d");
}

function codeOf(known: Map<string, number>, text: string): number {
  const code = known.get(text);
  if (code !== undefined) return code;
  known.set(text, known.size);
  return known.size - 1;
}
