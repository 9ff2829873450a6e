/** The radix order against the plain one, on many values of every kind. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { ascendingOrder } from "./order.ts";
import { randomStream } from "./random/random.ts";
import { rankDescending } from "./rank.ts";

function naiveOrder(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(values[i]!))
    .sort((a, b) => values[a]! - values[b]! || a - b);
}

test("orders ten thousand values of both signs, with ties, gaps, zeros and extremes, as comparing does", () => {
  const odd = [
    0,
    -0,
    Number.MAX_VALUE,
    -Number.MAX_VALUE,
    Number.MIN_VALUE,
    1e-300,
    -1e-300,
    Number.NaN,
    Infinity,
    -Infinity,
  ];
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.double(), { maxLength: 50 }), (seed, extra) => {
      const random = randomStream(seed, 0);
      const values = Float64Array.from({ length: 10_000 }, (_, i) =>
        i % 7 === 0
          ? [...odd, ...extra][i % (odd.length + extra.length)]!
          : Math.round((random() - 0.5) * 4000) / 16,
      );
      expect(Array.from(ascendingOrder(values))).toEqual(naiveOrder(values));
    }),
    { numRuns: 10, seed: 1994 },
  );
});

test("ranks many scores as it ranks few", () => {
  const random = randomStream(3, 0);
  const scores = Float64Array.from({ length: 9000 }, (_, i) =>
    i % 11 === 0 ? Number.NaN : Math.round(random() * 500) / 500,
  );
  const sorted = scores
    .filter((score) => !Number.isNaN(score))
    .sort()
    .reverse();
  rankDescending(scores).forEach((rank, i) => {
    expect(rank).toEqual(Number.isNaN(scores[i]!) ? Number.NaN : sorted.indexOf(scores[i]!) + 1);
  });
});
