import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { countBaseline, countPool } from "../counts/index.ts";
import { backtestCounts } from "./backtest-counts.ts";
import { skillOver, summariseBacktest } from "./summarise-backtest.ts";

const lastTwo = { method: "recent-months", months: 2 } as const;

describe("a backtest by hand", () => {
  // Origins 2 and 3, one month ahead: unit A goes on, unit B wakes up in month 4.
  const rows = [
    [1, 3, 1, 3, 9],
    [0, 0, 0, 0, 6],
  ];
  const backtest = backtestCounts(rows, { origins: [2, 3], horizons: [1], method: lastTwo });

  test("scores every unit from every origin", () => {
    // Ensemble {1, 3}: at 3, 1 − 2/4 = 0.5; at 9, 7 − 0.5 = 6.5.
    expect(backtest.crps).toEqual(Float64Array.of(0.5, 0, 6.5, 6));
    expect(backtest.covered).toEqual(Uint8Array.of(1, 1, 0, 0));
  });

  test("keeps active units and onsets apart", () => {
    expect(backtest.active).toEqual(Uint8Array.of(1, 0, 1, 0));
    expect(backtest.onset).toEqual(Uint8Array.of(0, 0, 0, 1));
    expect(summariseBacktest(backtest)).toEqual({
      forecasts: 4,
      meanCrps: 13 / 4,
      meanCrpsByHorizon: [13 / 4],
      activeCoverage: 0.5,
      activeForecasts: 2,
      onsets: 1,
      onsetMeanCrps: 6,
    });
  });

  test("is summarised over chosen origins", () => {
    expect(summariseBacktest(backtest, { to: 2 }).meanCrps).toBe(0.25);
    expect(summariseBacktest(backtest, { from: 3 }).meanCrps).toBe(6.25);
    expect(summariseBacktest(backtest, { from: 4 }).meanCrps).toBeNaN();
  });

  test("leaves out months without a record", () => {
    const gap = backtestCounts([rows[0]!.with(4, Number.NaN), rows[1]!], {
      origins: [2, 3],
      horizons: [1],
      method: lastTwo,
    });
    expect(summariseBacktest(gap).forecasts).toBe(3);
  });

  test("refuses origins whose month ahead nobody has seen", () => {
    expect(() => backtestCounts(rows, { origins: [4], horizons: [1], method: lastTwo })).toThrow(RangeError);
    expect(() => backtestCounts(rows, { origins: [3], horizons: [1], method: lastTwo, level: 1 })).toThrow(
      RangeError,
    );
  });
});

const file = new URL(
  "../../../../../../shared/data/monthly/ged_country_month_postpatch.csv",
  import.meta.url,
);

describe.runIf(existsSync(file))("deaths in state-based violence by country and month", () => {
  /** Rows of the countries that have all 390 months from January 1989. */
  function completeRows(): readonly Float64Array[] {
    const rows = new Map<string, Float64Array>();
    for (const line of readFileSync(file, "utf8").trim().split("\n").slice(1)) {
      const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2]!);
      const row = rows.get(cells[0]!) ?? new Float64Array(390).fill(Number.NaN);
      row[Number(cells[4]) - 109] = Number(cells[5]);
      rows.set(cells[0]!, row);
    }
    return [...rows.values()].filter((row) => !row.some(Number.isNaN));
  }

  test("the pool scores below the last twelve months, and covers what it says", () => {
    const rows = completeRows();
    expect(rows).toHaveLength(167);
    const options = {
      // From December 2010 to June 2020.
      origins: Array.from({ length: 115 }, (_, i) => 263 + i),
      horizons: Array.from({ length: 12 }, (_, i) => i + 1),
    };
    const zero = summariseBacktest(backtestCounts(rows, { ...options, method: { method: "zero" } }));
    const baseline = summariseBacktest(backtestCounts(rows, { ...options, method: countBaseline }));
    const pool = summariseBacktest(backtestCounts(rows, { ...options, method: countPool }));
    expect(zero.forecasts).toBe(115 * 12 * 167);
    // What a computation apart from this code gave on the same table.
    expect(zero.meanCrps).toBeCloseTo(34.73, 2);
    expect(baseline.meanCrps).toBeCloseTo(16.89, 2);
    expect(pool.meanCrps).toBeLessThan(16.4);
    expect(pool.activeCoverage).toBeGreaterThan(0.86);
    expect(pool.activeCoverage).toBeLessThan(0.94);
    expect(skillOver(pool, baseline)).toBeGreaterThan(0.05);
  }, 60_000);
});
