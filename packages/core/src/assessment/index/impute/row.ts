/** Row-wise imputation: a gap takes the unit's own level in the other indicators of the component. */

import { extent, median, moments } from "../../../numerics/index.ts";

export type RowImputeOptions = {
  readonly centre: "mean" | "median";
  /** One per column, +1 or −1: columns are turned to the same direction before they are compared. */
  readonly directions: readonly (1 | -1)[];
  /** Bring each column to 0–1 by its smallest and largest value first, and the guess back afterwards; default true. */
  readonly normaliseFirst?: boolean;
};

/**
 * Fill gaps with the mean or median of what the unit has in the other columns. A unit with no value in any of them
 * keeps its gaps. Without normalising first, values are taken as they stand, whatever their direction.
 *
 * @param columns  the indicators of one component, each with one value per unit, NaN where missing
 * @returns columns in the same order; those without gaps to fill are returned as given
 * @throws RangeError  unless there is one direction a column
 * @see COINr 1.1.14 `Impute(impute_by = "row")`
 * @example
 * imputeRows([Float64Array.of(0, 5, 10), Float64Array.of(100, NaN, 300)], { centre: "mean", directions: [1, 1] }).map((column) => column[1]); // => [5, 200]
 */
export function imputeRows(
  columns: readonly Float64Array[],
  options: RowImputeOptions,
): readonly Float64Array[] {
  const { centre, directions, normaliseFirst = true } = options;
  if (directions.length !== columns.length) {
    throw new RangeError(
      `Cannot impute rows of ${columns.length} columns with ${directions.length} directions`,
    );
  }
  const scales = columns.map((column, c) => scaleOf(column, normaliseFirst ? directions[c]! : null));
  const unitCount = columns[0]?.length ?? 0;
  const row = new Float64Array(columns.length);
  const fillers = Float64Array.from({ length: unitCount }, (_, u) => {
    for (let c = 0; c < columns.length; c++) row[c] = scales[c]!.to(columns[c]![u]!);
    return centre === "mean" ? moments(row).mean : median(row);
  });
  return columns.map((column, c) =>
    column.some(Number.isNaN)
      ? column.map((value, u) => (Number.isNaN(value) ? scales[c]!.back(fillers[u]!) : value))
      : column,
  );
}

type Scale = { to(value: number): number; back(score: number): number };

/** To 0–1 in the stated direction, or as it is. A constant column has no position to tell, but a value to return. */
function scaleOf(column: Float64Array, direction: 1 | -1 | null): Scale {
  if (direction === null) return { to: (value) => value, back: (score) => score };
  const { low, high, range } = extent(column);
  const from = direction === 1 ? low : high;
  return {
    to: (value) => {
      const share = ((value - from) / range) * direction;
      return Number.isFinite(share) ? share : Number.NaN;
    },
    back: (score) => from + score * range * direction,
  };
}
