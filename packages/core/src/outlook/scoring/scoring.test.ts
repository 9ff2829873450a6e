/** Scores against their definitions, and where they have nothing to say. */

import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import {
  averagePrecision,
  binnedIgnorance,
  brierScore,
  conformalReach,
  crpsOfEnsemble,
  crpsOfNegativeBinomial,
  crpsOfNormal,
  crpsOfPoisson,
  crpsOfWeightedEnsemble,
  dieboldMariano,
  eventDetection,
  intervalOfEnsemble,
  intervalScore,
  logLoss,
  meanAbsoluteScaledError,
  pinballLoss,
  rocArea,
  symmetricPercentageError,
  weightedIntervalScore,
} from "./index.ts";

describe("CRPS", () => {
  /** The definition: pairs of draws, weighted. */
  function byPairs(values: readonly number[], weights: readonly number[], observed: number): number {
    const total = weights.reduce((sum, w) => sum + w, 0);
    let score = 0;
    values.forEach((a, i) => {
      score += (weights[i]! / total) * Math.abs(a - observed);
      values.forEach((b, j) => {
        score -= (0.5 * weights[i]! * weights[j]! * Math.abs(a - b)) / total ** 2;
      });
    });
    return score;
  }

  test("of draws is the sum over pairs, with equal weights as without", () => {
    const random = randomStream(11, 0);
    for (let k = 0; k < 40; k++) {
      const values = Array.from({ length: 1 + (k % 9) }, () => Math.round(random() * 20));
      const weights = values.map(() => random());
      const observed = random() * 25;
      expect(crpsOfWeightedEnsemble(values, weights, observed)).toBeCloseTo(
        byPairs(values, weights, observed),
        12,
      );
      expect(crpsOfEnsemble(values, observed)).toBeCloseTo(
        byPairs(
          values,
          values.map(() => 1),
          observed,
        ),
        12,
      );
    }
  });

  test("of a distribution is that of its quantiles as draws, nearly", () => {
    const exponential = Array.from({ length: 4000 }, (_, i) => -Math.log(1 - (i + 0.5) / 4000));
    // y − 2F(y) + ½ for an exponential of mean 1.
    expect(crpsOfEnsemble(exponential, 1)).toBeCloseTo(1.5 - 2 * (1 - Math.exp(-1)), 3);
    // A size without end is a Poisson; a large one nearly, and a large mean nearly a normal.
    expect(crpsOfNegativeBinomial({ mean: 7, size: Number.POSITIVE_INFINITY }, 3)).toBe(crpsOfPoisson(7, 3));
    expect(crpsOfNegativeBinomial({ mean: 7, size: 1e9 }, 3)).toBeCloseTo(crpsOfPoisson(7, 3), 6);
    const normal = crpsOfNormal({ mean: 1e5, standardDeviation: Math.sqrt(1e5) }, 100_400);
    expect(crpsOfPoisson(1e5, 100_400) / normal).toBeCloseTo(1, 3);
    // Far from all mass, the error less half the mean distance.
    expect(crpsOfPoisson(2, 1000) - crpsOfPoisson(2, 900)).toBeCloseTo(100, 9);
    expect(crpsOfPoisson(1e5, 0) - crpsOfPoisson(1e5, 50)).toBeCloseTo(50, 6);
  });

  test("says nothing of gaps and refuses what is no forecast", () => {
    expect(crpsOfEnsemble([1, Number.NaN], 2)).toBeNaN();
    expect(crpsOfEnsemble([1, 2], Number.NaN)).toBeNaN();
    expect(crpsOfWeightedEnsemble([1, 2], [1, Number.NaN], 2)).toBeNaN();
    expect(crpsOfNormal({ mean: Number.NaN, standardDeviation: 1 }, 2)).toBeNaN();
    expect(crpsOfPoisson(2, Number.NaN)).toBeNaN();
    expect(crpsOfNegativeBinomial({ mean: Number.NaN, size: 2 }, 2)).toBeNaN();
    expect(crpsOfNormal({ mean: 3, standardDeviation: 0 }, 1)).toBe(2);
    expect(crpsOfPoisson(0, 4)).toBe(4);
    expect(() => crpsOfEnsemble([], 1)).toThrow(RangeError);
    expect(() => crpsOfWeightedEnsemble([1], [0], 1)).toThrow(RangeError);
    expect(() => crpsOfWeightedEnsemble([1, 2], [1], 1)).toThrow(RangeError);
    expect(() => crpsOfWeightedEnsemble([1, 2], [1, -1], 1)).toThrow(RangeError);
    expect(() => crpsOfNormal({ mean: 0, standardDeviation: -1 }, 1)).toThrow(RangeError);
    expect(() => crpsOfPoisson(2, 1.5)).toThrow(RangeError);
    expect(() => crpsOfPoisson(-1, 1)).toThrow(RangeError);
    expect(() => crpsOfNegativeBinomial({ mean: 1, size: 0 }, 1)).toThrow(RangeError);
  });
});

