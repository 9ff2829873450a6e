/** Tables of counts with their margins: rows that may stand in groups, columns or none, and totals of everything. */

/** A row, and the row that sums it up with others; null if it stands directly below the total. */
export type TableRow = { readonly id: string; readonly group: string | null };

/**
 * Counts of persons, never weighted. A layer counts those of whom something holds: a table of shares has the layers
 * `numerator` and `complement`, whose sum is the denominator.
 */
export type CountTable = {
  readonly rows: readonly TableRow[];
  /** Empty for a table of one way. */
  readonly columns: readonly string[];
  /**
   * For each layer the counts row by row, one for each column (or one a row without columns). What stands for a row
   * that is a group is not read: a group is the sum of its rows.
   */
  readonly layers: Readonly<Record<string, ArrayLike<number>>>;
};

/** One cell or margin of a table; null stands for the total. */
export type TablePosition = { readonly row: string | null; readonly column: string | null };

/** A table with all its sums. Lines are rows and then the total; places in a line are columns and then the total. */
export type SummedTable = {
  /** Rows and columns in the order of their names, which makes everything below independent of the order given. */
  readonly rows: readonly TableRow[];
  readonly columns: readonly string[];
  readonly positions: readonly TablePosition[];
  /** For each row the line it is summed up in; for the line of the total −1. */
  readonly groups: Int32Array;
  /** Whether a line is the sum of others. */
  readonly isSum: readonly boolean[];
  /** Places in a line. */
  readonly width: number;
  readonly layerNames: readonly string[];
  /** For each layer one count a position. */
  readonly layers: readonly Float64Array[];
};

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Add all sums to a table.
 *
 * @throws RangeError  for counts that are not whole or below 0, a layer of another length than rows times columns, names
 *   given twice, a group that is no row or lies within itself, or no layer
 * @example
 * Array.from(sumTable({ rows: [{ id: "a", group: null }, { id: "b", group: null }], columns: [], layers: { n: [4, 3] } }).layers[0]); // => [4, 3, 7]
 */
export function sumTable(table: CountTable): SummedTable {
  const { rows: given, columns: givenColumns } = table;
  checkNames(given, givenColumns);
  const rows = [...given].sort((a, b) => byText(a.id, b.id));
  const columns = [...givenColumns].sort(byText);
  const total = rows.length;
  const width = columns.length === 0 ? 1 : columns.length + 1;
  const lineOf = new Map(rows.map(({ id }, line) => [id, line]));
  const groups = Int32Array.from([
    ...rows.map(({ group }) => (group === null ? total : lineOf.get(group)!)),
    -1,
  ]);
  checkGroups(rows, groups);
  const isSum = Array.from({ length: total + 1 }, (_, line) => line === total || groups.includes(line));
  const layerNames = Object.keys(table.layers).sort(byText);
  if (layerNames.length === 0) throw new RangeError("Cannot sum a table without counts");

  const sourceLine = new Map(given.map(({ id }, line) => [id, line]));
  const sourceColumn = columns.length === 0 ? [0] : columns.map((name) => givenColumns.indexOf(name));
  const layers = layerNames.map((name) => {
    const counts = table.layers[name]!;
    if (counts.length !== given.length * sourceColumn.length) {
      throw new RangeError(`Cannot read ${counts.length} counts of ${name} in ${given.length} rows`);
    }
    const sums = new Float64Array((total + 1) * width);
    for (const [line, { id }] of rows.entries()) {
      if (isSum[line]) continue;
      for (const [place, from] of sourceColumn.entries()) {
        const count = counts[sourceLine.get(id)! * sourceColumn.length + from]!;
        if (!(Number.isSafeInteger(count) && count >= 0)) {
          throw new RangeError(`Cannot count ${count} persons in row ${id} of ${name}`);
        }
        for (let up = line; up >= 0; up = groups[up]!) {
          sums[up * width + place]! += count;
          if (columns.length > 0) sums[up * width + width - 1]! += count;
        }
      }
    }
    return sums;
  });
  const positions = [...rows.map(({ id }) => id), null].flatMap((row) =>
    [...columns, null].map((column) => ({ row, column })),
  );
  return { rows, columns, positions, groups, isSum, width, layerNames, layers };
}

function checkNames(rows: readonly TableRow[], columns: readonly string[]): void {
  const ids = new Set(rows.map(({ id }) => id));
  if (ids.size !== rows.length || new Set(columns).size !== columns.length) {
    throw new RangeError("Cannot sum a table with a row or column that stands in it twice");
  }
  const lost = rows.find(({ group }) => group !== null && !ids.has(group));
  if (lost !== undefined)
    throw new RangeError(`Cannot sum ${lost.id} into ${lost.group}: there is no such row`);
}

function checkGroups(rows: readonly TableRow[], groups: Int32Array): void {
  for (const [line, { id }] of rows.entries()) {
    let up = line;
    for (let steps = 0; up !== rows.length; steps++) {
      if (steps > rows.length) throw new RangeError(`Cannot sum ${id}: its groups lie within themselves`);
      up = groups[up]!;
    }
  }
}
