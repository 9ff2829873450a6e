/** Ids numbered within their parents: cluster 7 of stratum 1 and cluster 7 of stratum 2 are two. */

export type Nesting = {
  /** Row to number, 0 … count − 1, in the order of parent and then id. */
  readonly ofRow: Int32Array;
  readonly count: number;
  /** Number to that of the parent; ascending. */
  readonly parent: Int32Array;
};

/** Up to so many places per row, pairs of parent and id are marked in a table; beyond, rows are sorted. */
const TABLE_PLACES = 8;

/**
 * Number ids within their parents.
 *
 * @param above  the parents; null for one
 * @param ids  row to id; null where every row is one of its own
 */
export function nestIds(above: Nesting | null, ids: Int32Array | null): Nesting {
  if (ids === null) return nestRows(above!);
  const rowCount = ids.length;
  const parentOfRow = above === null ? null : above.ofRow;
  const parentCount = above === null ? 1 : above.count;
  const { codes, size } = narrow(ids);
  if (parentCount * size <= TABLE_PLACES * rowCount + 65_536) {
    return nestByTable(parentOfRow, parentCount, codes, size);
  }
  let order = orderBy(null, codes, size);
  if (parentOfRow !== null) order = orderBy(order, parentOfRow, parentCount);
  const ofRow = new Int32Array(rowCount);
  const parent = new Int32Array(rowCount);
  let [count, lastParent, lastCode] = [0, -1, -1];
  for (const row of order) {
    const p = parentOfRow === null ? 0 : parentOfRow[row]!;
    const code = codes[row]!;
    if (p !== lastParent || code !== lastCode) {
      parent[count++] = p;
      lastParent = p;
      lastCode = code;
    }
    ofRow[row] = count - 1;
  }
  return { ofRow, count, parent: parent.slice(0, count) };
}

function nestRows({ ofRow: parentOfRow, count }: Nesting): Nesting {
  const order = orderBy(null, parentOfRow, count);
  const ofRow = new Int32Array(order.length);
  const parent = new Int32Array(order.length);
  for (let place = 0; place < order.length; place++) {
    const row = order[place]!;
    ofRow[row] = place;
    parent[place] = parentOfRow[row]!;
  }
  return { ofRow, count: order.length, parent };
}

function nestByTable(
  parentOfRow: Int32Array | null,
  parentCount: number,
  codes: Int32Array,
  size: number,
): Nesting {
  const table = new Int32Array(parentCount * size);
  const ofRow = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    const place = parentOfRow === null ? codes[row]! : parentOfRow[row]! * size + codes[row]!;
    ofRow[row] = place;
    table[place] = 1;
  }
  let count = 0;
  for (let place = 0; place < table.length; place++) if (table[place] === 1) table[place] = ++count;
  const parent = new Int32Array(count);
  for (let place = 0; place < table.length; place++) {
    if (table[place] !== 0) parent[table[place]! - 1] = Math.floor(place / size);
  }
  for (let row = 0; row < codes.length; row++) ofRow[row] = table[ofRow[row]!]! - 1;
  return { ofRow, count, parent };
}

/** Ids as 0 … size − 1 in their order: shifted where they lie close together, else numbered. */
function narrow(ids: Int32Array): { readonly codes: Int32Array; readonly size: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const id of ids) {
    if (id < low) low = id;
    if (id > high) high = id;
  }
  if (ids.length === 0) return { codes: ids, size: 0 };
  if (high - low < 2 * ids.length + 1024) {
    return { codes: low === 0 ? ids : ids.map((id) => id - low), size: high - low + 1 };
  }
  const numbers = new Map<number, number>();
  for (const id of ids.toSorted()) if (!numbers.has(id)) numbers.set(id, numbers.size);
  return { codes: ids.map((id) => numbers.get(id)!), size: numbers.size };
}

/** Rows in the order of their codes, those of one code in the order given: a counting sort. */
export function orderBy(order: Int32Array | null, codes: Int32Array, size: number): Int32Array {
  const start = new Int32Array(size + 1);
  for (const code of codes) start[code + 1]!++;
  for (let code = 0; code < size; code++) start[code + 1]! += start[code]!;
  const sorted = new Int32Array(codes.length);
  for (let place = 0; place < codes.length; place++) {
    const row = order === null ? place : order[place]!;
    sorted[start[codes[row]!]!++] = row;
  }
  return sorted;
}
