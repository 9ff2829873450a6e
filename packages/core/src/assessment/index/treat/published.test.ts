/** Treatment against the numbers of COINr 1.1.14 (R) on its ASEM example. */

import { describe, expect, test } from "vitest";
import { kurtosis, skewness } from "../../../numerics/index.ts";
import {
  type Frame,
  hasAsem,
  hasAsemFile,
  numbers,
  readFrame,
  relativeDifference,
} from "../../../testing/asem.ts";
import { imputeColumn } from "../impute.ts";
import { boxCox } from "./box-cox.ts";
import { shiftedLog, skewAwareLog, unitShiftedLog } from "./logarithms.ts";
import { type TreatOptions, treatColumn } from "./treat-column.ts";
import { LOWERED, RAISED, TRANSFORMED, type Treated } from "./treated.ts";
import { winsorise } from "./winsorise.ts";

describe.runIf(hasAsem)("the 49 ASEM indicators", () => {
  const raw = readFrame("01_structure/Raw_sorted.csv");
  const units = raw.get("uCode") ?? [];
  const ids = hasAsem ? readFrame("06_treat/skew_kurt_raw.csv").get("iCode")! : [];

  test("skewness and kurtosis to 1e-12", () => {
    const frame = readFrame("06_treat/skew_kurt_raw.csv");
    expect(ids).toHaveLength(49);
    const columns = ids.map((id) => numbers(raw.get(id)!));
    expect(relativeDifference(columns.map(skewness), numbers(frame.get("skew")!))).toBeLessThan(1e-12);
    expect(relativeDifference(columns.map(kurtosis), numbers(frame.get("kurt")!))).toBeLessThan(1e-12);
  });

  test.each([
    ["log_CT", shiftedLog],
    ["log_CT_orig", unitShiftedLog],
    ["log_CT_plus", skewAwareLog],
    ["boxcox0", (values: Float64Array) => boxCox(values, { lambda: 0 })],
    ["boxcox0.5", (values: Float64Array) => boxCox(values, { lambda: 0.5 })],
    ["boxcox2", (values: Float64Array) => boxCox(values, { lambda: 2 })],
    [
      "win_force3",
      (values: Float64Array) => winsorise(values, { maximumPoints: 3, force: true, ties: "whole" }),
    ],
  ] as const)("%s to 1e-12", (name, treat: (values: Float64Array) => Treated) => {
    const expected = readFrame(`06_treat/vec_${name}_raw.csv`);
    for (const id of ids) {
      expect(expected.get("uCode")).toEqual(units);
      const actual = treat(numbers(raw.get(id)!)).values;
      expect(relativeDifference(actual, numbers(expected.get(id)!)), id).toBeLessThan(1e-12);
    }
  });

  function screened(): Frame {
    const frame = readFrame("03_denominate/default.csv");
    const groups = readFrame("00_raw/groups.csv");
    const group = frame
      .get("uCode")!
      .map((unit) => groups.get("EurAsia_group")![groups.get("uCode")!.indexOf(unit)]!);
    const codes = Int32Array.from(group, (each) => group.indexOf(each));
    return new Map(
      [...frame].map(([id, cells]) => [
        id,
        id === "uCode" ? cells : Array.from(imputeColumn(numbers(cells), "group-mean", codes), String),
      ]),
    );
  }

  const log = { method: "log" } as const;
  function winsorised(maximumPoints: number): { method: "winsorise"; maximumPoints: number; ties: "whole" } {
    return { method: "winsorise", maximumPoints, ties: "whole" };
  }
  const runs: readonly (readonly [string, TreatOptions, string])[] = [
    ["default_raw", { steps: [winsorised(5), log] }, "log_CT"],
    ["default_screened", { steps: [winsorised(5), log] }, "log_CT"],
    ["combine_raw", { steps: [winsorised(5), log], from: "previous" }, "log_CT"],
    ["winmax0_raw", { steps: [winsorised(0), log] }, "log_CT"],
    ["winmax1_raw", { steps: [winsorised(1), log] }, "log_CT"],
    ["winmax2_raw", { steps: [winsorised(2), log] }, "log_CT"],
    ["winmax3_raw", { steps: [winsorised(3), log] }, "log_CT"],
    ["winmax10_raw", { steps: [winsorised(10), log] }, "log_CT"],
    ["winmax2_combine_log_raw", { steps: [winsorised(2), log], from: "previous" }, "log_CT"],
    ["f2_log_CT_plus_raw", { steps: [winsorised(5), { method: "log-skew-aware" }] }, "log_CT"],
    ["f2_log_CT_orig_raw", { steps: [winsorised(5), { method: "log-unit-shift" }] }, "log_CT_orig"],
    ["f2_boxcox0.5_raw", { steps: [winsorised(5), { method: "box-cox", lambda: 0.5 }] }, "boxcox"],
    [
      "qTreat_w4_s1.5_k3_raw",
      { steps: [winsorised(4), log], limits: { skewness: 1.5, kurtosis: 3 } },
      "log_CT",
    ],
  ];

  describe.each(runs)("%s", (name, options, logName) => {
    const file = (part: string): Frame => readFrame(`06_treat/${name}${part}.csv`);
    // The peer's "screened" data are divided by denominators and imputed by the mean of the continent first.
    const input = hasAsem && name === "default_screened" ? screened() : raw;
    function treated(id: string, among: readonly string[]): ReturnType<typeof treatColumn> {
      const column = numbers(input.get(id)!);
      const rows = input.get("uCode")!;
      return treatColumn(
        Float64Array.from(among, (unit) => column[rows.indexOf(unit)]!),
        options,
      );
    }

    test("values to 1e-12", () => {
      const expected = file("");
      for (const id of ids) {
        const { values } = treated(id, expected.get("uCode")!);
        expect(relativeDifference(values, numbers(expected.get(id)!)), id).toBeLessThan(1e-12);
      }
    });

    test("the audit table to 1e-12", () => {
      const table = file("_dets");
      const among = file("").get("uCode")!;
      expect(table.get("iCode")).toEqual(ids);
      ids.forEach((id, i) => {
        const { audit } = treated(id, among);
        const stages = [audit.before, audit.steps[0]?.after, audit.steps[1]?.after];
        stages.forEach((stage, k) => {
          const cell = (column: string): string => table.get(`check_SkewKurt${k}.${column}`)?.[i] ?? "NA";
          expect(cell("Pass"), id).toBe(stage === undefined ? "NA" : String(stage.passes).toUpperCase());
          if (stage === undefined) return;
          const expected = [Number(cell("Skew")), Number(cell("Kurt"))];
          expect(relativeDifference([stage.skewness, stage.kurtosis], expected), id).toBeLessThan(1e-12);
        });
        const points = table.get("winsorise.nwin")![i]!;
        expect(audit.steps.length === 0 ? "NA" : String(audit.steps[0]!.count), id).toBe(points);
      });
    });

    // Of one run the reference has no list of points.
    if (!hasAsemFile(`06_treat/${name}_points.csv`)) return;
    test("which points were treated", () => {
      const expected = file("_points");
      const among = file("").get("uCode")!;
      for (const id of ids) {
        const { audit } = treated(id, among);
        // The peer names a winsorised point also where the second step began from the raw values again, and
        // marks gaps as transformed; we keep that apart.
        const words = among.map((_, u) => {
          const first = audit.steps[0]?.marks[u];
          const point = first === LOWERED ? "winhi" : first === RAISED ? "winlo" : "";
          return audit.steps.length > 1 ? `${point}+${logName}` : point;
        });
        expect(words, id).toEqual(expected.get(id));
        if (audit.steps.length > 1) {
          const { values } = treated(id, among);
          expect(audit.steps[1]!.count).toBe(values.filter((each) => !Number.isNaN(each)).length);
          expect(audit.steps[1]!.marks.every((mark) => mark === 0 || mark === TRANSFORMED)).toBe(true);
          expect(audit.steps[0]!.stands).toBe(options.from === "previous");
        }
      }
    });
  });

  test("stopping before a tie exceeds the maximum changes none of the default's results", () => {
    for (const id of ids) {
      const column = numbers(raw.get(id)!);
      const whole = treatColumn(column, { steps: [winsorised(5), log] });
      expect(treatColumn(column).values, id).toEqual(whole.values);
    }
  });
});

describe("defects of the peer that are not repeated", () => {
  test("a tie at the end never exceeds the maximum number of points", () => {
    const x = Float64Array.of(...Array.from({ length: 40 }, (_, i) => i / 40), 90, 90, 90);
    expect(winsorise(x, { maximumPoints: 2 }).count).toBe(0);
    expect(winsorise(x, { maximumPoints: 2, ties: "whole" }).count).toBe(3);
  });

  test("a forced winsorising leaves a constant column as it is", () => {
    expect(winsorise(Float64Array.of(4, 4, 4), { force: true })).toMatchObject({ count: 0 });
  });
});
