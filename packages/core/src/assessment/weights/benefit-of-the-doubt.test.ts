import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benefitOfTheDoubt } from "./benefit-of-the-doubt.ts";

fc.configureGlobal({ seed: 1994 });

const value = fc.integer({ min: 1, max: 40 }).map((each) => each / 8);
const tables = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 4 }))
  .chain(([units, criteria]) =>
    fc.array(fc.array(value, { minLength: units, maxLength: units }), {
      minLength: criteria,
      maxLength: criteria,
    }),
  );

describe("benefitOfTheDoubt()", () => {
  test("lies above 0 and at most at 1, which somebody reaches", () => {
    fc.assert(
      fc.property(tables, (columns) => {
        const { score } = benefitOfTheDoubt(columns);
        expect(score.every((each) => each > 0 && each <= 1)).toBe(true);
        expect(Math.max(...score)).toBeCloseTo(1, 12);
      }),
    );
  });

  test("is the weighted sum with weights under which nobody comes above 1", () => {
    fc.assert(
      fc.property(tables, (columns) => {
        const { score, weights, shares } = benefitOfTheDoubt(columns);
        score.forEach((own, u) => {
          const sums = columns[0]!.map((_, v) =>
            columns.reduce((sum, column, k) => sum + weights[k]![u]! * column[v]!, 0),
          );
          expect(sums[u]!).toBeCloseTo(own, 12);
          expect(Math.max(...sums)).toBeLessThanOrEqual(1 + 1e-12);
          expect(shares.reduce((sum, share) => sum + share[u]!, 0)).toBeCloseTo(1, 12);
        });
      }),
    );
  });

  test("of two criteria is what a fine walk over all ratios of weights finds", () => {
    fc.assert(
      fc.property(tables, (columns) => {
        const [a, b] = [columns[0]!, columns.at(-1)!];
        const { score } = benefitOfTheDoubt([a, b]);
        score.forEach((own, u) => {
          let best = 0;
          for (let step = 0; step <= 2000; step++) {
            const sums = a.map((each, v) => (each * step) / 2000 + b[v]! * (1 - step / 2000));
            best = Math.max(best, sums[u]! / Math.max(...sums));
          }
          expect(best).toBeLessThanOrEqual(own + 1e-12);
          expect(best).toBeGreaterThan(own - 0.02);
        });
      }),
      { numRuns: 30 },
    );
  });

  test("does not see the unit of measure of a criterion, nor units that others exceed throughout", () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(1e-9, 3, 1e12), (columns, factor) => {
        const { score } = benefitOfTheDoubt(columns);
        const scaled = columns.map((column, k) => column.map((each) => each * (k === 0 ? factor : 1)));
        const joined = scaled.map((column) => [...column, Math.min(...column) / 2]);
        const other = benefitOfTheDoubt(joined).score;
        score.forEach((each, u) => {
          expect(other[u]!).toBeCloseTo(each, 10);
        });
      }),
    );
  });

  test("keeps each criterion's share of a score within its bounds, and is never above the free score", () => {
    fc.assert(
      fc.property(tables, (columns) => {
        const bounds = { low: 0.1, high: Math.max(0.6, 1 / columns.length) };
        const { score, shares } = benefitOfTheDoubt(columns, { bounds });
        const free = benefitOfTheDoubt(columns).score;
        score.forEach((each, u) => {
          if (columns.length > 1) expect(each).toBeLessThanOrEqual(free[u]! + 1e-12);
          for (const share of shares) {
            expect(share[u]!).toBeGreaterThanOrEqual(bounds.low - 1e-10);
            expect(share[u]!).toBeLessThanOrEqual(bounds.high + 1e-10);
          }
        });
      }),
    );
  });

  test("with equal shares demanded is the same for everyone's own mix, by hand", () => {
    // Half of 3's score from each: w = (s/2)/1 and (s/2)/1; the ceiling of (2, 1) gives 3s/2 = 1.
    const { score } = benefitOfTheDoubt(
      [
        [2, 1, 1],
        [1, 2, 1],
      ],
      { bounds: { low: 0.5, high: 0.5 } },
    );
    expect(score[2]!).toBeCloseTo(2 / 3, 14);
  });

  test("takes three bounds of a third as equal shares, however they are rounded", () => {
    fc.assert(
      fc.property(tables, fc.constantFrom(0, 1e-10, -1e-10), (columns, rounding) => {
        const third = 1 / columns.length + rounding;
        const own = (u: number): number => {
          const sums = columns[0]!.map((_, v) =>
            columns.reduce((sum, column) => sum + column[v]! / column[u]!, 0),
          );
          return columns.length / Math.max(...sums);
        };
        const { score } = benefitOfTheDoubt(columns, { bounds: { low: 0, high: Math.min(1, third) } });
        score.forEach((each, u) => {
          expect(each).toBeCloseTo(own(u), 11);
        });
      }),
    );
  });

  test("leaves out units with a gap or a value below 0, and scores the others without them", () => {
    const { score } = benefitOfTheDoubt([
      [1, Number.NaN, 0.5, 9, Infinity],
      [1, 9, 0.5, -1, 1],
    ]);
    expect([...score]).toEqual([1, Number.NaN, 0.5, Number.NaN, Number.NaN]);
  });

  test("a criterion of zeros earns nobody anything; all zeros give 0, which a lowest share gives too", () => {
    expect([
      ...benefitOfTheDoubt([
        [0, 0],
        [2, 1],
      ]).score,
    ]).toEqual([1, 0.5]);
    expect([...benefitOfTheDoubt([[0, 0]]).score]).toEqual([0, 0]);
    const bound = { bounds: { low: 0.1, high: 0.9 } };
    const { score } = benefitOfTheDoubt(
      [
        [0, 1],
        [2, 1],
      ],
      bound,
    );
    expect(score[0]).toBe(0);
    expect(score[1]!).toBeCloseTo(1, 14);
  });

  test("has no score where the solver has no answer, and refuses bounds that no shares can meet", () => {
    expect([...benefitOfTheDoubt([[1, 2]], { solve: () => ({ status: "infeasible" }) }).score]).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
    const columns = [
      [1, 2],
      [2, 1],
    ];
    for (const bounds of [
      { low: 0.6, high: 0.9 },
      { low: 0, high: 0.4 },
      { low: 0.5, high: 0.4 },
      { low: -0.1, high: 1 },
      { low: 0, high: Number.NaN },
    ]) {
      expect(() => benefitOfTheDoubt(columns, { bounds })).toThrow(RangeError);
    }
    expect(() => benefitOfTheDoubt([[1, 2], [1]])).toThrow(RangeError);
  });
});
