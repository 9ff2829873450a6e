/** Quantiles of columns are those of each column sorted, to the last bit. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { columnQuantiles } from "./column-quantiles.ts";
import { sortedQuantile } from "./quantile.ts";
import { drawNormal } from "./random/normal.ts";
import { randomStream } from "./random/random.ts";
import { sortedPresent } from "./rank.ts";
import { quantileAt, select } from "./selection.ts";

fc.configureGlobal({ seed: 1994 });

const random = randomStream(5, 0);
/** Columns of every kind: smooth, of few values, constant, with gaps, all gaps, far out, in order. */
const kinds: readonly ((row: number) => number)[] = [
  () => drawNormal(random),
  () => Math.floor(random() * 4),
  () => 0.5,
  () => (random() < 0.3 ? Number.NaN : random()),
  () => Number.NaN,
  () => (random() < 0.02 ? 1e12 : random()),
  () => (random() < 0.5 ? Number.NEGATIVE_INFINITY : 1),
  (row) => row,
  (row) => -row,
  (row) => (row < 3 ? row : Number.NaN),
  // The rows that are looked at first are unlike all others.
  (row) => (row % 4 === 0 ? 0 : 1 + random()),
];

test.each([1, 2, 40, 511, 512, 1000, 5000])("%i rows", (rowCount) => {
  const width = kinds.length;
  for (const Entries of [Float64Array, Float32Array]) {
    const entries = new Entries(rowCount * width);
    for (let row = 0; row < rowCount; row++)
      for (let c = 0; c < width; c++) entries[row * width + c] = kinds[c]!(row);
    const all = Int32Array.from({ length: rowCount }, (_, row) => row);
    for (const used of [all, all.filter((row) => row % 3 !== 1)]) {
      for (const p of [
        { low: 0.05, high: 0.95 },
        { low: 0, high: 1 },
        { low: 0.4, high: 0.5 },
      ]) {
        const { low, high } = columnQuantiles({ entries, width, used }, p);
        kinds.forEach((_, c) => {
          const sorted = sortedPresent(Float64Array.from(used, (row) => entries[row * width + c]!));
          const at = (share: number): number =>
            sorted.length === 0 ? Number.NaN : sortedQuantile(sorted, share);
          expect([low[c], high[c]]).toEqual([at(p.low), at(p.high)]);
        });
      }
    }
  }
});

test("many columns are found in blocks", () => {
  const width = 1100;
  const entries = Float64Array.from({ length: 600 * width }, random);
  const used = Int32Array.from({ length: 600 }, (_, row) => row);
  const { low, high } = columnQuantiles({ entries, width, used }, { low: 0.05, high: 0.95 });
  for (let c = 0; c < width; c += 13) {
    const sorted = Float64Array.from(used, (row) => entries[row * width + c]!).sort();
    expect([low[c], high[c]]).toEqual([sortedQuantile(sorted, 0.05), sortedQuantile(sorted, 0.95)]);
  }
});

test("selecting leaves no larger value before the place and no smaller one after it", () => {
  const value = fc.constantFrom(-3, -1, 0, 0, 1, 2, 2, 5, 8);
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), fc.nat(), (x, turn) => {
      const values = Float64Array.from([99, ...x, -99]);
      const k = 1 + (turn % x.length);
      const sorted = x.toSorted((a, b) => a - b);
      expect(select(values, 1, x.length + 1, k)).toBe(sorted[k - 1]);
      expect(values[0]).toBe(99);
      expect(values.at(-1)).toBe(-99);
      expect(Math.max(...values.subarray(1, k + 1))).toBe(values[k]);
      expect(Math.min(...values.subarray(k, x.length + 1))).toBe(values[k]);
      const position = ((x.length - 1) * (turn % 101)) / 100;
      expect(quantileAt(values, 1, x.length + 1, position)).toBeCloseTo(
        sortedQuantile(sorted, (turn % 101) / 100),
        12,
      );
    }),
  );
});
