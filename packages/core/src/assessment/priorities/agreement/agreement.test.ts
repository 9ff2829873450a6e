/** Agreement: published tables, an oracle, and what the measures owe. */

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chiSquareTail, moments, rankAscending } from "../../../numerics/index.ts";
import { agreementLevel, kendallW, randDisagreement } from "./index.ts";

fc.configureGlobal({ seed: 1994 });

const OPTIONS = 5;
const row = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: OPTIONS, maxLength: OPTIONS });
const rows = fc.array(row, { minLength: 2, maxLength: 6 });

function spearman(a: readonly number[], b: readonly number[]): number {
  const x = rankAscending(a, "average");
  const y = rankAscending(b, "average");
  const [mx, my] = [moments(x), moments(y)];
  const covariance =
    x.reduce((sum, each, k) => sum + (each - mx.mean) * (y[k]! - my.mean), 0) / (OPTIONS - 1);
  return covariance / (mx.standardDeviation * my.standardDeviation);
}

describe("Kendall's W", () => {
  test("Siegel's three executives and six applicants: S = 25.5, W = 0.16, no sign of agreement", () => {
    const found = kendallW([
      [1, 6, 3, 2, 5, 4],
      [1, 5, 6, 4, 2, 3],
      [6, 3, 2, 5, 4, 1],
    ]);
    expect(found.squares).toBe(25.5);
    expect(found.w).toBeCloseTo(25.5 / 157.5, 14);
    expect(found.degrees).toBe(5);
    expect(found.p).toBeGreaterThan(0.7);
    expect(agreementLevel(found.w)).toBe("very-weak");
  });

  test("lies in 0 to 1; scores and their ranks give the same, in any order of people and options", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const { w, p } = kendallW(given);
        if (Number.isNaN(w)) {
          expect(given.every((own) => new Set(own).size === 1)).toBe(true);
          return;
        }
        expect(w).toBeGreaterThanOrEqual(0);
        expect(w).toBeLessThanOrEqual(1 + 1e-12);
        expect(p >= 0 && p <= 1).toBe(true);
        const ranked = given.map((own) => Array.from(rankAscending(own, "average")));
        expect(kendallW(ranked).w).toBeCloseTo(w, 12);
        expect(kendallW(given.toReversed()).w).toBeCloseTo(w, 12);
        expect(kendallW(given.map((own) => own.toReversed())).w).toBeCloseTo(w, 12);
        expect(kendallW(given.map((own) => own.map((each) => -each))).w).toBeCloseTo(w, 12);
      }),
    );
  });

  test("without ties, (m W − 1) / (m − 1) is the mean of Spearman's correlations of all pairs", () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: OPTIONS });
    fc.assert(
      fc.property(fc.array(order, { minLength: 2, maxLength: 5 }), (given) => {
        const pairs = given.flatMap((a, k) => given.slice(k + 1).map((b) => spearman(a, b)));
        expect(kendallW(given).meanSpearman).toBeCloseTo(moments(pairs).mean, 10);
      }),
    );
  });

  test("is 1 where all agree, and has no value where nobody tells anything apart", () => {
    expect(
      kendallW([
        [1, 2, 2],
        [1, 2, 2],
      ]).w,
    ).toBeCloseTo(1, 14);
    expect(
      kendallW([
        [1, 1, 1],
        [2, 2, 2],
      ]).w,
    ).toBeNaN();
    expect(agreementLevel(Number.NaN)).toBeUndefined();
    expect(agreementLevel(1)).toBe("unusually-strong");
  });

  test("needs two people, two options and no gaps", () => {
    for (const bad of [
      [],
      [[1, 2]],
      [[1], [1]],
      [[1, 2], [1]],
      [
        [1, 2],
        [1, Number.NaN],
      ],
    ])
      expect(() => kendallW(bad)).toThrow(RangeError);
  });
});

describe("the upper tail of chi-square", () => {
  // Critical values as printed in tables.
  test.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [11.070497693516351, 5, 0.05],
    [23.209251158954356, 10, 0.01],
    [124.34211340400407, 100, 0.05],
    [0.7107230213973239, 4, 0.95],
  ])("beyond %d with %i degrees of freedom is %d", (value, degrees, p) => {
    expect(chiSquareTail(value, degrees)).toBeCloseTo(p, 12);
  });

  test("falls from 1 to 0, and with two degrees is exponential", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 60, noNaN: true }),
        fc.integer({ min: 1, max: 30 }),
        (value, degrees) => {
          const tail = chiSquareTail(value, degrees);
          expect(tail >= 0 && tail <= 1 + 1e-14).toBe(true);
          expect(chiSquareTail(value + 0.5, degrees)).toBeLessThanOrEqual(tail + 1e-14);
          expect(chiSquareTail(value, 2)).toBeCloseTo(Math.exp(-value / 2), 13);
        },
      ),
    );
    expect(chiSquareTail(0, 3)).toBe(1);
    expect(chiSquareTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(() => chiSquareTail(1, 0)).toThrow(RangeError);
    expect(() => chiSquareTail(Number.NaN, 1)).toThrow(RangeError);
  });
});

