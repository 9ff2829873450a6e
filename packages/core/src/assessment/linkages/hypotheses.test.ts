/** Hypotheses from series: published tests, what chance gives, and corrections for many tests. */

import { describe, expect, test } from "vitest";
import { drawNormal, randomStream } from "../../numerics/index.ts";
import { hasLinkagesReference, readLinkagesReference } from "../../testing/linkages-reference.ts";
import { grangerTest, panelGrangerTest } from "./granger.ts";
import { benjaminiHochberg, linkHypotheses } from "./hypotheses.ts";
import { testTransferEntropy, transferEntropy } from "./transfer-entropy.ts";

function noise(seed: number, length: number): Float64Array {
  const random = randomStream(seed, 0);
  return Float64Array.from({ length }, () => drawNormal(random));
}

/** A series that follows another one period later, with noise of its own. */
function follower(of: Float64Array, seed: number): Float64Array {
  return noise(seed, of.length).map((own, t) => own + (t === 0 ? 0 : of[t - 1]!));
}

describe("Granger's test", () => {
  test("does not change with the units of either series, nor with where they begin to count", () => {
    const from = noise(1, 60);
    const to = follower(from, 2);
    const { f, p } = grangerTest(from, to, 2);
    const moved = grangerTest(
      from.map((x) => 1e6 + 1e3 * x),
      to.map((x) => 7 - 0.01 * x),
      2,
    );
    expect(moved.f).toBeCloseTo(f, 6);
    expect(moved.p).toBeCloseTo(p, 9);
  });

  test("of series that have nothing to do with each other is below 5 % in about 5 % of cases", () => {
    let below = 0;
    for (let k = 0; k < 400; k++) {
      if (grangerTest(noise(2 * k + 10, 50), noise(2 * k + 11, 50), 1).p < 0.05) below++;
    }
    expect(below / 400).toBeGreaterThan(0.02);
    expect(below / 400).toBeLessThan(0.09);
  });

  test("says nothing where series are too short or do not vary, and refuses gaps", () => {
    expect(grangerTest([1, 2, 3, 4], [2, 1, 2, 1], 2).p).toBeNaN();
    expect(grangerTest(new Float64Array(20), noise(3, 20), 1).p).toBeNaN();
    expect(() => grangerTest([1, Number.NaN], [1, 2], 1)).toThrow(RangeError);
    expect(() => grangerTest([1], [1, 2], 1)).toThrow(RangeError);
    expect(() => grangerTest([1, 2], [1, 2], 0)).toThrow(RangeError);
    expect(() => panelGrangerTest([], 1)).toThrow(RangeError);
  });
});

describe("hypotheses", () => {
  const driver = noise(21, 80);
  const series = [
    { id: "rain", values: driver },
    { id: "price", values: follower(driver, 22) },
    { id: "other", values: noise(23, 80) },
    { id: "flat", values: new Float64Array(80) },
  ];

  test("keep the link that was put in, and correct for pairs that could be tested only", () => {
    for (const correction of ["holm", "benjamini-hochberg"] as const) {
      const found = linkHypotheses(series, { lags: 1, correction, level: 0.01 });
      expect(found).toHaveLength(12);
      expect(found.filter(({ kept }) => kept).map(({ from, to }) => `${from} ${to}`)).toEqual(["rain price"]);
      const tested = found.filter(({ p }) => !Number.isNaN(p));
      expect(tested.every(({ from }) => from !== "flat")).toBe(true);
      const least = Math.min(...tested.map(({ p }) => p));
      expect(found.find(({ p }) => p === least)!.pCorrected).toBeCloseTo(least * tested.length, 12);
    }
    expect(() => linkHypotheses(series, { lags: 1, level: 0 })).toThrow(RangeError);
  });

  test("by Benjamini and Hochberg: the definition, straight", () => {
    const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];
    const slow = p.map((own) =>
      Math.min(
        ...p.filter((each) => each >= own).map((each) => (each * 10) / p.filter((x) => x <= each).length),
        1,
      ),
    );
    benjaminiHochberg(p).forEach((value, k) => {
      expect(value).toBeCloseTo(slow[k]!, 12);
    });
  });
});

