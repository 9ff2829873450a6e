/** Screening and denominating against the numbers of COINr 1.1.14 (R) on its ASEM example, and their borders. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Frame, hasAsem, numbers, readAsem, readFrame } from "../testing/asem.ts";
import { denominateColumn } from "./denominate.ts";
import { type ScreenOptions, screenUnits } from "./screen.ts";

fc.configureGlobal({ seed: 1994 });

describe.runIf(hasAsem)("the 49 ASEM indicators", () => {
  const raw: Frame = readFrame("01_structure/Raw_sorted.csv");
  const units = raw.get("uCode") ?? [];
  const ids = hasAsem ? [...readFrame("03_denominate/default.csv").keys()].slice(1) : [];

  test.each([
    { file: "default", scale: 1 },
    { file: "scale1000", scale: 1000 },
    { file: "f_pct", scale: 100 },
  ])("$file to 1e-14", ({ file, scale }) => {
    const expected = readFrame(`03_denominate/${file}.csv`);
    const meta = readFrame("00_raw/iMeta.csv");
    const sizes = readFrame("00_raw/denominators.csv");
    expect(expected.get("uCode")).toEqual(units);
    let divided = 0;
    for (const id of ids) {
      const of = meta.get("Denominator")![meta.get("iCode")!.indexOf(id)]!;
      const values = numbers(raw.get(id)!);
      const theirs = numbers(expected.get(id)!);
      if (of === "NA") {
        expect(values, id).toEqual(theirs);
        continue;
      }
      divided++;
      const size = sizes.get(of)!;
      const ours = denominateColumn(
        values,
        units.map((unit) => Number(size[sizes.get("uCode")!.indexOf(unit)])),
        { scale },
      );
      ours.forEach((each, u) => {
        if (Number.isNaN(theirs[u]!)) expect(each).toBeNaN();
        else expect(Math.abs(each - theirs[u]!)).toBeLessThanOrEqual(1e-14 * Math.abs(theirs[u]!));
      });
    }
    expect(divided).toBeGreaterThan(10);
  });

  test.each([
    { file: "byNA_0.90", by: "missing", minAvailable: 0.9, minNonZero: 0 },
    { file: "byNA_0.95", by: "missing", minAvailable: 0.95, minNonZero: 0 },
    { file: "byNA_1.00", by: "missing", minAvailable: 1, minNonZero: 0 },
    { file: "byNA_0.95_force", by: "missing", minAvailable: 0.95, minNonZero: 0 },
    { file: "byzeros_0.90", by: "zeros", minAvailable: 0, minNonZero: 0.9 },
    { file: "byNAandzeros_0.95_0.90", by: "either", minAvailable: 0.95, minNonZero: 0.9 },
  ] as const)("$file", ({ file, ...options }) => {
    const summary = readFrame(`04_screen/${file}_summary.csv`);
    const stated = JSON.parse(readAsem(`04_screen/${file}_removed.json`));
    const force = new Map<number, boolean>(
      (stated.force ?? []).map((each: { uCode: string; Include: boolean }) => [
        units.indexOf(each.uCode),
        each.Include,
      ]),
    );
    const screened = screenUnits(
      ids.map((id) => numbers(raw.get(id)!)),
      units.length,
      { ...options, force },
    );
    expect(summary.get("uCode")).toEqual(units);
    screened.forEach((unit, u) => {
      const cell = (name: string): string => summary.get(name)![u]!;
      const flag = (name: string): boolean => cell(name) === "TRUE";
      expect([unit.missing, unit.zeros, unit.missing + unit.zeros]).toEqual(
        ["N_missing", "N_zero", "N_miss_or_zero"].map((name) => Number(cell(name))),
      );
      expect(unit.available).toBeCloseTo(Number(cell("Dat_Avail")), 14);
      expect(unit.nonZero).toBeCloseTo(Number(cell("Non_Zero")), 14);
      expect([unit.lowData, unit.lowNonZero], units[u]!).toEqual([flag("LowData"), flag("LowNonZero")]);
      expect(unit.included).toBe(flag("Included"));
    });
    expect(units.filter((_, u) => !screened[u]!.included)).toEqual(stated.removed);
    // Where units were forced, the peer does not say how many are kept.
    if (stated.n_kept !== undefined) {
      expect(screened.filter(({ included }) => included)).toHaveLength(stated.n_kept);
    }
  });
});

const plain: ScreenOptions = { by: "either", minAvailable: 0.5, minNonZero: 0.5 };

describe("screening", () => {
  test("keeps a unit exactly at the threshold, also where the share is a rounding away", () => {
    const columns = Array.from({ length: 10 }, (_, c) => [c < 7 ? 1 : Number.NaN]);
    expect(screenUnits(columns, 1, { ...plain, minAvailable: 0.7 })[0]!.included).toBe(true);
    expect(screenUnits(columns, 1, { ...plain, minAvailable: 0.1 * 7 })[0]!.included).toBe(true);
    expect(screenUnits(columns, 1, { ...plain, minAvailable: 0.71 })[0]!.included).toBe(false);
  });

  test("a unit without values is low on both counts; without indicators every unit is", () => {
    expect(screenUnits([[Number.NaN]], 1, plain)[0]).toMatchObject({ lowData: true, lowNonZero: true });
    expect(screenUnits([], 2, plain).map((unit) => unit.included)).toEqual([false, false]);
  });

  test("counts only, where it is not asked to decide, and obeys force", () => {
    const force = new Map([[1, false]]);
    const screened = screenUnits([[Number.NaN, 1]], 2, { ...plain, by: "none", force });
    expect(screened.map(({ included, because }) => [included, because])).toEqual([
      [true, "data"],
      [false, "forced"],
    ]);
  });

  test("a stricter threshold never lets a unit in", () => {
    const column = fc.array(fc.constantFrom(0, 1, Number.NaN), { minLength: 4, maxLength: 4 });
    const share = fc.integer({ min: 0, max: 10 }).map((each) => each / 10);
    fc.assert(
      fc.property(fc.array(column), share, share, (columns, a, b) => {
        const at = (minAvailable: number) => screenUnits(columns, 4, { ...plain, minAvailable });
        const [loose, strict] = [at(Math.min(a, b)), at(Math.max(a, b))];
        strict.forEach((unit, u) => {
          if (unit.included) expect(loose[u]!.included).toBe(true);
        });
      }),
    );
  });

  test("refuses thresholds and units that are none", () => {
    expect(() => screenUnits([], 0, { ...plain, minAvailable: 90 })).toThrow(
      "Cannot screen by a share of 90",
    );
    expect(() => screenUnits([], 1, { ...plain, force: new Map([[1, true]]) })).toThrow(
      "Cannot force unit 1 of 1",
    );
  });
});

describe("denominating", () => {
  test("gives no quotient for denominators of 0, below 0, or missing", () => {
    const quotients = denominateColumn(Float64Array.of(1, 1, 1, 0), [0, -2, Number.NaN, 4]);
    expect(Array.from(quotients)).toEqual([Number.NaN, Number.NaN, Number.NaN, 0]);
  });

  test("refuses what does not fit", () => {
    expect(() => denominateColumn(Float64Array.of(1), [])).toThrow("Cannot divide 1 values by 0");
    expect(() => denominateColumn(Float64Array.of(1), [1], { scale: 0 })).toThrow("Cannot scale a rate by 0");
  });
});
