import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { probabilityAbove, probabilityOfTop } from "./probability.ts";
import type { Replays } from "./replay.ts";

fc.configureGlobal({ seed: 1994 });

const UNITS = 5;
const TARGETS = 2;
const rank = fc.constantFrom(1, 2, 3, 4, 5, Number.NaN);
const run = fc.array(rank, { minLength: TARGETS * UNITS, maxLength: TARGETS * UNITS });
const replays = fc.array(run, { minLength: 1, maxLength: 12 }).map(
  (runs): Replays => ({
    first: 0,
    count: runs.length,
    targets: [0, 3],
    scores: new Float64Array(runs.length * TARGETS * UNITS),
    ranks: Float32Array.from(runs.flat()),
    onBaseScale: new Uint8Array(runs.length),
    failed: new Uint8Array(runs.length),
  }),
);
const target = fc.nat(TARGETS - 1);
const unit = fc.nat(UNITS - 1);

/** The ranks of one unit at one target, run by run. */
function ranksOf({ ranks, count }: Replays, t: number, u: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => ranks[(i * TARGETS + t) * UNITS + u]!);
}

describe("probabilityOfTop()", () => {
  test("is the share of the runs with a rank in which it is at most k, for every unit and target", () => {
    fc.assert(
      fc.property(replays, target, fc.integer({ min: 1, max: UNITS }), (given, t, k) => {
        const expected = Array.from({ length: UNITS }, (_, u) => {
          const ranked = ranksOf(given, t, u).filter((each) => !Number.isNaN(each));
          return ranked.length === 0 ? Number.NaN : ranked.filter((each) => each <= k).length / ranked.length;
        });
        expect([...probabilityOfTop(given, t, UNITS, k)]).toEqual(expected);
      }),
    );
  });

  test("never falls as k rises, and is 1 when k is the number of units", () => {
    fc.assert(
      fc.property(replays, target, (given, t) => {
        const byK = Array.from({ length: UNITS }, (_, k) => probabilityOfTop(given, t, UNITS, k + 1));
        for (let u = 0; u < UNITS; u++) {
          if (Number.isNaN(byK[0]![u]!)) continue;
          for (let k = 1; k < UNITS; k++) expect(byK[k]![u]).toBeGreaterThanOrEqual(byK[k - 1]![u]!);
          expect(byK[UNITS - 1]![u]).toBe(1);
        }
      }),
    );
  });
});

describe("probabilityAbove()", () => {
  test("of a above b and of b above a add up to 1, ties counting half", () => {
    fc.assert(
      fc.property(replays, target, unit, unit, (given, t, a, b) => {
        const [above, below] = [
          probabilityAbove(given, t, UNITS, a, b),
          probabilityAbove(given, t, UNITS, b, a),
        ];
        const both = ranksOf(given, t, a).filter((each, i) => !Number.isNaN(each + ranksOf(given, t, b)[i]!));
        if (both.length === 0) expect(above).toBeNaN();
        else expect(above + below).toBeCloseTo(1, 12);
        if (a === b && both.length > 0) expect(above).toBe(0.5);
      }),
    );
  });

  test("counts the runs in which the rank of a is the smaller", () => {
    const ranks = [
      [1, 2],
      [2, 1],
      [1, 1],
      [Number.NaN, 1],
    ].flatMap((pair) => [...pair, 3, 4, 5]);
    const given = { count: 4, targets: [0], ranks: Float32Array.from(ranks) } as unknown as Replays;
    expect(probabilityAbove(given, 0, UNITS, 0, 1)).toBe(1.5 / 3);
    expect(probabilityAbove(given, 0, UNITS, 0, 2)).toBe(1);
  });
});
