import { expect, test } from "vitest";
import {
  createObservationBuilder,
  indexSeries,
  isInformative,
  type ObservationEntry,
} from "./observations.ts";

const plain: ObservationEntry = {
  unit: 0,
  indicator: 0,
  period: "2015",
  value: 1,
  reason: 0,
  row: 2,
  source: "",
  bound: Number.NaN,
  standardError: Number.NaN,
  note: "",
};

test("columns hold what was added, in order, however often they had to grow", () => {
  const builder = createObservationBuilder();
  builder.openFile("a.csv");
  const count = 5000;
  for (let i = 0; i < count; i++) {
    if (i === 3000) builder.openFile("b.csv");
    const entry = {
      ...plain,
      unit: i % 7,
      indicator: i % 300,
      period: String(2000 + (i % 20)),
      value: i / 3,
      row: i,
    };
    // The first standard error comes late, after the columns have grown.
    builder.add({ ...entry, source: `s${i % 3}`, standardError: i >= 2500 && i % 2 === 0 ? i : Number.NaN });
  }
  const built = builder.build();
  expect([built.count, built.value.length, built.standardError!.length]).toEqual([count, count, count]);
  expect(built.files).toEqual(["a.csv", "b.csv"]);
  for (const i of [0, 1, 1023, 1024, 2499, 2500, 2999, 3000, 4096, 4999]) {
    expect([built.unit[i], built.indicator[i], built.value[i], built.row[i]]).toEqual([
      i % 7,
      i % 300,
      i / 3,
      i,
    ]);
    expect(built.periods[built.period[i]!]).toBe(String(2000 + (i % 20)));
    expect(built.sources[built.source[i]!]).toBe(`s${i % 3}`);
    expect(built.files[built.file[i]!]).toBe(i < 3000 ? "a.csv" : "b.csv");
    expect(built.standardError![i]).toBe(i >= 2500 && i % 2 === 0 ? i : Number.NaN);
  }
});

test("bounds and notes are kept where there are some, and no standard error at all is null", () => {
  const builder = createObservationBuilder();
  builder.openFile("a.csv");
  builder.add(plain);
  builder.add({ ...plain, value: Number.NaN, reason: 5, bound: 0.1, note: "trace" });
  builder.add({ ...plain, value: Number.NaN, reason: 1 });
  const built = builder.build();
  expect([...built.bound]).toEqual([[1, 0.1]]);
  expect([...built.note]).toEqual([[1, "trace"]]);
  expect(built.standardError).toBeNull();
  expect([0, 1, 2].map((i) => isInformative(built, i))).toEqual([true, true, false]);
});

test("a series leads from its last row to its first, each row in one series only", () => {
  const builder = createObservationBuilder();
  builder.openFile("a.csv");
  const cells = [
    [0, 0],
    [1, 0],
    [0, 1],
    [0, 0],
    [1, 0],
    [0, 0],
  ] as const;
  for (const [unit, indicator] of cells) builder.add({ ...plain, unit, indicator });
  const { head, next } = indexSeries(builder.build(), 2, 2);
  const follow = (cell: number): number[] => {
    const rows: number[] = [];
    for (let i = head[cell]!; i >= 0; i = next[i]!) rows.push(i);
    return rows;
  };
  expect([0, 1, 2, 3].map(follow)).toEqual([[5, 3, 0], [4, 1], [2], []]);
});

test("more than 65,536 different periods are refused rather than confused", () => {
  const builder = createObservationBuilder();
  builder.openFile("a.csv");
  for (let i = 0; i < 65_536; i++) builder.add({ ...plain, period: `p${i}` });
  expect(() => builder.add({ ...plain, period: "one more" })).toThrow(RangeError);
});