describe("the RAND/UCLA disagreement index", () => {
  test("a panel at the upper end may spread more than one in the middle, and a split one disagrees", () => {
    expect(randDisagreement([9, 9, 8, 7, 8]).verdict).toBe("high");
    expect(randDisagreement([1, 2, 3, 2, 1]).verdict).toBe("low");
    expect(randDisagreement([5, 5, 5]).verdict).toBe("uncertain");
    const split = randDisagreement([1, 1, 1, 9, 9, 9]);
    expect(split.disagreement).toBe(true);
    expect(split.verdict).toBe("uncertain");
    expect(split.allowedRange).toBe(2.35);
  });

  test("medians of 3.5 and 6.5 go to the higher third", () => {
    expect(randDisagreement([3, 4]).verdict).toBe("uncertain");
    expect(randDisagreement([6, 7]).verdict).toBe("high");
  });

  test("does not depend on order or on who did not rate, and is the same seen from the other end", () => {
    const rating = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.array(rating, { minLength: 1, maxLength: 12 }), (ratings) => {
        const found = randDisagreement(ratings);
        expect(randDisagreement([Number.NaN, ...ratings.toReversed()])).toEqual(found);
        expect(found.disagreement).toBe(found.disagreementIndex > 1 + 1e-12);
        const mirrored = randDisagreement(ratings.map((each) => 10 - each));
        expect(mirrored.disagreementIndex).toBeCloseTo(found.disagreementIndex, 9);
      }),
    );
  });

  test("needs ratings from 1 to 9", () => {
    expect(() => randDisagreement([])).toThrow(RangeError);
    expect(() => randDisagreement([0])).toThrow(RangeError);
    expect(() => randDisagreement([10])).toThrow(RangeError);
  });
});

const folder = new URL("../../../../../../../shared/reference/decision/", import.meta.url);

function examplesOf(name: string): readonly never[] {
  return existsSync(new URL(name, folder))
    ? JSON.parse(readFileSync(new URL(name, folder), "utf8")).examples
    : [];
}

type Ranked = {
  readonly id: string;
  readonly ranks: readonly (readonly number[])[];
  readonly published: { readonly W: number };
  readonly computed: { readonly S: number; readonly W: number; readonly chi2?: number };
};
type Rated = {
  readonly id: string;
  readonly ratings: readonly number[];
  readonly computed: Readonly<Record<string, number | boolean>>;
  readonly published?: { readonly IPRAS: number; readonly disagreement: boolean };
};

describe.runIf(existsSync(folder))("the reference", () => {
  const ranked: readonly Ranked[] = examplesOf("kendall_w.json");
  const rated: readonly Rated[] = examplesOf("delphi_ram.json");
  test("has two examples of each", () => expect([ranked.length, rated.length]).toEqual([2, 2]));

  test.each(ranked)("W of $id", ({ ranks, computed, published }) => {
    const found = kendallW(ranks);
    expect(found.w).toBeCloseTo(computed.W, 13);
    expect(found.squares).toBeCloseTo(computed.S, 10);
    if (computed.chi2 !== undefined) expect(found.chiSquare).toBeCloseTo(computed.chi2, 12);
    // Siegel cut W = 0.1619 to 0.16, and rounded 0.8277 to 0.828.
    expect(Math.abs(found.w - published.W)).toBeLessThan(0.002);
  });

  test.each(rated)("IPRAS of $id", ({ ratings, computed, published }) => {
    const found = randDisagreement(ratings);
    const named: Readonly<Record<string, number | boolean>> = {
      median: found.median,
      P30: found.p30,
      P70: found.p70,
      IPR: found.interpercentileRange,
      AI: found.asymmetry,
      IPRAS: found.allowedRange,
      disagreement: found.disagreement,
    };
    for (const [name, value] of Object.entries(computed))
      if (typeof value === "boolean") expect(named[name]).toBe(value);
      else expect(named[name]).toBeCloseTo(value, 12);
    if (published !== undefined) expect(found.disagreement).toBe(published.disagreement);
  });
});
