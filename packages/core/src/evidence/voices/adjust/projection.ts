/** Residuals from what the weights were adjusted to: an adjusted estimate varies only by what margins leave open. */

/** A regression on auxiliary variables, weighted by the weights before the adjustment. */
export type Projection = {
  /** Weights before the adjustment. */
  readonly before: Float64Array;
  /** Weights after it. */
  readonly after: Float64Array;
  /** Cell of each row; rows of a cell agree in all auxiliary variables. −1: the row has no part in the regression. */
  readonly cellOf: Int32Array;
  readonly cellCount: number;
  /**
   * Columns over cells that span the auxiliary variables, at right angles and of length 1 when cells count with
   * their weight before; null where each cell is a variable of its own.
   */
  readonly basis: readonly Float64Array[] | null;
};

/**
 * Linearised values less what the auxiliary variables explain of them: their weighted totals have the variance of
 * estimates under adjusted weights.
 *
 * A value z becomes z − ẑ, the least-squares fit of z weighted by the weights before the adjustment. Several
 * adjustments one after the other are projected in their order. Where weights were changed again after an adjustment
 * without margins of its own (trimming), it is w·z / after that is fitted, as in R.
 *
 * @param projections  of the adjustments in the order they were made; null is passed over
 * @param weights  those that estimates use: after the last adjustment; 0 only where all adjustments gave 0
 * @param columns  one linearised value a row, for a total the value itself; 0 outside the domain
 * @see Deville & Särndal (1992), Journal of the American Statistical Association 87, 376–382.
 * doi:10.1080/01621459.1992.10475217; `survey::svyrecvar` of R
 * @example
 * Array.from(residualColumns([{ before: Float64Array.of(1, 1), after: Float64Array.of(2, 2), cellOf: Int32Array.of(0, 0), cellCount: 1, basis: null }], Float64Array.of(2, 2), [Float64Array.of(1, 3)])[0]); // => [-1, 1]
 */
export function residualColumns(
  projections: readonly (Projection | null)[],
  weights: Float64Array,
  columns: readonly Float64Array[],
): readonly Float64Array[] {
  return columns.map((column) => {
    if (column.length !== weights.length) {
      throw new RangeError(
        `Cannot project a column of ${column.length} rows under ${weights.length} weights`,
      );
    }
    let left: Float64Array = column.map((each, row) => (weights[row]! > 0 ? each * weights[row]! : 0));
    for (const projection of projections) if (projection !== null) left = residualOf(projection, left);
    return left.map((each, row) => (weights[row]! > 0 ? each / weights[row]! : 0));
  });
}

/** What is left of weighted values. */
function residualOf(projection: Projection, column: Float64Array): Float64Array {
  const { before, after, cellOf, cellCount, basis } = projection;
  if (column.length !== before.length) {
    throw new RangeError(`Cannot project ${column.length} rows on an adjustment of ${before.length}`);
  }
  const sums = sumByCell(projection, (row) =>
    after[row] === 0 ? 0 : (before[row]! * column[row]!) / after[row]!,
  );
  const fitted = new Float64Array(cellCount);
  if (basis === null) {
    const cellWeights = sumByCell(projection, (row) => before[row]!);
    for (let c = 0; c < cellCount; c++) fitted[c] = cellWeights[c]! > 0 ? sums[c]! / cellWeights[c]! : 0;
  } else {
    for (const direction of basis) {
      let along = 0;
      for (let c = 0; c < cellCount; c++) along += direction[c]! * sums[c]!;
      for (let c = 0; c < cellCount; c++) fitted[c]! += along * direction[c]!;
    }
  }
  return column.map((each, row) => (cellOf[row]! < 0 ? each : each - after[row]! * fitted[cellOf[row]!]!));
}

function sumByCell({ cellOf, cellCount }: Projection, numberOf: (row: number) => number): Float64Array {
  const sums = new Float64Array(cellCount);
  for (let row = 0; row < cellOf.length; row++) {
    if (cellOf[row]! >= 0) sums[cellOf[row]!]! += numberOf(row);
  }
  return sums;
}
