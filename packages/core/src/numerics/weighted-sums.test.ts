/** Weighted sums have the bits of a plain loop over the columns. */

import { expect, test, vi } from "vitest";
import { drawNormal } from "./random/normal.ts";
import { randomStream } from "./random/random.ts";
import { releaseSumArena, takeSumArena } from "./simd-sums.ts";
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
  const packed = packColumns(values, units);
  const anywhere = new Float64Array(rows * width).fill(77);
  weightedSums(packed, weights, { first, stride, rows }, anywhere, null);

  const arena = takeSumArena(packed.panels.length + weights.length + anywhere.length)!;
  const panels = new Float64Array(arena.buffer, 0, packed.panels.length);
  const placed = new Float64Array(arena.buffer, panels.byteLength, weights.length);
  const sums = new Float64Array(arena.buffer, panels.byteLength + placed.byteLength, anywhere.length);
  panels.set(packed.panels);
  placed.set(weights);
  weightedSums({ ...packed, panels }, placed, { first, stride, rows }, sums, arena);

  for (let row = 0; row < rows; row++) {
    for (let u = 0; u < units; u++) {
      let plain = 0;
      values.forEach((column, k) => {
        if (!Number.isNaN(column[u]!)) plain += weights[row * stride + first + k]! * column[u]!;
      });
      expect(anywhere[row * width + u]).toBe(plain);
      expect(sums[row * width + u]).toBe(plain);
    }
  }
  releaseSumArena(arena);
});

test("an arena is large enough, and used again once it was given back", () => {
  const large = takeSumArena(100_000)!;
  expect(large.buffer.byteLength).toBeGreaterThanOrEqual(800_000);
  const beside = takeSumArena(1000)!;
  expect(beside.buffer).not.toBe(large.buffer);
  releaseSumArena(large);
  expect(takeSumArena(50_000)!.buffer).toBe(large.buffer);
});

test("without WebAssembly there is no arena", () => {
  vi.stubGlobal("WebAssembly", undefined);
  expect(takeSumArena(10_000_000)).toBeNull();
  vi.unstubAllGlobals();
  expect(takeSumArena(10_000_000)).not.toBeNull();
});