describe("quantiles and intervals", () => {
  test("the weighted interval score is twice the mean pinball loss of its quantiles", () => {
    const intervals = [
      { level: 0.5, low: 2, high: 9 },
      { level: 0.9, low: 0, high: 14 },
    ];
    const quantiles = [
      [0.05, 0],
      [0.25, 2],
      [0.5, 6],
      [0.75, 9],
      [0.95, 14],
    ] as const;
    for (const observed of [-3, 1, 6, 10, 40]) {
      const pinball = quantiles.map(([probability, value]) => pinballLoss({ probability, value }, observed));
      const mean = pinball.reduce((sum, loss) => sum + loss, 0) / quantiles.length;
      expect(weightedIntervalScore({ median: 6, intervals }, observed)).toBeCloseTo(2 * mean, 12);
    }
  });

  test("gaps give NaN, and senseless ones are refused", () => {
    expect(intervalOfEnsemble([1, Number.NaN, 2], 0.9).low).toBeNaN();
    expect(intervalScore({ level: 0.9, low: Number.NaN, high: 2 }, 1)).toBeNaN();
    expect(pinballLoss({ probability: 0.5, value: 1 }, Number.NaN)).toBeNaN();
    expect(() => intervalScore({ level: 1, low: 1, high: 2 }, 1)).toThrow(RangeError);
    expect(() => intervalScore({ level: 0.9, low: 3, high: 2 }, 1)).toThrow(RangeError);
    expect(() => pinballLoss({ probability: 2, value: 1 }, 1)).toThrow(RangeError);
    expect(() => intervalOfEnsemble([1], 0)).toThrow(RangeError);
    expect(() => binnedIgnorance([1], -1)).toThrow(RangeError);
    expect(() => binnedIgnorance([1], 1, [0, 0])).toThrow(RangeError);
    expect(binnedIgnorance([1, Number.NaN], 1)).toBeNaN();
    expect(binnedIgnorance([1], Number.NaN)).toBeNaN();
  });
});

describe("events", () => {
  test("Brier's parts sum to the score, gaps aside", () => {
    const random = randomStream(5, 0);
    const probabilities = Array.from({ length: 300 }, () => Math.round(random() * 10) / 10);
    const outcomes = probabilities.map((p) => (random() < p ? 1 : 0));
    const { score, reliability, resolution, uncertainty, n } = brierScore(
      [...probabilities, 0.3, Number.NaN],
      [...outcomes, Number.NaN, 1],
    );
    expect(n).toBe(300);
    expect(reliability - resolution + uncertainty).toBeCloseTo(score, 12);
    expect(brierScore(probabilities, outcomes, { bins: 5 }).table).toHaveLength(5);
    expect(brierScore([0.1], [0]).skill).toBeNaN();
    expect(brierScore([], []).score).toBeNaN();
    expect(logLoss([0], [1])).toBe(Number.POSITIVE_INFINITY);
    expect(() => brierScore([1.2], [0])).toThrow(RangeError);
    expect(() => brierScore([0.2], [2])).toThrow(RangeError);
    expect(() => brierScore([0.2], [])).toThrow(RangeError);
    expect(() => brierScore([0.2], [1], { bins: 0 })).toThrow(RangeError);
  });

  test("the area is the share of pairs in order; without skill precision is the share of events", () => {
    expect(rocArea([1, 1, 1, 1], [1, 0, 0, 1])).toBe(0.5);
    expect(averagePrecision([1, 1, 1, 1], [1, 0, 0, 0])).toBe(0.25);
    expect(rocArea([3, 2], [1, 1])).toBeNaN();
    expect(averagePrecision([3, 2], [0, 0])).toBeNaN();
    expect(rocArea([3, 2, Number.NaN], [1, 0, 0])).toBe(1);
  });

  test("an episode whose periods lie past the end or are missing stays undecided", () => {
    const { episodes, falseAlarmRatio, meanLeadTime } = eventDetection(
      [1, 0, 0, 1, 0, 1],
      [0, Number.NaN, 0, 0, 0, 0],
      2,
    );
    expect(episodes.map(({ outcome }) => outcome)).toEqual(["undecided", "false-alarm", "undecided"]);
    expect(falseAlarmRatio).toBe(1);
    expect(meanLeadTime).toBeNaN();
    const missed = eventDetection([0, 0, 0, 1], [1, 0, 1, 0], 2);
    expect(missed.onsets).toEqual([{ period: 2, leadTime: Number.NaN }]);
    expect(missed.criticalSuccessIndex).toBe(0);
    expect(() => eventDetection([0], [0, 1], 1)).toThrow(RangeError);
    expect(() => eventDetection([0], [0], 0)).toThrow(RangeError);
    expect(() => eventDetection([2], [0], 1)).toThrow(RangeError);
  });
});

