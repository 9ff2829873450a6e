/** Standings among all units: what they owe. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { borda } from "./borda.ts";
import { copeland } from "./copeland.ts";
import { crossUnitAggregator } from "./cross-unit.ts";
import { meanOutranking, outrankingMatrix } from "./outranking.ts";

fc.configureGlobal({ seed: 1994 });

// Few different values, so that ties are common; NaN is a gap.
const cell = fc.constantFrom(0, 0.25, 0.5, 0.5 + 5e-10, 0.75, 1, Number.NaN);
const whole = fc.constantFrom(0, 0.25, 0.5, 0.75, 1);
const weight = fc.constantFrom(0, 0.1, 0.5, 1, 1, 2);

type Profile = { readonly columns: readonly (readonly number[])[]; readonly weights: readonly number[] };

function profiles(each: fc.Arbitrary<number>): fc.Arbitrary<Profile> {
  return fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 })).chain(([units, criteria]) =>
    fc.record({
      columns: fc.array(fc.array(each, { minLength: units, maxLength: units }), {
        minLength: criteria,
        maxLength: criteria,
      }),
      weights: fc
        .array(weight, { minLength: criteria, maxLength: criteria })
        .filter((all) => all.some((own) => own > 0)),
    }),
  );
}

/** Pair by pair, value by value: the definition. Values here are either within 1e-9 or a quarter apart. */
function naiveShare({ columns, weights }: Profile, u: number, v: number): number {
  let won = 0;
  let common = 0;
  columns.forEach((column, k) => {
    const gap = column[u]! - column[v]!;
    if (Number.isNaN(gap)) return;
    common += weights[k]!;
    won += weights[k]! * (Math.abs(gap) <= 1e-9 ? 0.5 : gap > 0 ? 1 : 0);
  });
  return won / common;
}

/** As toBeCloseTo, with NaN close to NaN. */
function expectSame(own: number, other: number): void {
  expect([own, other, Object.is(own, other) || Math.abs(own - other) < 1e-11]).toEqual([own, other, true]);
}

describe("outrankingMatrix()", () => {
  test("is the share of common weight won, half of it for ties, pair by pair", () => {
    fc.assert(
      fc.property(profiles(cell), (profile) => {
        const { unitCount, share } = outrankingMatrix(profile.columns, profile.weights);
        for (let u = 0; u < unitCount; u++) {
          for (let v = 0; v < unitCount; v++) {
            if (u !== v) expectSame(share[u * unitCount + v]!, naiveShare(profile, u, v));
          }
        }
      }),
    );
  });

  test("has in each pair two shares that add up to 1, whatever the order of the units", () => {
    fc.assert(
      fc.property(profiles(cell), (profile) => {
        const { unitCount, share } = outrankingMatrix(profile.columns, profile.weights);
        const turned = outrankingMatrix(
          profile.columns.map((column) => column.toReversed()),
          profile.weights,
        ).share;
        for (let u = 0; u < unitCount; u++) {
          for (let v = 0; v < u; v++) {
            const own = share[u * unitCount + v]!;
            const other = share[v * unitCount + u]!;
            expect(Number.isNaN(own) ? Number.isNaN(other) : Math.abs(own + other - 1) < 1e-12).toBe(true);
            const [a, b] = [unitCount - 1 - u, unitCount - 1 - v];
            expectSame(turned[a * unitCount + b]!, own);
          }
        }
      }),
    );
  });

  test("of the peer's example with a gap does not depend on the order of rows", () => {
    // A gap counts as half for one order of rows and as a loss for the other there. Here: a decides alone.
    const columns = [
      [3, 2, 1],
      [Number.NaN, 2, 1],
    ];
    const expected = [0, 1, 1, 0, 0, 1, 0, 0, 0];
    expect([...outrankingMatrix(columns, [1, 1]).share]).toEqual(expected);
    expect([...copeland(columns, [1, 1])]).toEqual([2, 0, -2]);
  });
});

