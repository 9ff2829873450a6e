/** How likely a sum of counts or a mean of levels is, and what rules read of it in past months. */

import { expect, test } from "vitest";
import { monthlySeries, outlookChoice } from "../testing/monthly-series.ts";
import { lookAtProbability } from "./probability-outlook.ts";

const outlook = outlookChoice({ backtest: { origins: 12, every: 1 } });

/** 40 months of counts without a pattern that a year would show. */
const counts = Array.from({ length: 40 }, (_, i) => (i * 7) % 5);

test("of counts: that their sum over the coming months reaches it", () => {
  const series = monthlySeries([counts], { choice: { method: "recent-months" } });
  const { units, record } = lookAtProbability(
    { id: "p", series: "s", atLeast: 7, within: 3 },
    series,
    outlook,
  );
  // The baseline method repeats the last twelve sums of three months.
  const sums = counts.slice(2).map((_, i) => counts[i]! + counts[i + 1]! + counts[i + 2]!);
  const share = (of: readonly number[]): number => of.filter((sum) => sum >= 7).length / of.length;
  expect(share(sums.slice(-12))).toBeGreaterThan(0);
  expect(units[0]!.probability).toBeCloseTo(share(sums.slice(-12)), 12);
  expect(units[0]!.pastFrequency).toBeCloseTo(share(sums), 12);
  expect(units[0]!.pastSums).toBe(38);
  expect(record!.summary.n).toBe(12);
  expect(record).toMatchObject({ from: "2017-02", to: "2018-01", origins: 12 });
  // The Brier score by hand: what was said from each origin, beside the sum of the three months after it.
  const squares = Array.from({ length: 12 }, (_, k) => {
    const origin = 25 + k;
    const said = share(sums.slice(origin - 13, origin - 1));
    const came = sums[origin + 1]! >= 7 ? 1 : 0;
    return (said - came) ** 2;
  });
  expect(record!.summary.method.brier.score).toBeCloseTo(squares.reduce((a, b) => a + b, 0) / 12, 12);
});

test("of levels: that their mean over the coming months reaches it", () => {
  const prices = Array.from({ length: 60 }, (_, i) => 100 + ((i * 7) % 5));
  const series = monthlySeries([prices], {
    kind: "level",
    choice: { of: "series", kind: "level", method: "last-value" },
  });
  const frequency = (atLeast: number): number =>
    lookAtProbability({ id: "p", series: "s", atLeast, within: 2 }, series, outlook).units[0]!.pastFrequency;
  const means = prices.slice(1).map((price, i) => (price + prices[i]!) / 2);
  for (const atLeast of [99, 102, 102.5, 200]) {
    const naive = means.filter((mean) => mean >= atLeast).length / means.length;
    expect(frequency(atLeast)).toBeCloseTo(naive, 12);
  }
});

test("rules read what was said in every month from the first origin to the last", () => {
  const series = monthlySeries([counts, counts.toReversed()]);
  const { past, units } = lookAtProbability({ id: "p", series: "s", atLeast: 7, within: 3 }, series, outlook);
  expect([...past.keys()]).toEqual(["a", "b"]);
  const own = past.get("b")!;
  expect([own[0]!.month, own.at(-1)!.month, own.length]).toEqual(["2017-02", "2018-04", 15]);
  expect(own.at(-1)!.probability).toBe(units[1]!.probability);
});

test("what was said then does not change with what came", () => {
  const changed = counts.map((count, i) => (i < 30 ? count : 50));
  const [before, after] = [counts, changed].map(
    (own) =>
      lookAtProbability(
        { id: "p", series: "s", atLeast: 7, within: 3 },
        monthlySeries([own]),
        outlook,
      ).past.get("a")!,
  );
  const until = (all: typeof before) => all!.filter(({ month }) => month < "2017-07");
  expect(until(after)).toEqual(until(before));
  expect(until(before)).toHaveLength(5);
  expect(after).not.toEqual(before);
});

test("too short a series has a probability now, perhaps, and no record", () => {
  const short = lookAtProbability(
    { id: "p", series: "s", atLeast: 2, within: 3 },
    monthlySeries([counts.slice(0, 14)]),
    outlook,
  );
  expect(short.record).toBeNull();
  expect(short.past.get("a")).toHaveLength(1);
  const nothing = lookAtProbability(
    { id: "p", series: "s", atLeast: 2, within: 3 },
    monthlySeries([]),
    outlook,
  );
  expect(nothing).toMatchObject({ units: [], record: null });
});