describe("comparing forecasts", () => {
  test("swapping them turns the sign, and equal errors cannot be told apart", () => {
    const first = [1, -2, 3, 1, 0, 2];
    const second = [1, 1, -1, 2, 1, 0];
    const there = dieboldMariano(first, second);
    const back = dieboldMariano(second, first);
    expect(back.statistic).toBe(-there.statistic);
    expect(back.pValue).toBe(there.pValue);
    expect(dieboldMariano(first, first).pValue).toBeNaN();
    expect(() => dieboldMariano([1, Number.NaN], [1, 2])).toThrow(RangeError);
    expect(() => dieboldMariano([1], [1])).toThrow(RangeError);
    expect(() => dieboldMariano([1, 2], [1, 3], { horizon: 2 })).toThrow(RangeError);
  });

  test("where the autocovariances give no variance, those of horizon 1 are taken", () => {
    const { horizonUsed } = dieboldMariano([2, 0, 2, 0, 2, 0], [1, 1, 1, 1, 1, 1], { horizon: 2 });
    expect(horizonUsed).toBe(1);
  });

  test("fading autocovariances give a variance where equal ones give none", () => {
    // By hand: differences 3 and −1 in turn about 1, so γ₀ = 4 and γ₁ = −10/3; the variance of the mean is
    // (4 − 10/3) / 6 = 1/9, and the statistic 3 before its correction.
    const [first, second] = [
      [2, 0, 2, 0, 2, 0],
      [1, 1, 1, 1, 1, 1],
    ] as const;
    const found = dieboldMariano(first, second, { horizon: 2, variance: "bartlett" });
    expect(found.horizonUsed).toBe(2);
    expect(found.uncorrected).toBeCloseTo(3, 12);
  });

  test("errors of points", () => {
    expect(symmetricPercentageError([0, Number.NaN], [0, 3])).toBe(0);
    expect(symmetricPercentageError([Number.NaN], [3])).toBeNaN();
    expect(meanAbsoluteScaledError([1], [2], { history: [3, 3, 3], season: 1 })).toBeNaN();
    expect(() => meanAbsoluteScaledError([1], [2], { history: [3], season: 0 })).toThrow(RangeError);
    expect(() => symmetricPercentageError([1], [])).toThrow(RangeError);
  });

  test("a conformal reach needs enough errors, and covers the next as often as it says", () => {
    expect(conformalReach(new Array(18).fill(1), 0.95).reach).toBe(Number.POSITIVE_INFINITY);
    expect(conformalReach(new Array(19).fill(1), 0.95).reach).toBe(1);
    expect(conformalReach([Number.NaN, 2], 0.5)).toEqual({ n: 1, order: 1, reach: 2 });
    expect(() => conformalReach([1], 1)).toThrow(RangeError);
    const random = randomStream(3, 0);
    let held = 0;
    for (let k = 0; k < 4000; k++) {
      const errors = Array.from({ length: 30 }, () => random() ** 3);
      if (random() ** 3 <= conformalReach(errors, 0.8).reach) held++;
    }
    // ⌈31 · 0.8⌉ / 31 = 0.806; three standard errors are 0.019.
    expect(Math.abs(held / 4000 - 25 / 31)).toBeLessThan(0.019);
  });
});
