/** Two questions crossed: shares and totals of the cells, and whether the two go together. */

import { chiSquareTail, choleskyFactor, choleskySolve, fTail } from "../../numerics/index.ts";
import type { SurveyDesign } from "./design.ts";
import type { Estimate } from "./estimate.ts";
import type { ProportionOptions } from "./estimate-mean.ts";
import { type Answers, estimateShares } from "./estimate-shares.ts";
import { checkLengths } from "./finish-estimate.ts";

export type CrossTable = {
  readonly rows: number;
  readonly columns: number;
  /** Share of each cell in all who answered both, row after row. */
  readonly shares: readonly Estimate[];
  /** Unweighted answers per cell. */
  readonly counts: readonly number[];
  /** Sum of weights per cell. */
  readonly totals: readonly number[];
  /** Covariances of the shares. */
  readonly covariance: Float64Array;
  readonly n: number;
  readonly degreesOfFreedom: number;
};

/**
 * Estimate a table of two questions among those who answered both.
 *
 * @throws RangeError  for columns of unequal length, or codes beyond their count
 * @see R survey 4.1-1 `svytable()`
 * @example
 * crossTable({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, { codes: Int32Array.of(0, 1, 1), count: 2 }, { codes: Int32Array.of(0, 0, 1), count: 2 }).totals; // => [1, 0, 1, 2]
 */
export function crossTable(
  design: SurveyDesign,
  rows: Answers,
  columns: Answers,
  options: ProportionOptions = {},
): CrossTable {
  checkLengths(design, rows.codes, columns.codes);
  const codes = rows.codes.map((row, k) => {
    const column = columns.codes[k]!;
    if (row >= rows.count || column >= columns.count) {
      throw new RangeError(
        `Cannot cross answers: code ${row} of ${rows.count}, ${column} of ${columns.count}`,
      );
    }
    return row < 0 || column < 0 ? -1 : row * columns.count + column;
  });
  const shares = estimateShares(design, { codes, count: rows.count * columns.count }, options);
  return {
    rows: rows.count,
    columns: columns.count,
    shares: shares.estimates,
    counts: shares.counts,
    totals: shares.estimates.map(({ value }) => (shares.n === 0 ? 0 : value * shares.weight)),
    covariance: shares.covariance,
    n: shares.n,
    degreesOfFreedom: shares.degreesOfFreedom,
  };
}

/** Whether two questions go together, whatever the sample's design does to the counts. */
export type IndependenceTest = {
  /** Pearson's statistic of the weighted table, scaled to n. */
  readonly pearson: number;
  /** Over the mean design effect: compared with chi-square (first-order correction). */
  readonly chiSquare: number;
  readonly chiSquareDegrees: number;
  readonly chiSquareP: number;
  /** Over the sum of design effects: compared with F (second-order correction). */
  readonly f: number;
  readonly numeratorDegrees: number;
  readonly denominatorDegrees: number;
  readonly fP: number;
  /** Mean of the generalised design effects. */
  readonly meanDesignEffect: number;
  readonly n: number;
  /**
   * Why there is no test: nobody answered, fewer than two answers used on a side, or no variance under the design;
   * "" where there is one.
   */
  readonly gap: "" | "no-answers" | "one-category" | "no-variance";
};

/**
 * Test whether two questions are independent in the population, with the corrections of Rao and Scott; rows and
 * columns that nobody chose are left out.
 *
 * @throws RangeError  for columns of unequal length, or codes beyond their count
 * @see Rao & Scott (1984), doi:10.1214/aos/1176346391; Thomas & Rao (1987), doi:10.1080/01621459.1987.10478475; R survey
 *   4.1-1 `svychisq(statistic = "F")` and `"Chisq"`
 * @example
 * testIndependence({ weights: Float64Array.of(1, 1), strata: null, stages: [], lonely: "fail", rowCount: 2 }, { codes: Int32Array.of(0, 0), count: 2 }, { codes: Int32Array.of(0, 1), count: 2 }).gap; // => "one-category"
 */
