/** The streams are those of pure-rand, bit by bit, however far ahead. */

import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { expect, test } from "vitest";
import { randomStream, runStream } from "./random.ts";

test.each([0, 1, 2026, 2_147_483_647])(
  "seed %i: runs draw what pure-rand draws after as many jumps",
  (seed) => {
    const generator = xoroshiro128plus(seed);
    const series = runStream(seed, 0);
    for (let run = 0; run < 12; run++) {
      const own = generator.clone();
      const expected = Array.from({ length: 50 }, () => uniformFloat64(own));
      expect(Array.from({ length: 50 }, randomStream(seed, run))).toEqual(expected);
      series.toNextRun();
      // Not all of what was made ahead is used before the next run starts.
      expect(Array.from({ length: 37 }, series.random)).toEqual(expected.slice(0, 37));
      generator.jump();
    }
    series.release();
  },
);

test("a stream that was given back starts anew", () => {
  const first = runStream(3, 5);
  first.toNextRun();
  first.random();
  first.release();
  const second = runStream(4, 1);
  second.toNextRun();
  expect(second.random()).toBe(randomStream(4, 1)());
  const beside = runStream(4, 2);
  beside.toNextRun();
  second.toNextRun();
  expect(second.random()).toBe(beside.random());
  second.release();
  beside.release();
});
