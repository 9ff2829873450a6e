/** Answers as grades: positions on an ordered scale, so that pairs are counted in a table instead of one by one. */

/** A column of answers by its grades. */
export type Grades = {
  /** The answers there are, ascending. */
  readonly values: Float64Array;
  /** Position of each row's answer in `values`; −1 for a gap. */
  readonly place: Int32Array;
};

/** Pairs of grades: `cells[a × width + b]` rows have grade `a` in the first column and `b` in the second. */
export type GradeTable = { readonly n: number; readonly width: number; readonly cells: Float64Array };

/** @param column  answers as numbers, NaN for a gap */
export function gradesOf(column: ArrayLike<number>): Grades {
  const values = Float64Array.from(new Set(Array.from(column).filter((each) => !Number.isNaN(each)))).sort();
  const places = new Map(Array.from(values, (value, k) => [value, k]));
  return { values, place: Int32Array.from(column, (each) => places.get(each) ?? -1) };
}

/**
 * How often each pair of grades occurs, over the rows that have both.
 *
 * @throws RangeError  for columns of unequal length
 */
export function gradeTable(a: Grades, b: Grades): GradeTable {
  if (a.place.length !== b.place.length) {
    throw new RangeError(`Cannot pair columns of ${a.place.length} and ${b.place.length} answers`);
  }
  const width = b.values.length;
  const cells = new Float64Array(a.values.length * width);
  const first = a.place;
  const second = b.place;
  let n = 0;
  for (let row = 0; row < first.length; row++) {
    const i = first[row]!;
    const j = second[row]!;
    if (i < 0 || j < 0) continue;
    cells[i * width + j]!++;
    n++;
  }
  return { n, width, cells };
}

/** How many rows have each grade of the first column, and of the second, among the pairs. */
export function margins({ width, cells }: GradeTable): {
  readonly first: Float64Array;
  readonly second: Float64Array;
} {
  const first = new Float64Array(cells.length / Math.max(1, width));
  const second = new Float64Array(width);
  for (let k = 0; k < cells.length; k++) {
    first[Math.floor(k / width)]! += cells[k]!;
    second[k % width]! += cells[k]!;
  }
  return { first, second };
}
