/** Draws by number: standard normal, the same for the same number, and unlike those of other numbers and streams. */

import { expect, test } from "vitest";
import { pearson } from "../correlation.ts";
import { moments } from "../moments.ts";
import { sortedQuantile } from "../quantile.ts";
import { indexedNormals } from "./indexed-normals.ts";
import { randomStream } from "./random.ts";

const DRAWS = 40_000;

function column(run: number, from = 0): Float64Array {
  const draw = indexedNormals(randomStream(7, run));
  return Float64Array.from({ length: DRAWS }, (_, i) => draw(from + i));
}

test("have the moments and the quantiles of a standard normal", () => {
  const draws = column(0);
  const { mean, standardDeviation } = moments(draws);
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(standardDeviation - 1)).toBeLessThan(0.015);
  const sorted = draws.toSorted();
  // Quantiles of the standard normal distribution, from any table of it.
  for (const [p, expected] of [
    [0.025, -1.95996],
    [0.16, -0.99446],
    [0.5, 0],
    [0.84, 0.99446],
    [0.975, 1.95996],
  ] as const) {
    expect(Math.abs(sortedQuantile(sorted, p) - expected)).toBeLessThan(0.05);
  }
});

test("are the same in whatever order they are asked for, and take two draws of the stream", () => {
  const forwards = indexedNormals(randomStream(3, 5));
  const first = [0, 1, 2, 1_000_000].map(forwards);
  const backwards = indexedNormals(randomStream(3, 5));
  expect([1_000_000, 2, 1, 0].map(backwards).reverse()).toEqual(first);
  let taken = 0;
  const draw = indexedNormals(() => {
    taken++;
    return 0.25;
  });
  for (let i = 0; i < 100; i++) draw(i);
  expect(taken).toBe(2);
});

test("of neighbouring numbers, and of neighbouring streams, have nothing to do with each other", () => {
  const limit = 4 / Math.sqrt(DRAWS);
  for (const lag of [1, 2, 16, 1024])
    expect(Math.abs(pearson(column(0), column(0, lag)).value)).toBeLessThan(limit);
  for (const run of [1, 2, 3]) expect(Math.abs(pearson(column(0), column(run)).value)).toBeLessThan(limit);
});