describe("transfer entropy", () => {
  test("of a copy one period later is the entropy of what is copied; none comes back", () => {
    const random = randomStream(31, 0);
    const x = Array.from({ length: 20_000 }, () => (random() < 0.5 ? 0 : 1));
    for (const [share, bits] of [
      [0, 1],
      [0.1, 0.531_004_406_411],
      [0.3, 0.118_709_100_769],
    ] as const) {
      const y = x.map((_, t) => (t === 0 ? 0 : random() < share ? 1 - x[t - 1]! : x[t - 1]!));
      expect(Math.abs(transferEntropy(x, y) - bits)).toBeLessThan(0.02);
      expect(transferEntropy(y, x)).toBeLessThan(0.001);
    }
  });

  test("beside chance: small where a link was put in, anywhere where there is none; one seed, one result", () => {
    const random = randomStream(32, 0);
    const x = Array.from({ length: 120 }, () => Math.floor(3 * random()));
    const y = [0, ...x.slice(0, -1)];
    const found = testTransferEntropy(x, y, { seed: 1 });
    expect(found.p).toBe(1 / 200);
    expect(found.bits).toBeGreaterThan(5 * found.byChance);
    expect(testTransferEntropy(x, y, { seed: 1 })).toEqual(found);
    expect(testTransferEntropy(y, x, { seed: 1 }).p).toBeGreaterThan(0.01);
    expect(() => testTransferEntropy(x, y, { seed: 1, shuffles: 0 })).toThrow(RangeError);
    expect(() => transferEntropy([1], [1])).toThrow(RangeError);
  });
});

type GrangerReference = {
  readonly granger: {
    readonly chicken: readonly number[];
    readonly egg: readonly number[];
    readonly chicken_to_egg: { readonly F: number; readonly p: number; readonly df: readonly number[] };
    readonly egg_to_chicken: { readonly F: number; readonly p: number };
  };
  readonly dumitrescu_hurlin: Readonly<
    Record<"Ztilde_order1" | "Ztilde_order2" | "Zbar_order2", { readonly stat: number; readonly p: number }>
  > & {
    readonly Wbar_order1: number;
    readonly wald_by_firm: Readonly<Record<string, number>>;
    readonly data: readonly { readonly firm: number; readonly inv: number; readonly value: number }[];
  };
};

describe.runIf(hasLinkagesReference)("published", () => {
  const close = (actual: number, expected: number): void => {
    expect(Math.abs(actual - expected)).toBeLessThan(1e-9 * Math.max(1, Math.abs(expected)));
  };

  test("chicken and egg, with three lags", () => {
    const { granger } = readLinkagesReference<GrangerReference>("granger_reference.json");
    const forth = grangerTest(granger.chicken, granger.egg, 3);
    const back = grangerTest(granger.egg, granger.chicken, 3);
    close(forth.f, granger.chicken_to_egg.F);
    close(forth.p, granger.chicken_to_egg.p);
    expect([forth.degrees.over, forth.degrees.under]).toEqual(granger.chicken_to_egg.df);
    close(back.f, granger.egg_to_chicken.F);
    close(back.p, granger.egg_to_chicken.p);
  });

  test("Grunfeld's firms: does investment precede value, or the other way", () => {
    const { dumitrescu_hurlin: given } = readLinkagesReference<GrangerReference>("granger_reference.json");
    const firms = Object.keys(given.wald_by_firm).map((firm) => {
      const rows = given.data.filter((row) => String(row.firm) === firm);
      return { from: rows.map(({ value }) => value), to: rows.map(({ inv }) => inv) };
    });
    const one = panelGrangerTest(firms, 1);
    Object.values(given.wald_by_firm).forEach((wald, k) => {
      close(one.walds[k]!, wald);
    });
    close(one.meanWald, given.Wbar_order1);
    close(one.zTilde, given.Ztilde_order1.stat);
    close(one.pTilde, given.Ztilde_order1.p);
    const two = panelGrangerTest(firms, 2);
    close(two.zTilde, given.Ztilde_order2.stat);
    close(two.pTilde, given.Ztilde_order2.p);
    close(two.z, given.Zbar_order2.stat);
    close(two.p, given.Zbar_order2.p);
  });

  test("transfer entropy of a worked pair", () => {
    const { worked } = readLinkagesReference<{
      readonly worked: {
        readonly x: readonly number[];
        readonly y: readonly number[];
        readonly te_x_to_y: number;
        readonly te_y_to_x: number;
      };
    }>("transfer_entropy.json");
    close(transferEntropy(worked.x, worked.y), worked.te_x_to_y);
    close(transferEntropy(worked.y, worked.x), worked.te_y_to_x);
  });
});
