/** Hypotheses from panels: a series that follows another is found, unrelated ones are not, gaps are left out. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomStream } from "../../numerics/index.ts";
import { grangerTest, panelGrangerTest } from "./granger.ts";
import { testPanelEntropy, thirdsOf } from "./panel-entropy.ts";
import { testSeries } from "./series-hypotheses.ts";
import { panelsOf, type SeriesPanel } from "./series-panel.ts";
import { transferEntropy } from "./transfer-entropy.ts";

fc.configureGlobal({ seed: 1994 });

function noise(seed: number, length: number): Float64Array {
  const random = randomStream(seed, 0);
  return Float64Array.from({ length }, () => random() + random() + random() - 1.5);
}

function panel(id: string, rows: readonly Float64Array[]): SeriesPanel {
  const periods = rows[0]!.map((_, t) => t);
  return {
    id,
    title: id,
    periods: Array.from(
      periods,
      (t) => `${2000 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, "0")}`,
    ),
    rows: rows.map((values, u) => ({ unit: `u${u}`, values })),
  };
}

const first = [1, 2, 3].map((seed) => noise(seed, 80));
const following = first.map((row, u) =>
  row.map((_, t) => (t === 0 ? 0 : row[t - 1]!) + 0.4 * noise(9 + u, 80)[t]!),
);
const apart = [20, 21, 22].map((seed) => noise(seed, 80));
const panels = [panel("first", first), panel("after", following), panel("apart", apart)];

describe("hypotheses", () => {
  const found = testSeries(panels, { series: ["first", "after", "apart", "gone"], lags: 1, of: "values" }, 1);

  test("keep the series that comes before, and no other", () => {
    expect(found.pairs).toHaveLength(6);
    expect(found.pairs.filter(({ kept }) => kept).map(({ from, to }) => [from, to])).toEqual([
      ["first", "after"],
    ]);
    expect(found.missing).toEqual(["gone"]);
    const [pair] = found.pairs;
    expect(pair).toMatchObject({ units: 3, periods: 80 });
    expect(pair!.bits).toBeGreaterThan(pair!.bitsByChance);
  });

  test("are those of the panel test, corrected by Holm", () => {
    const pairs = first.map((from, u) => ({ from, to: following[u]! }));
    const { pTilde, meanWald } = panelGrangerTest(pairs, 1);
    expect(found.pairs[0]!.p).toBe(pTilde);
    expect(found.pairs[0]!.wald).toBe(meanWald);
    for (const { p, pCorrected } of found.pairs) expect(pCorrected).toBeGreaterThanOrEqual(p);
  });

  test("leave out units with a gap or without change, and test one unit by itself", () => {
    const gap = first.map((row) => row.slice());
    gap[0]![5] = Number.NaN;
    gap[1]!.fill(2);
    const [pair] = testSeries(
      [panel("first", gap), panels[1]!],
      { series: ["first", "after"], lags: 1, of: "values" },
      1,
    ).pairs;
    expect(pair!.units).toBe(1);
    expect(pair!.p).toBe(grangerTest(gap[2]!, following[2]!, 1).p);
  });

  test("take changes unless values are asked for", () => {
    const changes = first.map((row) => Float64Array.from({ length: 79 }, (_, t) => row[t + 1]! - row[t]!));
    const byHand = testSeries(
      [
        panel("first", changes),
        panel(
          "apart",
          apart.map((row) => Float64Array.from({ length: 79 }, (_, t) => row[t + 1]! - row[t]!)),
        ),
      ],
      { series: ["first", "apart"], of: "values" },
      1,
    );
    const own = testSeries(panels, { series: ["first", "apart"] }, 1);
    expect(own.pairs[0]!.p).toBeCloseTo(byHand.pairs[0]!.p, 10);
  });
});

test("entropy of a panel of one unit is that of its thirds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ max: 9, min: 0 }), fc.integer({ max: 9, min: 0 })), {
        minLength: 2,
        maxLength: 30,
      }),
      (rows) => {
        const [from, to] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        const own = testPanelEntropy([{ from, to }], { shuffles: 1, seed: 1 });
        expect(own.bits).toBeCloseTo(transferEntropy(thirdsOf(from), thirdsOf(to)), 10);
      },
    ),
  );
});

test("panels are monthly series without holes, in the vintage published last", () => {
  const value = { unit: "a", series: "price", source: "", file: "series.csv", row: 2 };
  const [only, ...others] = panelsOf([
    { ...value, period: "2020-11", value: 1, asOf: "" },
    { ...value, period: "2021-02", value: 4, asOf: "2021-03" },
    { ...value, period: "2021-02", value: 5, asOf: "2021-06" },
    { ...value, period: "2021", value: 9, asOf: "" },
  ]);
  expect(others).toEqual([]);
  expect(only!.periods).toEqual(["2020-11", "2020-12", "2021-01", "2021-02"]);
  expect(Array.from(only!.rows[0]!.values)).toEqual([1, Number.NaN, Number.NaN, 5]);
});
