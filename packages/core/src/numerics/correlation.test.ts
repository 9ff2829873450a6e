/** Correlations: COINr's (that is, R's) numbers where they are present, naive oracles, and what must always hold. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { completePairs, correlationPValue, pearson, spearman } from "./correlation.ts";
import { explainedShare } from "./correlation-ratio.ts";
import { incompleteBeta, logGamma } from "./incomplete-beta.ts";
import { kendall } from "./kendall.ts";
import { rankAscending } from "./rank.ts";

fc.configureGlobal({ seed: 1994 });

/** Two columns of one length with many ties and some gaps. */
const columns = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -3, max: 3 }) }, fc.constant(Number.NaN)),
      fc.oneof({ weight: 6, arbitrary: fc.integer({ min: -9, max: 9 }) }, fc.constant(Number.NaN)),
    ),
    { minLength: 0, maxLength: 40 },
  )
  .map((rows) => ({ x: rows.map(([x]) => x), y: rows.map(([, y]) => y) }));

/** Every pair of units looked at: the definition of tau-b. */
function kendallByPairs(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let [sum, untiedX, untiedY] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const [a, b] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
      sum += a * b;
      untiedX += Math.abs(a);
      untiedY += Math.abs(b);
    }
  }
  return untiedX === 0 || untiedY === 0 ? Number.NaN : sum / Math.sqrt(untiedX * untiedY);
}

describe("kendall()", () => {
  test("is the count over all pairs", () => {
    fc.assert(
      fc.property(columns, ({ x, y }) => {
        const pairs = completePairs(x, y);
        const own = kendall(x, y);
        const naive = kendallByPairs(pairs.x, pairs.y);
        expect(own.n).toBe(pairs.x.length);
        if (Number.isNaN(naive)) expect(own.value).toBeNaN();
        else expect(own.value).toBeCloseTo(naive, 14);
      }),
    );
  });

  test("counts five thousand units, which pairs would take long for", () => {
    const x = Float64Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000);
    expect(kendall(x, x)).toEqual({ n: 5000, value: 1 });
    expect(
      kendall(
        x,
        x.map((each) => -each),
      ).value,
    ).toBe(-1);
  });
});

describe.each([
  { name: "pearson", correlate: pearson },
  { name: "spearman", correlate: spearman },
  { name: "kendall", correlate: kendall },
])("$name()", ({ name, correlate }) => {
  test("lies between −1 and 1, is the same both ways, and turns with a direction", () => {
    fc.assert(
      fc.property(columns, ({ x, y }) => {
        const { value } = correlate(x, y);
        if (Number.isNaN(value)) return;
        expect(Math.abs(value)).toBeLessThanOrEqual(1);
        expect(correlate(y, x).value).toBeCloseTo(value, 13);
        expect(
          correlate(
            x.map((each) => 5 - 2 * each),
            y,
          ).value,
        ).toBeCloseTo(-value, 13);
      }),
    );
  });

  test("says nothing of columns that do not vary together", () => {
    const gap = Number.NaN;
    for (const [x, y] of [
      [[], []],
      [[1], [2]],
      [
        [gap, gap],
        [1, 2],
      ],
      [
        [1, gap, 3],
        [gap, 2, gap],
      ],
      [
        [0.1, 0.1, 0.1],
        [1, 2, 3],
      ],
      [
        [1, 2, 3],
        [7, 7, 7],
      ],
    ] as const) {
      expect(correlate(x, y).value, `${name} ${x} ${y}`).toBeNaN();
    }
    expect(() => correlate([1], [1, 2])).toThrow(RangeError);
  });
});

test("spearman() is pearson() of the ranks, and sees no increasing function", () => {
  const x = [3, 1, 4, 1, 5, 9, 2, 6];
  const y = [2, 7, 1, 8, 2, 8, 1, 8];
  expect(spearman(x, y)).toEqual(pearson(rankAscending(x, "average"), rankAscending(y, "average")));
  expect(spearman(x.map(Math.exp), y).value).toBeCloseTo(spearman(x, y).value, 14);
});

test("the chance of a correlation is Student's tail, by its closed form for two degrees of freedom", () => {
  // With two degrees of freedom the tail beyond |t| is 1 − |t| / √(2 + t²), which is 1 − |r|.
  for (const value of [-0.99, -0.4, 0, 0.25, 0.9]) {
    expect(correlationPValue({ n: 4, value })).toBeCloseTo(1 - Math.abs(value), 14);
  }
  expect(correlationPValue({ n: 2, value: 1 })).toBeNaN();
});

test("the incomplete beta function by its closed forms, from both ends", () => {
  for (const x of [1e-12, 0.01, 0.3, 0.5, 0.77, 0.999]) {
    expect(incompleteBeta(x, 3, 1) / x ** 3).toBeCloseTo(1, 13);
    expect(incompleteBeta(x, 1, 4)).toBeCloseTo(1 - (1 - x) ** 4, 13);
    expect(incompleteBeta(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 13);
    expect(incompleteBeta(x, 7.5, 2.25)).toBeCloseTo(1 - incompleteBeta(1 - x, 2.25, 7.5), 13);
  }
  expect(() => incompleteBeta(1.1, 1, 1)).toThrow(RangeError);
  let factorial = 1;
  for (let n = 1; n < 40; n++) {
    expect(logGamma(n) - Math.log(factorial)).toBeCloseTo(0, 12);
    factorial *= n;
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
});

describe("explainedShare()", () => {
  const x = Float64Array.from({ length: 240 }, (_, i) => ((i * 77) % 240) / 120 - 1);

  test("sees a relation that a straight line does not", () => {
    const bent = explainedShare(
      x,
      x.map((each) => each * each),
    );
    expect(bent.linear).toBeLessThan(0.01);
    expect(bent.grouped).toBeGreaterThan(0.95);
    expect(bent.share).toBe(bent.grouped);
  });

  test("is about the squared correlation of a straight one, and 0 to 1 whatever it is given", () => {
    const noise = x.map((_, i) => ((i * 131) % 240) / 120 - 1);
    const mixed = explainedShare(
      x,
      x.map((each, i) => each + noise[i]!),
    );
    expect(Math.abs(mixed.grouped - mixed.linear)).toBeLessThan(0.06);
    expect(explainedShare(x, noise).share).toBeLessThan(0.05);
    fc.assert(
      fc.property(columns, ({ x: a, y: b }) => {
        for (const { share } of [explainedShare(a, b), explainedShare([...a, ...a], [...b, ...b])]) {
          expect(Number.isNaN(share) || (share >= 0 && share <= 1)).toBe(true);
        }
      }),
    );
  });
});
