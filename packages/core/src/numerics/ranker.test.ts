/** A ranker gives the ranks of `rankDescending`, whatever it has ranked before. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { rankDescending } from "./rank.ts";
import { createRanker, rankInto } from "./ranker.ts";

fc.configureGlobal({ seed: 1994 });

const LENGTH = 23;
const kinds = {
  plain: fc.double({ min: 0, max: 1, noNaN: true }),
  few: fc.constantFrom(0, -0, 0.25, 0.5, 0.5 + 5e-10, 0.5 + 2e-9, 1, Number.NaN),
  wild: fc.constantFrom(
    1e300,
    -1e300,
    0,
    1e-300,
    1,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
  ),
  clustered: fc.oneof(fc.double({ min: 0, max: 1e-6, noNaN: true }), fc.constant(1e9)),
  finely: fc.integer({ min: 0, max: 60 }).map((each) => 0.3 + each * 4e-10),
} as const;
const column = fc.oneof(
  ...Object.values(kinds).map((kind) => fc.array(kind, { minLength: LENGTH, maxLength: LENGTH })),
);

test("one column after the other, of any kind, in single and double precision", () => {
  fc.assert(
    fc.property(fc.array(column, { minLength: 1, maxLength: 6 }), (columns) => {
      const ranker = createRanker(LENGTH);
      const scores = Float64Array.from([0, 0, ...columns.flat()]);
      const single = new Float32Array(scores.length);
      const double = new Float64Array(scores.length);
      columns.forEach((each, c) => {
        rankInto(ranker, scores, 2 + c * LENGTH, single, 2 + c * LENGTH);
        rankInto(createRanker(LENGTH), scores, 2 + c * LENGTH, double, 2 + c * LENGTH);
        const expected = Array.from(rankDescending(each));
        expect(Array.from(single.subarray(2 + c * LENGTH, 2 + (c + 1) * LENGTH))).toEqual(expected);
        expect(Array.from(double.subarray(2 + c * LENGTH, 2 + (c + 1) * LENGTH))).toEqual(expected);
      });
    }),
    { numRuns: 300 },
  );
});

test.each([0, 1, 2, 5000])("columns of %i", (length) => {
  const ranker = createRanker(length);
  for (const turn of [1, 7, 13]) {
    // All but a few in a hair of the range: spreading does not help, comparing does.
    const scores = Float64Array.from(
      { length },
      (_, i) => ((i * turn * 7919) % 5003) * (i === 3 ? 1e12 : 1e-3),
    );
    const ranks = new Float64Array(length);
    rankInto(ranker, scores, 0, ranks, 0);
    expect(ranks).toEqual(rankDescending(scores));
  }
});
