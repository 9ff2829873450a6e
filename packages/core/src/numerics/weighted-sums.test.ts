/** Weighted sums have the bits of a plain loop over the columns. */

import { expect, test } from "vitest";
import { drawNormal } from "./random/normal.ts";
import { randomStream } from "./random/random.ts";
import { packColumns, paddedCount, weightedSums } from "./weighted-sums.ts";

test.each([
  { rows: 1, columns: 1, units: 1 },
  { rows: 2, columns: 5, units: 3 },
  { rows: 3, columns: 49, units: 51 },
  { rows: 7, columns: 8, units: 4 },
  { rows: 15, columns: 60, units: 130 },
])("$rows sets of weights × $columns columns × $units units", ({ rows, columns, units }) => {
  const random = randomStream(9, 0);
  const values = Array.from({ length: columns }, () =>
    Float64Array.from({ length: units }, () => (random() < 0.1 ? Number.NaN : drawNormal(random))),
  );
  // Weights of other nodes stand before and after in each row.
  const [first, stride] = [2, columns + 5];
  const weights = Float64Array.from({ length: rows * stride }, random);
  const width = paddedCount(units);
  const sums = new Float64Array(rows * width).fill(77);
  weightedSums(packColumns(values, units), weights, { first, stride, rows }, sums);
  for (let row = 0; row < rows; row++) {
    for (let u = 0; u < units; u++) {
      let plain = 0;
      values.forEach((column, k) => {
        if (!Number.isNaN(column[u]!)) plain += weights[row * stride + first + k]! * column[u]!;
      });
      expect(sums[row * width + u]).toBe(plain);
    }
  }
});
