/** Eigenvalues and eigenvectors of a symmetric matrix, positive definite or not. */

import { orthogonalise } from "./orthogonalise.ts";

export type Eigen = {
  /** From the largest down; below 0 where the matrix is not positive semidefinite. */
  readonly values: Float64Array;
  /** `vectors[k]` has length 1 and belongs to `values[k]`. */
  readonly vectors: readonly Float64Array[];
};

/**
 * Eigenvalues and eigenvectors of a symmetric matrix.
 *
 * @param matrix  rows of a symmetric matrix, without NaN; only symmetry is taken on trust
 * @throws RangeError  for a matrix that is not square
 * @see Demmel & Veselić (1992), SIAM Journal on Matrix Analysis 13, 1204–1245. doi:10.1137/0613074
 * @example
 * Array.from(symmetricEigen([[1, 0.5], [0.5, 1]]).values, (each) => each.toFixed(12)); // => ["1.500000000000", "0.500000000000"]
 */
export function symmetricEigen(matrix: readonly ArrayLike<number>[]): Eigen {
  if (matrix.some((row) => row.length !== matrix.length)) {
    throw new RangeError("Cannot find eigenvalues: the matrix must be square");
  }
  // Moved up by at least the size of the lowest eigenvalue (Gershgorin), singular values are eigenvalues.
  const shift = matrix.reduce((most, row) => Math.max(most, sizes(row)), 0);
  const moved = matrix.map((row, i) => Float64Array.from(row, (each, j) => (i === j ? each + shift : each)));
  const found = orthogonalise(moved).toSorted((a, b) => b.norm - a.norm);
  return {
    values: Float64Array.from(found, ({ norm }) => norm - shift),
    vectors: found.map(({ direction }) => direction),
  };
}

function sizes(row: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += Math.abs(row[i]!);
  return sum;
}
