/** The passes behind means and totals: sums per group, then the variance of what is linear in the values. */

import { type Cells, cellsOf, type Groups } from "./cells.ts";
import type { SurveyDesign } from "./design.ts";
import { designIndex } from "./design-index.ts";
import { elementVariances } from "./element-variances.ts";
import { checkLengths, degreesOfLeaves, type Estimated, varianceOfLeaves } from "./finish-estimate.ts";

/** Weighted sums of one group, of values less a number near them so that squares keep their digits. */
export type GroupSums = {
  readonly shift: number;
  /** Of weight × (value − shift). */
  readonly sum: number;
  readonly weight: number;
  /** Of weight × (value − shift)². */
  readonly squares: number;
  readonly n: number;
};

/** An estimate and its linear values: scale × weight × (value − shift − centre). */
export type Linear = {
  readonly value: number;
  readonly centre: number;
  readonly scale: number;
  readonly simpleVariance: number;
};

const nobody: Estimated = {
  value: Number.NaN,
  variance: Number.NaN,
  simpleVariance: Number.NaN,
  n: 0,
  degreesOfFreedom: 0,
};

/** One estimate for each group, or one for all. */
export function linearEstimates(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups | null,
  domain: ArrayLike<number> | undefined,
  linearise: (sums: GroupSums) => Linear,
): readonly Estimated[] {
  checkLengths(design, values, domain);
  return design.stages.length === 0
    ? fromElements(design, values, groups, domain, linearise)
    : fromClusters(design, values, groups, domain, linearise);
}

/** A number near the values: the first. */
function shiftOf(values: Float64Array): number {
  const first = values.find((value) => !Number.isNaN(value));
  return first ?? 0;
}

function fromElements(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups | null,
  domain: ArrayLike<number> | undefined,
  linearise: (sums: GroupSums) => Linear,
): readonly Estimated[] {
  const { weights, rowCount } = design;
  const groupOfRow = groups === null ? null : checkGroups(design, groups);
  const shift = shiftOf(values);
  const count = groups === null ? 1 : groups.count;
  const [sum, weightOf, squares, n] = [0, 0, 0, 0].map(() => new Float64Array(count)) as Sums;
  const ofRow = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    const weight = weights[row]!;
    const away = values[row]! - shift;
    const group = groupOfRow === null ? 0 : groupOfRow[row]!;
    if (!(weight > 0 && group >= 0) || Number.isNaN(away) || (domain !== undefined && domain[row] !== 1)) {
      ofRow[row] = -1;
      continue;
    }
    ofRow[row] = group;
    const weighted = weight * away;
    sum[group]! += weighted;
    weightOf[group]! += weight;
    squares[group]! += weighted * away;
    n[group]!++;
  }
  const linear = Array.from(n, (answers, group) =>
    linearise({ shift, sum: sum[group]!, weight: weightOf[group]!, squares: squares[group]!, n: answers }),
  );
  const variances = elementVariances(
    design,
    ofRow,
    values,
    linear.map(({ centre, scale }) => ({ centre: shift + centre, scale })),
  );
  return linear.map(({ value, simpleVariance }, group) =>
    n[group] === 0 ? nobody : { value, simpleVariance, n: n[group]!, ...variances[group]! },
  );
}

type Sums = [Float64Array, Float64Array, Float64Array, Float64Array];

function checkGroups({ rowCount }: SurveyDesign, { codes, count }: Groups): Int32Array {
  if (codes.length !== rowCount) {
    throw new RangeError(`Cannot estimate by group: the column has ${codes.length} of ${rowCount} rows`);
  }
  for (const code of codes) {
    if (!(code >= -1 && code < count)) {
      throw new RangeError(`Cannot estimate by group: code ${code} of ${count} groups`);
    }
  }
  return codes;
}

function fromClusters(
  design: SurveyDesign,
  values: Float64Array,
  groups: Groups | null,
  domain: ArrayLike<number> | undefined,
  linearise: (sums: GroupSums) => Linear,
): readonly Estimated[] {
  const index = designIndex(design);
  const cells = cellsOf(design, groups);
  const shift = shiftOf(values);
  const { parts, n, squares } = sumCells(design, cells, values, shift, groups, domain);
  return Array.from(n, (answers, group) => {
    if (answers === 0) return nobody;
    const [from, to] = [cells.start[group]!, cells.start[group + 1]!];
    const leaves = new Int32Array(to - from);
    const linear = new Float64Array(to - from);
    const weightOf = new Float64Array(to - from);
    let [count, sum, weight] = [0, 0, 0];
    for (let cell = from; cell < to; cell++) {
      const here = parts[2 * cell + 1]!;
      if (here === 0) continue;
      leaves[count] = cells.leaf[cell]!;
      linear[count] = parts[2 * cell]!;
      weightOf[count++] = here;
      sum += parts[2 * cell]!;
      weight += here;
    }
    const found = linearise({ shift, sum, weight, squares: squares[group]!, n: answers });
    const { value, centre, scale, simpleVariance } = found;
    for (let k = 0; k < count; k++) linear[k] = scale * (linear[k]! - centre * weightOf[k]!);
    const present = leaves.subarray(0, count);
    const variance = varianceOfLeaves(index, design.lonely, present, linear.subarray(0, count));
    return { value, variance, simpleVariance, n: answers, degreesOfFreedom: degreesOfLeaves(index, present) };
  });
}

type CellSums = {
  /** Cell after cell: sum of weight × (value − shift), and of weights; the second is 0 where nobody answered. */
  readonly parts: Float64Array;
  readonly n: Float64Array;
  /** Per group, of weight × (value − shift)². */
  readonly squares: Float64Array;
};

function sumCells(
  { weights, rowCount }: SurveyDesign,
  { ofRow, count }: Cells,
  values: Float64Array,
  shift: number,
  groups: Groups | null,
  domain: ArrayLike<number> | undefined,
): CellSums {
  const parts = new Float64Array(2 * count);
  const groupCount = groups === null ? 1 : groups.count;
  const n = new Float64Array(groupCount);
  const squares = new Float64Array(groupCount);
  if (groups === null && domain === undefined) {
    let [answers, square] = [0, 0];
    for (let row = 0; row < rowCount; row++) {
      const away = values[row]! - shift;
      const weight = weights[row]!;
      if (!(weight > 0 && !Number.isNaN(away))) continue;
      const place = 2 * ofRow[row]!;
      const weighted = weight * away;
      parts[place]! += weighted;
      parts[place + 1]! += weight;
      square += weighted * away;
      answers++;
    }
    n[0] = answers;
    squares[0] = square;
    return { parts, n, squares };
  }
  for (let row = 0; row < rowCount; row++) {
    const cell = ofRow[row]!;
    const weight = weights[row]!;
    const away = values[row]! - shift;
    if (cell < 0 || !(weight > 0 && !Number.isNaN(away))) continue;
    if (domain !== undefined && domain[row] !== 1) continue;
    const weighted = weight * away;
    parts[2 * cell]! += weighted;
    parts[2 * cell + 1]! += weight;
    const group = groups === null ? 0 : groups.codes[row]!;
    squares[group]! += weighted * away;
    n[group]!++;
  }
  return { parts, n, squares };
}
