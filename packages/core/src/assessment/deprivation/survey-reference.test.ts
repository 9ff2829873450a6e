import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { DesignStage, SurveyDesign } from "../../evidence/index.ts";
import { depthsOf } from "./depths.ts";
import { estimateDeprivation } from "./estimate-deprivation.ts";

const folder = new URL("../../../../../../shared/reference/survey/", import.meta.url);

/** Columns of a table of the R package survey, all cells as texts. */
function readTable(file: string): ReadonlyMap<string, readonly string[]> {
  const [head, ...rows] = readFileSync(new URL(file, folder), "utf8")
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,)/g)].map((cell) => cell[1] ?? cell[2] ?? ""),
    );
  return new Map(head!.map((name, k) => [name, rows.map((row) => row[k]!)]));
}

describe.runIf(existsSync(folder))(
  "a headcount of one indicator is a proportion of the R package survey",
  () => {
    test.each([
      ["strat", "apistrat.csv"],
      ["clus1", "apiclus1.csv"],
      ["clus2", "apiclus2.csv"],
    ])("%s", (name, file) => {
      const table = readTable(file);
      const numbers = (column: string): Float64Array => Float64Array.from(table.get(column)!, Number);
      const ids = (column: string): Int32Array => {
        const known = [...new Set(table.get(column)!)];
        return Int32Array.from(table.get(column)!, (cell) => known.indexOf(cell));
      };
      const rows = (): Int32Array => Int32Array.from(table.get("pw")!, (_, row) => row);
      const stages: readonly DesignStage[] = {
        strat: () => [{ cluster: rows(), populationSize: numbers("fpc") }],
        clus1: () => [{ cluster: ids("dnum"), populationSize: numbers("fpc") }],
        clus2: () => [
          { cluster: ids("dnum"), populationSize: numbers("fpc1") },
          { cluster: ids("snum"), populationSize: numbers("fpc2") },
        ],
      }[name as "strat" | "clus1" | "clus2"]();
      const weights = numbers("pw");
      const design: SurveyDesign = {
        weights,
        strata: name === "strat" ? ids("stype") : null,
        stages,
        lonely: "fail",
        rowCount: weights.length,
      };
      const rule = { rule: { codes: ["Yes"] }, unknown: [], missing: "leave-out" } as const;
      const { depths } = depthsOf(rule, table.get("awards")!);
      const { whole } = estimateDeprivation({
        depths: [depths],
        shares: [{ share: 1, dimension: 0 }],
        povertyCutoffs: [0],
        design,
        members: null,
      });
      const stated = JSON.parse(readFileSync(new URL("estimates.json", folder), "utf8")).estimates[name];
      const { est, lower, upper } = stated.ciprop_awards.logit;
      const { headcount, adjustedHeadcount } = whole.atCutoffs[0]!;
      expect(headcount.degreesOfFreedom).toBe(stated.degf);
      for (const estimate of [headcount, adjustedHeadcount, whole.uncensoredHeadcounts[0]!]) {
        expect(Math.abs(estimate.value / est - 1)).toBeLessThan(1e-9);
        expect(Math.abs(estimate.low / lower - 1)).toBeLessThan(1e-9);
        expect(Math.abs(estimate.high / upper - 1)).toBeLessThan(1e-9);
      }
    });
  },
);
