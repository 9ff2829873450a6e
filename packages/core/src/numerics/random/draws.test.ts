/** Draws: their moments are those of the distributions, and they follow from seed and run alone. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moments } from "../moments.ts";
import { drawDirichlet, drawGamma, drawOne } from "./draws.ts";
import { drawNormal } from "./normal.ts";
import { randomStream, randomStreams } from "./random.ts";

fc.configureGlobal({ seed: 1994 });

const DRAWS = 40_000;

function draws(draw: (random: () => number) => number, seed = 2026): Float64Array {
  const random = randomStream(seed, 0);
  return Float64Array.from({ length: DRAWS }, () => draw(random));
}

describe("streams", () => {
  test("follow from seed and run: the same again, other runs and seeds differ, no two share a draw", () => {
    const seen = new Set<number>();
    for (const seed of [1, 2]) {
      for (const run of [0, 1, 2, 7]) {
        const random = randomStream(seed, run);
        const own = Array.from({ length: 500 }, random);
        const again = randomStream(seed, run);
        expect(own).toEqual(Array.from({ length: 500 }, again));
        for (const each of own) seen.add(each);
      }
    }
    expect(seen.size).toBe(2 * 4 * 500);
  });

  test("of later runs are the same whether one starts there or comes from the first", () => {
    const fromStart = randomStreams(5, 0);
    fromStart();
    fromStart();
    expect(fromStart()()).toBe(randomStream(5, 2)());
    expect(randomStreams(5, 2)()()).toBe(randomStream(5, 2)());
  });

  test("are uniform on [0, 1): mean a half, variance a twelfth, tenths alike", () => {
    const u = draws((random) => random());
    expect(u.every((each) => each >= 0 && each < 1)).toBe(true);
    const { mean, standardDeviation } = moments(u);
    expect(mean).toBeCloseTo(0.5, 2);
    expect(standardDeviation ** 2).toBeCloseTo(1 / 12, 2);
    for (let tenth = 0; tenth < 10; tenth++) {
      const share = u.filter((each) => Math.floor(each * 10) === tenth).length / DRAWS;
      expect(Math.abs(share - 0.1)).toBeLessThan(0.006);
    }
  });

  test("of neighbouring runs have nothing to do with each other", () => {
    const next = randomStreams(1, 0);
    const first = Float64Array.from({ length: 5000 }, () => next()());
    const products = first.slice(1).map((each, i) => (each - 0.5) * (first[i]! - 0.5) * 12);
    expect(Math.abs(moments(products).mean)).toBeLessThan(0.05);
  });
});

describe("normal draws", () => {
  test("have the moments of the normal distribution, and its tail beyond 1.96, 3 and where the ziggurat ends", () => {
    const random = randomStream(11, 0);
    const n = 400_000;
    const z = Float64Array.from({ length: n }, () => drawNormal(random));
    const power = (k: number): number => moments(z.map((each) => each ** k)).mean;
    // Five standard errors: the variance of zᵏ is E z²ᵏ − (E zᵏ)².
    expect(Math.abs(power(1))).toBeLessThan(5 * Math.sqrt(1 / n));
    expect(Math.abs(power(2) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(power(3))).toBeLessThan(5 * Math.sqrt(15 / n));
    expect(Math.abs(power(4) - 3)).toBeLessThan(5 * Math.sqrt(96 / n));
    expect(Math.abs(power(6) - 15)).toBeLessThan(5 * Math.sqrt(10_170 / n));
    for (const [beyond, share] of [
      [0.5, 0.617_075_1],
      [1.959_964, 0.05],
      [3, 0.002_699_8],
      [3.442_619_855_899, 0.000_576_1],
    ] as const) {
      const found = z.filter((each) => Math.abs(each) > beyond).length / n;
      expect(Math.abs(found - share)).toBeLessThan(5 * Math.sqrt(share / n));
    }
  });
});

describe("gamma draws", () => {
  test.each([0.2, 0.7, 1, 2.5, 40])("of shape %d have that mean and that variance", (shape) => {
    const g = draws((random) => drawGamma(random, shape));
    const { mean, standardDeviation } = moments(g);
    expect(g.every((each) => each >= 0)).toBe(true);
    // Five standard errors of the mean, and as many of the variance.
    expect(Math.abs(mean - shape)).toBeLessThan(5 * Math.sqrt(shape / DRAWS));
    const spread = Math.sqrt((2 * shape * shape + 6 * shape) / DRAWS);
    expect(Math.abs(standardDeviation ** 2 - shape)).toBeLessThan(5 * spread);
  });

  test("of shape 1 are exponential: a share 1 − 1/e lies below 1", () => {
    const g = draws((random) => drawGamma(random, 1));
    expect(g.filter((each) => each < 1).length / DRAWS).toBeCloseTo(1 - 1 / Math.E, 2);
  });

  test("need a shape above 0", () => {
    for (const shape of [0, -1, Number.NaN]) expect(() => drawGamma(() => 0.5, shape)).toThrow(RangeError);
  });
});

describe("Dirichlet draws", () => {
  const shares = [0.5, 0.3, 0.2, 0];

  function columnsOf(concentration: number): readonly Float64Array[] {
    const random = randomStream(7, 0);
    const drawn = Array.from({ length: DRAWS / 4 }, () => drawDirichlet(random, shares, concentration));
    return shares.map((_, k) => Float64Array.from(drawn.map((each) => each[k]!)));
  }

  test.each([2, 50, 400])(
    "around shares, concentration %i: their means are the shares, their variances s (1 − s) / (c + 1)",
    (c) => {
      columnsOf(c).forEach((column, k) => {
        const { mean, standardDeviation } = moments(column);
        const variance = (shares[k]! * (1 - shares[k]!)) / (c + 1);
        expect(Math.abs(mean - shares[k]!)).toBeLessThanOrEqual(5 * Math.sqrt(variance / column.length));
        expect(standardDeviation ** 2).toBeCloseTo(variance, 2);
        expect(Math.abs(standardDeviation ** 2 - variance)).toBeLessThanOrEqual(0.1 * variance);
      });
    },
  );

  test("add up to 1, keep 0 at 0 and are never negative, for any shares and concentration", () => {
    const weights = fc.array(fc.constantFrom(0, 0.1, 1, 5), { minLength: 1, maxLength: 8 });
    const concentration = fc.constantFrom(1e-300, 1e-6, 0.1, 1, 50, 1e6);
    fc.assert(
      fc.property(weights, concentration, fc.nat(1000), (raw, c, seed) => {
        const sum = raw.reduce<number>((a, b) => a + b, 0);
        fc.pre(sum > 0);
        const drawn = drawDirichlet(
          randomStream(seed, 0),
          raw.map((each) => each / sum),
          c,
        );
        expect(drawn.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
        drawn.forEach((each, k) => {
          expect(raw[k] === 0 ? each === 0 : each >= 0).toBe(true);
        });
      }),
    );
  });
});

test("drawing one of three takes each a third of the time", () => {
  const random = randomStream(3, 0);
  const counts = new Map<string, number>();
  for (let i = 0; i < 9000; i++) {
    const one = drawOne(random, ["a", "b", "c"]);
    counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  for (const each of ["a", "b", "c"]) expect(Math.abs(counts.get(each)! - 3000)).toBeLessThan(250);
});
