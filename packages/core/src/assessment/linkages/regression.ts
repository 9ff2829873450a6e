/** What a linear regression leaves unexplained. */

/**
 * The sum of squared residuals of a column on others and a constant. Columns are made orthogonal twice over, so that
 * levels in the hundred thousands cost no digits; one that the earlier ones explain already is passed over.
 *
 * @throws RangeError  for columns of unequal length
 */
export function residualSquares(
  response: ArrayLike<number>,
  columns: readonly ArrayLike<number>[],
): { readonly squares: number; readonly rank: number } {
  const n = response.length;
  if (columns.some((column) => column.length !== n)) {
    throw new RangeError(`Cannot regress: every column must have ${n} values`);
  }
  const basis: Float64Array[] = [];
  for (const column of [new Float64Array(n).fill(1), ...columns]) {
    const own = Float64Array.from(column);
    const before = Math.sqrt(dot(own, own));
    removeAll(own, basis);
    const length = Math.sqrt(dot(own, own));
    if (!(length > 1e-10 * before)) continue;
    basis.push(own.map((each) => each / length));
  }
  const rest = Float64Array.from(response);
  removeAll(rest, basis);
  return { squares: dot(rest, rest), rank: basis.length };
}

function removeAll(column: Float64Array, basis: readonly Float64Array[]): void {
  for (let round = 0; round < 2; round++) {
    for (const direction of basis) {
      const share = dot(column, direction);
      for (let k = 0; k < column.length; k++) column[k]! -= share * direction[k]!;
    }
  }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
