import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import { countQuantile } from "../counts/count-distribution.ts";
import { detectOutbreaks, type OutbreakDetection } from "./detect-outbreaks.ts";
import { seasonalCusum } from "./seasonal-cusum.ts";

const detections: readonly (OutbreakDetection & { readonly first: number })[] = [
  { method: "farrington", first: 49 },
  { method: "ears-c1", first: 12 },
  { method: "ears-c2", first: 14 },
  { method: "ears-c3", first: 16 },
  { method: "cusum", first: 36 },
];

/** Monthly counts around 20, half as many again in summer, twice as wide as Poisson; drawn. */
function madeUp(series: number, months = 96): readonly number[] {
  const random = randomStream(5, series);
  return Array.from({ length: months }, (_, month) => {
    const mean = 20 * (1 + 0.5 * Math.sin((2 * Math.PI * month) / 12));
    return countQuantile(0.001 + 0.998 * random(), { mean, variance: 2 * mean });
  });
}

describe.each(detections)("$method by months", ({ first, ...detection }) => {
  const calm = madeUp(0);

  test("reads no month after the one asked about", () => {
    const changed = calm.map((count, month) => (month <= 70 ? count : 999));
    expect(detectOutbreaks(changed, detection).slice(0, 71)).toEqual(
      detectOutbreaks(calm, detection).slice(0, 71),
    );
  });

  test("says the same where only the last months are asked about", () => {
    const gap = calm.map((count, month) => (month < 9 || month === 60 ? Number.NaN : count));
    expect(detectOutbreaks(gap, detection, 84)).toEqual(detectOutbreaks(gap, detection).slice(84));
  });

  test("judges or leaves open whatever there is: a case now and then, long silence, gaps, sudden thousands", () => {
    for (let series = 0; series < 60; series++) {
      const random = randomStream(9, series);
      const rate = random() ** 3;
      const counts = Array.from({ length: 200 }, () => {
        if (random() < 0.02) return Number.NaN;
        return random() < rate ? Math.floor(1 + 2000 ** random()) : 0;
      });
      for (const { alarm, observed, bound } of detectOutbreaks(counts, detection)) {
        if (alarm) expect(observed).toBeGreaterThan(bound);
        expect(bound).not.toBe(Number.POSITIVE_INFINITY);
      }
    }
  });

  test("says that there is too little history, counted from the first record on", () => {
    for (const [counts, start] of [
      [calm, 0],
      [[Number.NaN, Number.NaN, ...calm], 2],
    ] as const) {
      const signals = detectOutbreaks(counts, detection);
      expect(signals.map(({ index }) => index)).toEqual([...counts.keys()]);
      const short = signals.filter(({ reason }) => reason === "too-short");
      expect(short).toHaveLength(start + first);
      expect(short.every(({ bound, alarm }) => Number.isNaN(bound) && !alarm)).toBe(true);
      expect(signals[start + first]!.bound).toBeGreaterThan(0);
    }
  });

  test("hears four times as many cases in the high season, and is silent in most calm months", () => {
    let [alarms, all, heard] = [0, 0, 0];
    for (let series = 0; series < 30; series++) {
      const counts = madeUp(series);
      const signals = detectOutbreaks(counts, detection).slice(60);
      all += signals.length;
      alarms += signals.filter(({ alarm }) => alarm).length;
      const outbreak = counts.with(75, 4 * counts[75]! + 20);
      if (detectOutbreaks(outbreak, detection)[75]!.alarm) heard++;
    }
    expect(heard).toBeGreaterThanOrEqual(27);
    expect(alarms / all).toBeLessThan(0.07);
  });

  test("raises no alarm of fewer cases than asked for, and leaves the figures", () => {
    const outbreak = calm.with(80, 200);
    const many = detectOutbreaks(outbreak, { ...detection, fewestCases: 201 })[80]!;
    const usual = detectOutbreaks(outbreak, detection)[80]!;
    expect([usual.alarm, many.alarm]).toEqual([true, false]);
    expect(many.bound).toBe(usual.bound);
  });

  test("a month without a record has a reason, and raises none", () => {
    const [signal] = detectOutbreaks(calm.with(90, Number.NaN), detection).slice(90);
    expect(signal).toMatchObject({ alarm: false, reason: "no-record" });
  });
});

test("where no case was ever seen, models expect nothing and say so; the mean of last months is 0", () => {
  const first = [...new Array(80).fill(0), 9];
  for (const method of ["farrington", "cusum"] as const) {
    expect(detectOutbreaks(first, { method })[80]).toMatchObject({
      alarm: false,
      reason: "nothing-expected",
    });
  }
  expect(detectOutbreaks(first, { method: "ears-c1" })[80]).toMatchObject({ expected: 0, alarm: true });
});

describe("CUSUM with a season", () => {
  const options = { learning: 4, frequency: 2, allowance: 0.5, decision: 2 };

  test("holds each month against its own, drawn towards all, and begins again after an alarm", () => {
    // Months of 2 and of 6: (2 + 2 + 4) / 3 and (6 + 6 + 4) / 3.
    const signals = seasonalCusum([2, 6, 2, 6, 2, 9, 9, 5], options)!;
    expect(signals.map(({ expected }) => expected)).toEqual([8 / 3, 16 / 3, 8 / 3, 16 / 3]);
    const step = (count: number, mean: number) => (count - mean) / Math.sqrt(mean) - 0.5;
    expect(signals[1]!.sum).toBeCloseTo(step(9, 16 / 3), 12);
    expect(signals.map(({ alarm }) => alarm)).toEqual([false, false, true, false]);
    expect(signals[3]!.sum).toBe(0);
  });

  test("its bound is the largest count that raises no alarm", () => {
    const start = [2, 6, 2, 6, 4];
    const { bound } = seasonalCusum([...start, 0], options)![1]!;
    expect(seasonalCusum([...start, bound], options)![1]!.alarm).toBe(false);
    expect(seasonalCusum([...start, bound + 1], options)![1]!.alarm).toBe(true);
  });

  test("learns whole years, of something", () => {
    expect(() => seasonalCusum([1, 2, 3], { ...options, learning: 3 })).toThrow(RangeError);
    expect(seasonalCusum([0, 0, 0, 0, 9], options)).toBeNull();
    const gap = seasonalCusum([2, 6, 2, 6, 9, Number.NaN, 3], options)!;
    expect(gap[1]).toMatchObject({ sum: gap[0]!.alarm ? 0 : gap[0]!.sum, alarm: false });
  });
});
