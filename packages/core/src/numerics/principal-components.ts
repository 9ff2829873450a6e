/** Principal components of standardised columns. */

import { moments } from "./moments.ts";
import { orthogonalise } from "./orthogonalise.ts";

export type PrincipalComponents = {
  /** Rows without a gap, on which all rests. */
  readonly rows: number;
  /** Mean and standard deviation (n − 1) of each column over those rows. */
  readonly centre: Float64Array;
  readonly scale: Float64Array;
  /** Standard deviation of each component, the largest first; their squares are the eigenvalues, adding up to the number of columns. */
  readonly deviations: Float64Array;
  readonly eigenvalues: Float64Array;
  /** Share of all variance that each component explains, 0 to 1. */
  readonly explained: Float64Array;
  /** `loadings[component][column]`: unit vectors at right angles to each other. */
  readonly loadings: readonly Float64Array[];
};

/** Why there are none: fewer than two rows without a gap, or columns (by position) that do not vary over them. */
export type NoComponents =
  | { readonly problem: "too-few-rows"; readonly rows: number }
  | { readonly problem: "constant-columns"; readonly columns: readonly number[] };

// Sums of loadings smaller than this say nothing of a direction.
const TIE = 1e-9;

/**
 * Principal components of columns that are centred and scaled to standard deviation 1 (n − 1), over the rows without
 * a gap. The sign of a component is fixed: its loadings add up to more than 0; where they add up to 0, the
 * first loading of the largest size is positive. As many components as columns.
 *
 * @param columns  of one length, NaN for a gap
 * @throws RangeError  without columns, or for columns of unequal length
 * @see R's `prcomp(center = TRUE, scale. = TRUE)`, whose numbers it reproduces up to sign
 * @example
 * Array.from(principalComponents([[1, 2, 3], [2, 4, 6]]).explained, (each) => Math.round(each)); // => [1, 0]
 * principalComponents([[1, 2, 3], [5, 5, 5]]); // => { problem: "constant-columns", columns: [1] }
 */
export function principalComponents(
  columns: readonly ArrayLike<number>[],
): PrincipalComponents | NoComponents {
  const length = columns[0]?.length;
  if (length === undefined || columns.some((column) => column.length !== length)) {
    throw new RangeError("Cannot find principal components: columns must be there, and of one length");
  }
  const whole = Array.from({ length }, (_, i) => i).filter((i) =>
    columns.every((column) => !Number.isNaN(column[i]!)),
  );
  if (whole.length < 2) return { problem: "too-few-rows", rows: whole.length };
  const kept = columns.map((column) => Float64Array.from(whole, (i) => column[i]!));
  const known = kept.map((column) => moments(column));
  const constant = known.flatMap(({ mean, standardDeviation }, k) =>
    standardDeviation > 1e-14 * Math.abs(mean) ? [] : [k],
  );
  if (constant.length > 0) return { problem: "constant-columns", columns: constant };

  const root = Math.sqrt(whole.length - 1);
  const standard = kept.map((column, k) => {
    const { mean, standardDeviation } = known[k]!;
    return column.map((each) => (each - mean) / (standardDeviation * root));
  });
  const components = orthogonalise(standard).toSorted((a, b) => b.norm - a.norm);
  const deviations = Float64Array.from(components, ({ norm }) => norm);
  return {
    rows: whole.length,
    centre: Float64Array.from(known, ({ mean }) => mean),
    scale: Float64Array.from(known, ({ standardDeviation }) => standardDeviation),
    deviations,
    eigenvalues: deviations.map((each) => each * each),
    explained: deviations.map((each) => (each * each) / columns.length),
    loadings: components.map(({ direction }) => facing(direction)),
  };
}

function facing(loadings: Float64Array): Float64Array {
  const sum = loadings.reduce((a, b) => a + b, 0);
  const most = loadings.reduce((so, each) => Math.max(so, Math.abs(each)), 0);
  const lead = loadings.find((each) => Math.abs(each) >= most - TIE)!;
  const turned = Math.abs(sum) > TIE ? sum < 0 : lead < 0;
  return turned ? loadings.map((each) => -each) : loadings;
}