export function testIndependence(
  design: SurveyDesign,
  rows: Answers,
  columns: Answers,
  options: ProportionOptions = {},
): IndependenceTest {
  const table = crossTable(design, rows, columns, options);
  if (table.n === 0) return without("no-answers", 0);
  const usedRows = used(
    table.rows,
    (row, column) => table.counts[row * table.columns + column]!,
    table.columns,
  );
  const usedColumns = used(
    table.columns,
    (column, row) => table.counts[row * table.columns + column]!,
    table.rows,
  );
  if (usedRows.length < 2 || usedColumns.length < 2) return without("one-category", table.n);
  const effects = designEffects(table, usedRows, usedColumns);
  if (effects === null || !(effects.sum > 0)) return without("no-variance", table.n);
  const pearson = pearsonStatistic(table, usedRows, usedColumns);
  const size = (usedRows.length - 1) * (usedColumns.length - 1);
  const chiSquare = (pearson * size) / effects.sum;
  const f = pearson / effects.sum;
  const numeratorDegrees = (effects.sum * effects.sum) / effects.squares;
  const degreesOfFreedom = options.degreesOfFreedom ?? table.degreesOfFreedom;
  const denominatorDegrees = numeratorDegrees * degreesOfFreedom;
  return {
    pearson,
    chiSquare,
    chiSquareDegrees: size,
    chiSquareP: chiSquareTail(chiSquare, size),
    f,
    numeratorDegrees,
    denominatorDegrees,
    fP: denominatorDegrees > 0 ? fTail(f, numeratorDegrees, denominatorDegrees) : Number.NaN,
    meanDesignEffect: effects.sum / size,
    n: table.n,
    gap: "",
  };
}

function without(gap: IndependenceTest["gap"], n: number): IndependenceTest {
  const nan = Number.NaN;
  return {
    pearson: nan,
    chiSquare: nan,
    chiSquareDegrees: nan,
    chiSquareP: nan,
    f: nan,
    numeratorDegrees: nan,
    denominatorDegrees: nan,
    fP: nan,
    meanDesignEffect: nan,
    n,
    gap,
  };
}

function used(
  count: number,
  answers: (one: number, other: number) => number,
  others: number,
): readonly number[] {
  return Array.from({ length: count }, (_, one) => one).filter((one) =>
    Array.from({ length: others }, (_, other) => answers(one, other)).some((n) => n > 0),
  );
}

function pearsonStatistic(
  { shares, columns, n }: CrossTable,
  usedRows: readonly number[],
  usedColumns: readonly number[],
): number {
  const share = (row: number, column: number): number => shares[row * columns + column]!.value;
  const ofRow = usedRows.map((row) => usedColumns.reduce((sum, column) => sum + share(row, column), 0));
  const ofColumn = usedColumns.map((column) => usedRows.reduce((sum, row) => sum + share(row, column), 0));
  let sum = 0;
  usedRows.forEach((row, a) => {
    usedColumns.forEach((column, b) => {
      const expected = ofRow[a]! * ofColumn[b]!;
      sum += (share(row, column) - expected) ** 2 / expected;
    });
  });
  return n * sum;
}

/** Sum and sum of squares of the eigenvalues of the covariance of the interaction over that of simple sampling. */
function designEffects(
  table: CrossTable,
  usedRows: readonly number[],
  usedColumns: readonly number[],
): { readonly sum: number; readonly squares: number } | null {
  const cells = usedRows.flatMap((row) => usedColumns.map((column) => row * table.columns + column));
  // One contrast for each cell off the last row and column; together they are all that is no main effect.
  const width = usedColumns.length;
  const contrasts: { readonly plus: readonly number[]; readonly minus: readonly number[] }[] = [];
  for (let a = 0; a < usedRows.length - 1; a++) {
    for (let b = 0; b < width - 1; b++) {
      const corner = (usedRows.length - 1) * width;
      contrasts.push({
        plus: [a * width + b, corner + width - 1],
        minus: [a * width + width - 1, corner + b],
      });
    }
  }
  const inverse = cells.map((cell) => {
    const { value } = table.shares[cell]!;
    return value > 0 ? 1 / value : 0;
  });
  const size = contrasts.length;
  const simple = new Float64Array(size * size);
  const actual = new Float64Array(size * size);
  const wholeSize = table.rows * table.columns;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (const [cell, sign] of signed(contrasts[i]!)) {
        for (const [other, otherSign] of signed(contrasts[j]!)) {
          if (cell === other) simple[i * size + j]! += (sign * otherSign * inverse[cell]!) / table.n;
          const both = table.covariance[cells[cell]! * wholeSize + cells[other]!]!;
          actual[i * size + j]! += sign * otherSign * inverse[cell]! * inverse[other]! * both;
        }
      }
    }
  }
  const factor = choleskyFactor(simple, size);
  if (factor === null) return null;
  const ratio = Array.from({ length: size }, (_, j) =>
    choleskySolve(
      factor,
      Float64Array.from({ length: size }, (__, i) => actual[i * size + j]!),
    ),
  );
  let [sum, squares] = [0, 0];
  for (let i = 0; i < size; i++) {
    sum += ratio[i]![i]!;
    for (let j = 0; j < size; j++) squares += ratio[i]![j]! * ratio[j]![i]!;
  }
  return { sum, squares };
}

function signed({
  plus,
  minus,
}: {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
}): readonly (readonly [number, number])[] {
  return [...plus.map((cell) => [cell, 1] as const), ...minus.map((cell) => [cell, -1] as const)];
}
