/** Columns put in order once, so that units can be compared pair by pair without comparing values again. */

/** A criterion: one score for each unit, NaN where there is none; the higher the better. */
export type Column = ArrayLike<number>;

export type OrderedColumn = {
  /** Above 0, relative to the other columns. */
  readonly weight: number;
  /** Units that have a score, the lowest first. */
  readonly order: Int32Array;
  /** For each unit, where in `order` the units tied with it begin; −1 without a score. */
  readonly from: Int32Array;
  /** For each unit, where in `order` the units tied with it have ended. */
  readonly to: Int32Array;
  /** Units without a score. */
  readonly without: Int32Array;
};

// As in `rankDescending`: a pair is tied here exactly when the printed ranks are.
const TIE = 1e-9;

/**
 * Put columns in order, leaving out those of weight 0. Neighbours no further apart than `tie` share a place.
 *
 * @param tie  0 to tell apart what differs by rounding alone
 * @throws RangeError  without columns, for columns of unequal length, or for weights that are below 0 or all 0
 */
export function orderColumns(
  columns: readonly Column[],
  weights: ArrayLike<number>,
  tie = TIE,
): readonly OrderedColumn[] {
  checkColumns(columns, weights);
  return columns.map((column, k) => orderColumn(column, weights[k]!, tie)).filter(({ weight }) => weight > 0);
}

function checkColumns(columns: readonly Column[], weights: ArrayLike<number>): void {
  if (columns.length === 0) throw new RangeError("Cannot compare units: there is no column");
  if (weights.length !== columns.length) {
    throw new RangeError(`Cannot compare units: ${columns.length} columns, ${weights.length} weights`);
  }
  const length = columns[0]!.length;
  const other = columns.find((column) => column.length !== length);
  if (other !== undefined) {
    throw new RangeError(`Cannot compare units: columns of ${length} and of ${other.length} units`);
  }
  let total = 0;
  for (let k = 0; k < weights.length; k++) {
    const weight = weights[k]!;
    if (!(weight >= 0 && weight < Infinity)) {
      throw new RangeError(`Cannot compare units: a weight is ${weight}, it must be at least 0`);
    }
    total += weight;
  }
  if (!(total > 0)) throw new RangeError("Cannot compare units: all weights are 0");
}

function orderColumn(column: Column, weight: number, tie: number): OrderedColumn {
  const units = Int32Array.from({ length: column.length }, (_, u) => u);
  const order = units.filter((u) => !Number.isNaN(column[u]!)).sort((a, b) => column[a]! - column[b]!);
  const from = new Int32Array(column.length).fill(-1);
  const to = new Int32Array(column.length).fill(-1);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    // Written so that two infinite values, whose difference is NaN, are tied.
    while (end < order.length && !(column[order[end]!]! - column[order[end - 1]!]! > tie)) end++;
    for (let p = start; p < end; p++) {
      from[order[p]!] = start;
      to[order[p]!] = end;
    }
    start = end;
  }
  return { weight, order, from, to, without: units.filter((u) => Number.isNaN(column[u]!)) };
}
