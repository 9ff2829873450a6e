/** Symmetric positive systems, by Cholesky's factors; matrices are row after row in one array. */

/**
 * Lower factor L of a symmetric positive definite matrix, A = L·Lᵀ; null if the matrix is singular to rounding, so
 * that a pivot falls below the tolerance times its diagonal entry.
 *
 * @param matrix  n × n, of which the lower triangle is read; left unchanged
 * @see Golub & Van Loan (2013), Matrix Computations, 4th edition, algorithm 4.2.1
 * @example
 * Array.from(choleskyFactor(Float64Array.of(4, 2, 2, 5), 2)); // => [2, 0, 1, 2]
 * choleskyFactor(Float64Array.of(1, 1, 1, 1), 2); // => null
 */
export function choleskyFactor(matrix: Float64Array, n: number, tolerance = 1e-12): Float64Array | null {
  if (matrix.length !== n * n) {
    throw new RangeError(`Cannot factor ${matrix.length} numbers as a matrix of ${n} × ${n}`);
  }
  const factor = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * n + column]!;
      for (let k = 0; k < column; k++) rest -= factor[row * n + k]! * factor[column * n + k]!;
      if (row === column) {
        if (!(rest > tolerance * matrix[row * n + row]!)) return null;
        factor[row * n + row] = Math.sqrt(rest);
      } else factor[row * n + column] = rest / factor[column * n + column]!;
    }
  }
  return factor;
}

/**
 * Solve A·x = b with the lower factor of A.
 *
 * @param factor  from `choleskyFactor`, n × n
 * @param right  n numbers; left unchanged
 * @example
 * Array.from(choleskySolve(Float64Array.of(2, 0, 1, 2), Float64Array.of(8, 14))); // => [0.75, 2.5]
 */
export function choleskySolve(factor: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const solution = right.slice();
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < row; k++) solution[row]! -= factor[row * n + k]! * solution[k]!;
    solution[row]! /= factor[row * n + row]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    for (let k = row + 1; k < n; k++) solution[row]! -= factor[k * n + row]! * solution[k]!;
    solution[row]! /= factor[row * n + row]!;
  }
  return solution;
}
