/** Parallel analysis: how many dimensions answers have beyond what chance alone would show. */

import {
  type Correlation,
  pearson,
  type RandomStream,
  randomStream,
  sortedQuantile,
  symmetricEigen,
} from "../../../numerics/index.ts";
import { type Grades, gradesOf, gradeTable, margins } from "./grades.ts";
import { polychoricOfGrades } from "./polychoric.ts";

export const correlationKinds = ["polychoric", "pearson"] as const;

/** Polychoric takes answers as grades of something underneath, Pearson as numbers. */
export type CorrelationKind = (typeof correlationKinds)[number];

export type ParallelAnalysisOptions = {
  readonly correlation: CorrelationKind;
  /** Shuffled copies; at least 20. */
  readonly draws: number;
  /** The quantile of the copies' eigenvalues that counts as chance. */
  readonly level: number;
  readonly seed: number;
};

export type ParallelAnalysis = {
  /** Rows of the correlation matrix, each correlation over the rows that have both answers. */
  readonly correlations: readonly Float64Array[];
  /** From the largest down, with what chance gives at the same place. */
  readonly eigenvalues: Float64Array;
  readonly chance: Float64Array;
  readonly vectors: readonly Float64Array[];
  /** Leading eigenvalues above chance; counting stops at the first that is not. */
  readonly dimensions: number;
};

/**
 * Horn's parallel analysis, on copies in which each column is shuffled among the rows that have an answer: margins,
 * grades and gaps stay, what goes together goes.
 *
 * @param columns  answers, NaN for a gap; every pair must have a correlation
 * @throws RangeError  for fewer than two columns, fewer than 20 draws, or a pair without a correlation
 * @see Horn (1965), Psychometrika 30, 179–185. doi:10.1007/BF02289447; Buja & Eyuboglu (1992),
 *   Multivariate Behavioral Research 27, 509–540. doi:10.1207/s15327906mbr2704_2
 */
export function parallelAnalysis(
  columns: readonly ArrayLike<number>[],
  { correlation, draws, level, seed }: ParallelAnalysisOptions,
): ParallelAnalysis {
  if (columns.length < 2 || !(draws >= 20)) {
    throw new RangeError(`Cannot compare ${columns.length} columns with ${draws} shuffled copies`);
  }
  const graded = columns.map(gradesOf);
  const correlations = correlationsOf(graded, correlation);
  if (correlations.some((row) => row.some(Number.isNaN))) {
    throw new RangeError("Cannot find dimensions: two columns have no correlation");
  }
  const { values, vectors } = symmetricEigen(correlations);
  const copies = Array.from({ length: draws }, (_, run) => {
    const random = randomStream(seed, run);
    const shuffled = graded.map((column) => shuffledAnswers(column, random));
    // A copy may by chance lose what two columns with gaps share; then it says nothing of that pair.
    const copy = correlationsOf(shuffled, correlation).map((row) =>
      row.map((each) => (Number.isNaN(each) ? 0 : each)),
    );
    return symmetricEigen(copy).values;
  });
  const chance = values.map((_, k) =>
    sortedQuantile(Float64Array.from(copies, (each) => each[k]!).sort(), level),
  );
  const first = values.findIndex((each, k) => !(each > chance[k]!));
  return {
    correlations,
    eigenvalues: values,
    chance,
    vectors,
    dimensions: first < 0 ? values.length : first,
  };
}

/** All correlations of columns with each other, 1 with themselves; NaN where a pair has none. */
export function correlationsOf(columns: readonly Grades[], kind: CorrelationKind): readonly Float64Array[] {
  const rows = columns.map(() => new Float64Array(columns.length).fill(1));
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j < i; j++) {
      const { value } = correlationOf(columns[i]!, columns[j]!, kind);
      rows[i]![j] = value;
      rows[j]![i] = value;
    }
  }
  return rows;
}

/** One correlation of either kind. */
export function correlationOf(a: Grades, b: Grades, kind: CorrelationKind): Correlation {
  return kind === "pearson" ? pearsonOfGrades(a, b) : polychoricOfGrades(a, b);
}

/** Tables larger than this take longer than the pairs themselves. */
const MOST_CELLS = 4096;

function pearsonOfGrades(a: Grades, b: Grades): Correlation {
  if (a.values.length * b.values.length > MOST_CELLS) return pearson(answersOf(a), answersOf(b));
  const table = gradeTable(a, b);
  const { n, width, cells } = table;
  const { first, second } = margins(table);
  const meanA = mean(a.values, first, n);
  const meanB = mean(b.values, second, n);
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < first.length; i++) {
    const away = a.values[i]! - meanA;
    aa += first[i]! * away * away;
    for (let j = 0; j < width; j++) ab += cells[i * width + j]! * away * (b.values[j]! - meanB);
  }
  for (let j = 0; j < width; j++) bb += second[j]! * (b.values[j]! - meanB) ** 2;
  const varies = first.filter((each) => each > 0).length > 1 && second.filter((each) => each > 0).length > 1;
  return { n, value: varies ? Math.min(1, Math.max(-1, ab / Math.sqrt(aa * bb))) : Number.NaN };
}

function mean(values: Float64Array, totals: Float64Array, n: number): number {
  return values.reduce((sum, value, k) => sum + value * totals[k]!, 0) / n;
}

function answersOf({ values, place }: Grades): Float64Array {
  return Float64Array.from(place, (each) => (each < 0 ? Number.NaN : values[each]!));
}

/** Fisher and Yates's shuffle of the answers that are there. */
function shuffledAnswers({ values, place }: Grades, random: RandomStream): Grades {
  const shuffled = place.slice();
  const there = new Int32Array(place.length);
  let count = 0;
  for (let row = 0; row < place.length; row++) if (place[row]! >= 0) there[count++] = row;
  for (let last = count - 1; last > 0; last--) {
    const a = there[last]!;
    const b = there[Math.floor(random() * (last + 1))]!;
    const held = shuffled[a]!;
    shuffled[a] = shuffled[b]!;
    shuffled[b] = held;
  }
  return { values, place: shuffled };
}
