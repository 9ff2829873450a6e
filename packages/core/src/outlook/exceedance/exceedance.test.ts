import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countBaseline, countForecaster, countPool } from "../counts/index.ts";
import { ensembleForecast, type Forecaster, noForecast } from "../ensemble/index.ts";
import { backtestExceedance } from "./backtest-exceedance.ts";
import { detectExceedance } from "./detect-exceedance.ts";
import { forecastExceedance } from "./forecast-exceedance.ts";
import { summariseExceedance } from "./summarise-exceedance.ts";

const lastThree = countForecaster({ method: "recent-months", months: 3 });

describe("by hand", () => {
  //          0  1  2  3  4  5  6  7  8
  const row = [0, 0, 5, 0, 0, 6, 6, 0, 0];
  // Sums of two: –, 0, 5, 5, 0, 6, 12, 6, 0.
  const question = { atLeast: 5, within: 2 };
  const backtest = backtestExceedance([row], lastThree, { origins: [3, 4, 5, 6], ...question });

  test("probabilities, past frequencies and outcomes", () => {
    // Of the last three sums; of all sums so far; of the sum two later.
    expect(backtest.probability).toEqual(Float64Array.of(2 / 3, 2 / 3, 2 / 3, 2 / 3));
    expect(backtest.pastFrequency).toEqual(Float64Array.of(2 / 3, 2 / 4, 3 / 5, 4 / 6));
    expect(backtest.outcome).toEqual(Float64Array.of(1, 1, 1, 0));
    expect(Array.from(backtest.reached[0]!)).toEqual([Number.NaN, 0, 1, 1, 0, 1, 1, 1, 0]);
  });

  test("scores beside those of the past frequency", () => {
    const { n, events, method, baseline, skill } = summariseExceedance(backtest);
    expect([n, events]).toEqual([4, 3]);
    expect(method.brier.score).toBeCloseTo((3 / 9 + 4 / 9) / 4, 12);
    expect(baseline.brier.score).toBeCloseTo((1 / 9 + 1 / 4 + 4 / 25 + 4 / 9) / 4, 12);
    expect(skill).toBeCloseTo(1 - method.brier.score / baseline.brier.score, 12);
    expect(method.brier.table).toHaveLength(1);
    expect(method.brier.table[0]).toMatchObject({ observed: 0.75, n: 4 });
    expect(method.brier.table[0]!.forecast).toBeCloseTo(2 / 3, 12);
    expect(method.rocArea).toBe(0.5);
    expect(summariseExceedance(backtest, { from: 6 })).toMatchObject({ n: 1, events: 0 });
    expect(summariseExceedance(backtest, { unit: 1 }).n).toBe(0);
  });

  test("onsets with lead time: those whose window was watched, at a probability", () => {
    // Reached with 5 after 4 had not: alerts stood at 3 and 4.
    expect(detectExceedance(backtest, 0.6)).toMatchObject({ onsets: 1, hits: 1, meanLeadTime: 2 });
    expect(detectExceedance(backtest, 0.9)).toMatchObject({ hits: 0, misses: 1, probabilityOfDetection: 0 });
    // One calm sum before it makes it hard; twelve are not known of here.
    expect(detectExceedance(backtest, 0.6, { calm: 1 }).hard).toEqual({ onsets: 1, hits: 1 });
    expect(detectExceedance(backtest, 0.6).hard).toEqual({ onsets: 0, hits: 0 });
    expect(() => detectExceedance(backtest, 2)).toThrow(RangeError);
    const every = backtestExceedance([row], lastThree, { origins: [3, 5], ...question });
    expect(() => detectExceedance(every, 0.5)).toThrow(RangeError);
  });

  test("the present probability is that of the last origin of a backtest", () => {
    const [now] = forecastExceedance([row.slice(0, 7)], lastThree, question);
    expect(now).toEqual({ probability: 2 / 3, pastFrequency: 4 / 6, pastSums: 6 });
    const none: Forecaster = (rows) => rows.map(() => [noForecast({ kind: "gap", has: 1, needed: 9 })]);
    const [unknown] = forecastExceedance([row], none, question);
    expect(unknown!.probability).toBeNaN();
    expect(unknown!.reason!.kind).toBe("gap");
  });

  test("sums with a gap are neither reached nor not; what lies beyond the rows is refused", () => {
    const gap = backtestExceedance([row.with(7, Number.NaN)], lastThree, { origins: [3, 6], ...question });
    expect(Array.from(gap.outcome)).toEqual([1, Number.NaN]);
    expect(summariseExceedance(gap).n).toBe(1);
    expect(() => backtestExceedance([row], lastThree, { origins: [7], ...question })).toThrow(RangeError);
    expect(() => forecastExceedance([row], lastThree, { atLeast: 1, within: 0 })).toThrow(RangeError);
  });

  test("nothing after the origin is read", () => {
    const seen: number[] = [];
    const spy: Forecaster = (rows) => {
      seen.push(...rows.map(({ length }) => length));
      return rows.map(() => [ensembleForecast([0])]);
    };
    backtestExceedance([row], spy, { origins: [3, 6], ...question });
    expect(seen).toEqual([4, 7]);
    const changed = row.map((value, i) => (i <= 4 ? value : 99));
    const again = backtestExceedance([changed], lastThree, { origins: [3, 4], ...question });
    expect(again.probability).toEqual(backtest.probability.subarray(0, 2));
    expect(again.pastFrequency).toEqual(backtest.pastFrequency.subarray(0, 2));
  });
});