describe("copeland()", () => {
  test("is pairs won less pairs lost, counted on the definition", () => {
    fc.assert(
      fc.property(profiles(cell), (profile) => {
        const { columns, weights } = profile;
        const units = columns[0]!.length;
        const expected = Array.from({ length: units }, (_, u) => {
          if (columns.every((column, k) => weights[k] === 0 || Number.isNaN(column[u]!))) return Number.NaN;
          let score = 0;
          for (let v = 0; v < units; v++) {
            const share = v === u ? Number.NaN : naiveShare(profile, u, v);
            if (share > 0.5 + 1e-9) score++;
            if (share < 0.5 - 1e-9) score--;
          }
          return score;
        });
        expect([...copeland(columns, weights)]).toEqual(expected);
      }),
    );
  });

  test("adds up to 0 over all units", () => {
    fc.assert(
      fc.property(profiles(cell), ({ columns, weights }) => {
        const scores = copeland(columns, weights).filter((each) => !Number.isNaN(each));
        expect(scores.reduce((a, b) => a + b, 0)).toBe(0);
      }),
    );
  });

  test("sees a tie where ten weights of 0.1 stand against one of 1", () => {
    const columns = [...Array.from({ length: 10 }, () => [1, 0]), [0, 1]];
    expect([...copeland(columns, [...Array.from({ length: 10 }, () => 0.1), 1])]).toEqual([0, 0]);
  });

  test("compares half a million pairs by sixty criteria well within two seconds", () => {
    const columns = Array.from({ length: 60 }, (_, k) =>
      Float64Array.from({ length: 1000 }, (__, u) => ((u * 7919 + k * 104729) % 10007) / 10007),
    );
    const started = performance.now();
    copeland(
      columns,
      columns.map((_, k) => 1 + k),
    );
    // A tenth of a second on a machine at rest.
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe("borda() and meanOutranking()", () => {
  test("without gaps: points are the row sums of the outranking matrix, and N − 1 times its means", () => {
    fc.assert(
      fc.property(profiles(whole), ({ columns, weights }) => {
        const { unitCount, share } = outrankingMatrix(columns, weights);
        const points = borda(columns, weights);
        const means = meanOutranking(columns, weights);
        for (let u = 0; u < unitCount; u++) {
          const sum = share.slice(u * unitCount, (u + 1) * unitCount).reduce((a, b) => a + b, 0);
          expect(points[u]!).toBeCloseTo(sum, 10);
          if (unitCount > 1) expect(means[u]! * (unitCount - 1)).toBeCloseTo(sum, 10);
        }
      }),
    );
  });

  test("a unit alone has 0 points and nobody to be compared with", () => {
    expect([...borda([[0.4]], [1])]).toEqual([0]);
    expect([...meanOutranking([[0.4]], [1])]).toEqual([Number.NaN]);
    expect([...copeland([[0.4]], [1])]).toEqual([0]);
  });

  test("a criterion with one score gives half of the points, one with fewer scores is stretched", () => {
    expect([
      ...borda(
        [
          [1, 2, 3],
          [Number.NaN, 1, Number.NaN],
        ],
        [1, 1],
      ),
    ]).toEqual([0, 1, 2]);
    expect([
      ...borda(
        [
          [1, 2, 3],
          [Number.NaN, 1, 2],
        ],
        [1, 1],
      ),
    ]).toEqual([0, 0.5, 2]);
  });
});

// Benefit of the doubt looks at how far units are apart and not only at their order; it has tests of its own.
describe.each(["borda", "copeland", "outranking"] as const)("%s", (method) => {
  const aggregate = crossUnitAggregator({ method });

  test("depends neither on the order of units or criteria, nor on the size of all weights together", () => {
    fc.assert(
      fc.property(profiles(cell), fc.constantFrom(0.001, 3, 1000), ({ columns, weights }, factor) => {
        const scores = aggregate(columns, weights);
        const turned = aggregate(
          columns.map((column) => column.toReversed()).toReversed(),
          weights.map((each) => each * factor).toReversed(),
        ).toReversed();
        scores.forEach((each, u) => {
          expectSame(turned[u]!, each);
        });
      }),
    );
  });

  test("does not see a change of unit of measure", () => {
    fc.assert(
      fc.property(profiles(whole), ({ columns, weights }) => {
        const other = columns.map((column) => column.map((each) => Math.exp(3 * each) - 20));
        expect([...aggregate(other, weights)]).toEqual([...aggregate(columns, weights)]);
      }),
    );
  });

  test("does not fall where a score rises and no gap is filled", () => {
    fc.assert(
      fc.property(profiles(whole), fc.nat(), fc.nat(), ({ columns, weights }, k, u) => {
        const [criterion, unit] = [k % columns.length, u % columns[0]!.length];
        const raised = columns.map((column, i) =>
          i === criterion ? column.with(unit, column[unit]! + 0.25) : column,
        );
        const before = aggregate(columns, weights)[unit]!;
        const after = aggregate(raised, weights)[unit]!;
        expect(Number.isNaN(before) || after >= before - 1e-9).toBe(true);
      }),
    );
  });

  test("gives all units the same where all are tied, and a unit without any score none", () => {
    const scores = aggregate(
      [
        [0.5, 0.5, Number.NaN, 0.5],
        [1, 1, Number.NaN, 1],
      ],
      [1, 2],
    );
    expect(scores[0]).toBe(scores[1]);
    expect(scores[0]).toBe(scores[3]);
    expect(scores[2]).toBeNaN();
  });

  test("a unit that is taken out changes the others as if it had never been there", () => {
    fc.assert(
      fc.property(profiles(cell), ({ columns, weights }) => {
        const blanked = columns.map((column) => column.with(0, Number.NaN));
        const without = columns.map((column) => column.slice(1));
        if (columns[0]!.length < 2) return;
        expect([...aggregate(blanked, weights)].slice(1)).toEqual([...aggregate(without, weights)]);
      }),
    );
  });

  test("refuses no columns, columns of unequal length, and weights below 0 or all 0", () => {
    expect(() => aggregate([], [])).toThrow(RangeError);
    expect(() => aggregate([[1, 2], [1]], [1, 1])).toThrow(RangeError);
    expect(() => aggregate([[1, 2]], [1, 1])).toThrow(RangeError);
    expect(() => aggregate([[1, 2]], [-1])).toThrow("-1");
    expect(() => aggregate([[1, 2]], [Number.NaN])).toThrow(RangeError);
    expect(() => aggregate([[1, 2]], [0])).toThrow(RangeError);
  });
});
