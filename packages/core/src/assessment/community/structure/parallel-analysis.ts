/** Parallel analysis: how many dimensions answers have beyond what chance alone would show. */

import {
  pearson,
  type RandomStream,
  randomStream,
  sortedQuantile,
  symmetricEigen,
} from "../../../numerics/index.ts";
import { polychoric } from "./polychoric.ts";

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
  const correlations = correlationsOf(columns, correlation);
  if (correlations.some((row) => row.some(Number.isNaN))) {
    throw new RangeError("Cannot find dimensions: two columns have no correlation");
  }
  const { values, vectors } = symmetricEigen(correlations);
  const copies = Array.from({ length: draws }, (_, run) => {
    const random = randomStream(seed, run);
    const shuffled = columns.map((column) => shuffledAnswers(column, random));
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
export function correlationsOf(
  columns: readonly ArrayLike<number>[],
  kind: CorrelationKind,
): readonly Float64Array[] {
  const rows = columns.map(() => new Float64Array(columns.length).fill(1));
  for (let i = 0; i < columns.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [columns[i]!, columns[j]!];
      const value = kind === "pearson" ? pearson(a, b).value : polychoric(a, b).value;
      rows[i]![j] = value;
      rows[j]![i] = value;
    }
  }
  return rows;
}

/** Fisher and Yates's shuffle of the answers that are there. */
function shuffledAnswers(column: ArrayLike<number>, random: RandomStream): Float64Array {
  const shuffled = Float64Array.from(column);
  const there = Array.from(shuffled.keys()).filter((i) => !Number.isNaN(shuffled[i]!));
  for (let last = there.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [there[last]!, there[other]!];
    const held = shuffled[a]!;
    shuffled[a] = shuffled[b]!;
    shuffled[b] = held;
  }
  return shuffled;
}