test("months that go together cannot be told from months alone", () => {
  // Eight in one month of four, or two in each: the same mean, and never the same sums.
  const burst = Array.from({ length: 60 }, (_, i) => (i % 4 === 0 ? 8 : 0));
  const steady = new Array(60).fill(2);
  const question = { atLeast: 8, within: 4 };
  for (const row of [burst, steady]) {
    const [now] = forecastExceedance([row], countForecaster(countBaseline), question);
    expect(now!.probability).toBe(1);
  }
});

const file = new URL(
  "../../../../../../shared/data/monthly/ged_country_month_postpatch.csv",
  import.meta.url,
);

describe.runIf(existsSync(file))("25 deaths or more in state-based violence within three months", () => {
  test("the pool is told apart from the own past frequency, and means what it says", () => {
    const rows = new Map<string, Float64Array>();
    for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
      const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2]!);
      const row = rows.get(cells[0]!) ?? new Float64Array(390).fill(Number.NaN);
      row[Number(cells[4]) - 109] = Number(cells[5]);
      rows.set(cells[0]!, row);
    }
    const complete = [...rows.values()].filter((row) => !row.some(Number.isNaN));
    const origins = Array.from({ length: 115 }, (_, i) => 263 + i);
    const backtest = backtestExceedance(complete, countForecaster(countPool), {
      origins,
      atLeast: 25,
      within: 3,
    });
    const { n, method, baseline, skill } = summariseExceedance(backtest);
    expect(n).toBe(115 * 167);
    expect(skill).toBeGreaterThan(0.4);
    expect(method.rocArea).toBeGreaterThan(baseline.rocArea);
    expect(method.averagePrecision).toBeGreaterThan(baseline.averagePrecision);
    expect(method.brier.reliability).toBeLessThan(0.005);
    const { onsets, hard, probabilityOfDetection, meanLeadTime } = detectExceedance(backtest, 0.3);
    expect(onsets).toBeGreaterThan(100);
    expect(probabilityOfDetection).toBeGreaterThan(0.5);
    expect(meanLeadTime).toBeGreaterThan(1);
    expect(hard.onsets).toBeGreaterThan(30);
    // What this method cannot do: none was foretold at 0.3.
    expect(hard.hits).toBeLessThan(hard.onsets / 4);
  }, 60_000);
});
