/** Systems of linear equations, by elimination. */

/**
 * The solution of A x = b by Gaussian elimination with partial pivoting; null where A is singular: where a pivot
 * is below 1e-13 of the largest entry of its row.
 *
 * @param rows  square, row by row
 * @throws RangeError  unless `rows` is square and as long as `right`
 * @example
 * Array.from(solveLinearSystem([[2, 1], [0, 4]], [4, 8])); // => [1, 2]
 * solveLinearSystem([[1, 2], [2, 4]], [1, 1]); // => null
 */
export function solveLinearSystem(
  rows: readonly ArrayLike<number>[],
  right: ArrayLike<number>,
): Float64Array | null {
  const n = rows.length;
  if (right.length !== n || rows.some((row) => row.length !== n)) {
    throw new RangeError(`Cannot solve a system: ${n} equations must have ${n} unknowns and right sides`);
  }
  const a = rows.map((row) => Float64Array.from(row));
  const b = Float64Array.from(right);
  const scale = a.map((row) => row.reduce((most, each) => Math.max(most, Math.abs(each)), 0));
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(a[i]![k]!) * scale[best]! > Math.abs(a[best]![k]!) * scale[i]!) best = i;
    }
    if (!(Math.abs(a[best]![k]!) > 1e-13 * scale[best]!)) return null;
    [a[k], a[best]] = [a[best]!, a[k]!];
    [b[k], b[best]] = [b[best]!, b[k]!];
    [scale[k], scale[best]] = [scale[best]!, scale[k]!];
    const pivot = a[k]!;
    for (let i = k + 1; i < n; i++) {
      const row = a[i]!;
      const factor = row[k]! / pivot[k]!;
      if (factor === 0) continue;
      for (let j = k; j < n; j++) row[j]! -= factor * pivot[j]!;
      b[i]! -= factor * b[k]!;
    }
  }
  for (let k = n - 1; k >= 0; k--) {
    let sum = b[k]!;
    for (let j = k + 1; j < n; j++) sum -= a[k]![j]! * b[j]!;
    b[k] = sum / a[k]![k]!;
  }
  return b;
}
