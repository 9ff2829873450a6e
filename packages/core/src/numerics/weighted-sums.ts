/** Weighted sums of the same columns, many sets of weights at once. */

import type { SumArena } from "./simd-sums.ts";

/** Columns for `weightedSums`: in panels of four units, the values of all columns side by side. */
export type PackedColumns = {
  readonly columnCount: number;
  readonly unitCount: number;
  readonly panels: Float64Array;
};

/** Units in a row of sums: their number made up to whole panels. */
export function paddedCount(unitCount: number): number {
  return 4 * Math.ceil(unitCount / 4);
}

/** Lay columns of the same length side by side; gaps become 0. */
export function packColumns(columns: readonly Float64Array[], unitCount: number): PackedColumns {
  const columnCount = columns.length;
  const panels = new Float64Array(paddedCount(unitCount) * columnCount);
  columns.forEach((column, k) => {
    for (let u = 0; u < unitCount; u++) {
      const value = column[u]!;
      if (!Number.isNaN(value)) panels[((u >> 2) * columnCount + k) * 4 + (u & 3)] = value;
    }
  });
  return { columnCount, unitCount, panels };
}

/**
 * Write Σₖ weight(row, k) × column(k) of each unit into `sums`, row by row.
 * Each sum adds its columns in their order, as a plain loop does, so it has the same bits. Four rows by four units
 * are summed together in an arena, three by four outside, since a value that is read is then used for each of the rows.
 *
 * @param weights  `stride` entries a row, those of the columns from `first` on
 * @param sums  `paddedCount` entries a row
 * @param arena  where panels, weights and sums lie; null if they lie anywhere else
 */
export function weightedSums(
  { columnCount, unitCount, panels }: PackedColumns,
  weights: Float64Array,
  { first, stride, rows }: { readonly first: number; readonly stride: number; readonly rows: number },
  sums: Float64Array,
  arena: SumArena | null,
): void {
  const width = paddedCount(unitCount);
  const inArena = arena === null ? 0 : rows - (rows % 4);
  for (let u = 0; u < width; u += 4) {
    const start = u * columnCount;
    const end = start + 4 * columnCount;
    for (let row = 0; row < inArena; row += 4) {
      arena!.sumTile(
        panels.byteOffset + 8 * start,
        panels.byteOffset + 8 * end,
        weights.byteOffset + 8 * (row * stride + first),
        8 * stride,
        sums.byteOffset + 8 * (row * width + u),
        8 * width,
      );
    }
    let row = inArena;
    for (; row + 2 < rows; row += 3) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      let c0 = 0;
      let c1 = 0;
      let c2 = 0;
      let c3 = 0;
      let i = row * stride + first;
      for (let x = start; x < end; x += 4, i++) {
        const x0 = panels[x]!;
        const x1 = panels[x + 1]!;
        const x2 = panels[x + 2]!;
        const x3 = panels[x + 3]!;
        const a = weights[i]!;
        a0 += a * x0;
        a1 += a * x1;
        a2 += a * x2;
        a3 += a * x3;
        const b = weights[i + stride]!;
        b0 += b * x0;
        b1 += b * x1;
        b2 += b * x2;
        b3 += b * x3;
        const c = weights[i + 2 * stride]!;
        c0 += c * x0;
        c1 += c * x1;
        c2 += c * x2;
        c3 += c * x3;
      }
      let o = row * width + u;
      sums[o] = a0;
      sums[o + 1] = a1;
      sums[o + 2] = a2;
      sums[o + 3] = a3;
      o += width;
      sums[o] = b0;
      sums[o + 1] = b1;
      sums[o + 2] = b2;
      sums[o + 3] = b3;
      o += width;
      sums[o] = c0;
      sums[o + 1] = c1;
      sums[o + 2] = c2;
      sums[o + 3] = c3;
    }
    for (; row < rows; row++) {
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let i = row * stride + first;
      for (let x = start; x < end; x += 4, i++) {
        const a = weights[i]!;
        a0 += a * panels[x]!;
        a1 += a * panels[x + 1]!;
        a2 += a * panels[x + 2]!;
        a3 += a * panels[x + 3]!;
      }
      const o = row * width + u;
      sums[o] = a0;
      sums[o + 1] = a1;
      sums[o + 2] = a2;
      sums[o + 3] = a3;
    }
  }
}
