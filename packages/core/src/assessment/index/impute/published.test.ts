/** Imputation against the numbers of COINr 1.1.14 (R) on its ASEM example with a tenth of the values removed. */

import { describe, expect, test } from "vitest";
import { type Frame, hasAsem, numbers, readFrame, relativeDifference } from "../../../testing/asem.ts";
import { imputeColumn } from "../impute.ts";
import { imputeNormal } from "./normal.ts";
import { imputeRows } from "./row.ts";

describe.runIf(hasAsem)("the 49 ASEM indicators", () => {
  const input: Frame = readFrame("05_impute/input_with_missing.csv");
  const ids = [...input.keys()].filter((id) => id !== "uCode");
  const units = input.get("uCode") ?? [];
  const groups: Frame = readFrame("00_raw/groups.csv");
  const lineage: Frame = readFrame("01_structure/lineage.csv");
  const meta: Frame = readFrame("00_raw/iMeta.csv");

  function codes(name: string): Int32Array {
    const group = units.map((unit) => groups.get(name)![groups.get("uCode")!.indexOf(unit)]!);
    return Int32Array.from(group, (each) => group.indexOf(each));
  }
  function componentsAt(level: string): readonly (readonly string[])[] {
    const parents = lineage.get(level)!;
    const of = new Map<string, string[]>();
    lineage.get("Indicator")!.forEach((id, i) => {
      of.set(parents[i]!, [...(of.get(parents[i]!) ?? []), id]);
    });
    return [...of.values()];
  }
  const column = (id: string): Float64Array => numbers(input.get(id)!);
  const direction = (id: string): 1 | -1 =>
    Number(meta.get("Direction")![meta.get("iCode")!.indexOf(id)]) as 1 | -1;

  test.each([
    { file: "i_mean", method: "mean", by: null },
    { file: "i_median", method: "median", by: null },
    { file: "i_mean_grp_EurAsia", method: "group-mean", by: "EurAsia_group" },
    { file: "i_mean_grp_GDPgroup", method: "group-mean", by: "GDP_group" },
    { file: "i_median_grp_EurAsia", method: "group-median", by: "EurAsia_group" },
    { file: "i_median_grp_GDPgroup", method: "group-median", by: "GDP_group" },
  ] as const)("$file to 1e-12", ({ file, method, by }) => {
    const expected = readFrame(`05_impute/${file}.csv`);
    expect(expected.get("uCode")).toEqual(units);
    for (const id of ids) {
      const actual = imputeColumn(column(id), method, by === null ? null : codes(by));
      expect(relativeDifference(actual, numbers(expected.get(id)!), 0), id).toBeLessThan(1e-12);
    }
  });

  test.each([
    { file: "row_i_mean_all", centre: "mean", level: "Index", normaliseFirst: true },
    { file: "row_i_mean_subindex", centre: "mean", level: "Sub-index", normaliseFirst: true },
    { file: "row_i_mean_pillar", centre: "mean", level: "Pillar", normaliseFirst: true },
    { file: "row_i_mean_pillar_nonorm", centre: "mean", level: "Pillar", normaliseFirst: false },
    { file: "row_i_median_all", centre: "median", level: "Index", normaliseFirst: true },
    { file: "row_i_median_pillar", centre: "median", level: "Pillar", normaliseFirst: true },
  ] as const)("$file to 1e-11", ({ file, centre, level, normaliseFirst }) => {
    const expected = readFrame(`05_impute/${file}.csv`);
    for (const component of componentsAt(level)) {
      const directions = component.map(direction);
      const filled = imputeRows(component.map(column), { centre, directions, normaliseFirst });
      component.forEach((id, c) => {
        expect(relativeDifference(filled[c]!, numbers(expected.get(id)!), 0), id).toBeLessThan(1e-11);
      });
    }
  });

  test("multivariate normal EM within pillars to 1e-11", () => {
    const expected = readFrame("05_impute/EM_mvn_pillar_condmean_ownR.csv");
    let largest = 0;
    for (const component of componentsAt("Pillar")) {
      const { columns, model } = imputeNormal(component.map(column));
      expect(model.outcome).toBe("converged");
      component.forEach((id, c) => {
        largest = Math.max(largest, relativeDifference(columns[c]!, numbers(expected.get(id)!), 0));
      });
    }
    expect(largest).toBeLessThan(1e-11);
  });
});
