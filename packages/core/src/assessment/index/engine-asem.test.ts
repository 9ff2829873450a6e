/** The engine as a whole against COINr 1.1.14 (R): from the ASEM tables through the tree of four levels. */

import { describe, expect, test } from "vitest";
import { assess } from "../../assess.ts";
import { panelColumn, selectPanel } from "../../evidence/index.ts";
import { hasAsem, numbers, readFrame, relativeDifference } from "../../testing/asem.ts";
import {
  type AsemOptions,
  asemEvidence,
  asemFramework,
  asemInput,
  asemRecipe,
  differenceFromAsem,
} from "../../testing/asem-case.ts";
import type { Recipe } from "../recipe.ts";
import { createEngine } from "./engine.ts";

type Run = Parameters<typeof differenceFromAsem>[1];

/** Score every node from a table, or from the raw data. */
function run(options: AsemOptions, over: Partial<Recipe>): Run {
  const input = asemInput(options);
  const engine = createEngine(input);
  return { tree: engine.tree, units: input.units, result: engine.run(asemRecipe(over)) };
}

/**
 * The whole chain from the raw data: divided, imputed by the mean of the continent, treated, normalised, aggregated.
 * This is where the peer's treated data come from.
 */
function runFromRaw(over: Partial<Recipe>): Run {
  return run({}, { ...treated, ...over });
}

/** The peer's usual treatment, after filling gaps. */
const treated: Partial<Recipe> = {
  impute: { method: "group-mean", by: "EurAsia_group" },
  treat: { method: "winsorise", maxPoints: 5, otherwise: "log", ties: "whole" },
};

/** The peer's scale of 1 to 100. */
const peer = (score: number): number => 1 + 99 * score;
// An offset of 1/99 on our scale is the peer's 1 on its own.
const offset = 1 / 99;

describe.runIf(hasAsem)("the ASEM example", () => {
  test("has 49 indicators in 8 pillars, 2 sub-indices and an index; 14 of them count down and 17 are rates", () => {
    const { framework, units } = asemInput();
    const { tree } = createEngine(asemInput());
    const at = (depth: number): number => tree.filter((node) => node.depth === depth).length;
    expect([0, 1, 2, 3].map(at)).toEqual([1, 2, 8, 49]);
    expect(units).toHaveLength(51);
    expect(framework.indicators.filter(({ direction }) => direction === -1)).toHaveLength(14);
    expect(framework.indicators.filter(({ denominator }) => denominator !== null)).toHaveLength(17);
  });

  test("as a case has the peer's lineage, weights, effective weights and raw values", () => {
    const framework = asemFramework();
    const { nodes, input } = assess(framework, asemEvidence(framework), asemRecipe());
    const node = (id: string) => nodes.find((each) => each.id === id)!;

    const lineage = readFrame("01_structure/lineage.csv");
    expect(lineage.get("Indicator")).toHaveLength(49);
    lineage.get("Indicator")!.forEach((id, i) => {
      const parents = ["Pillar", "Sub-index", "Index"].map((level) => lineage.get(level)![i]);
      expect([node(id).parent, node(node(id).parent!).parent, nodes[0]!.id]).toEqual(parents);
    });

    const meta = readFrame("01_structure/iMeta_sorted.csv");
    const metaOf = (id: string, column: string) => meta.get(column)![meta.get("iCode")!.indexOf(id)];
    for (const { id, depth, parent, title } of nodes) {
      const stated = ["Level", "Parent", "iName"].map((column) => metaOf(id, column));
      expect([String(4 - depth), parent ?? "NA", title]).toEqual(stated);
    }
    for (const { id, direction, denominator, weight } of framework.indicators) {
      if (direction === 0) expect(metaOf(id, "Type")).toBe("Denominator");
      else {
        const stated = ["Direction", "Denominator", "Weight"].map((column) => metaOf(id, column));
        expect([String(direction), denominator ?? "NA", String(weight)]).toEqual(stated);
      }
    }

    const original = readFrame("01_structure/weights_original.csv");
    const effective = readFrame("01_structure/eff_weights.csv");
    expect(original.get("iCode")!.toSorted()).toEqual(nodes.map(({ id }) => id).toSorted());
    original.get("iCode")!.forEach((id, i) => {
      const siblings = nodes.filter(({ parent }) => parent === node(id).parent);
      const total = siblings.reduce(
        (sum, each) => sum + Number(original.get("Weight")![original.get("iCode")!.indexOf(each.id)]),
        0,
      );
      expect(node(id).share).toBeCloseTo(Number(original.get("Weight")![i]) / total, 14);
      const row = effective.get("iCode")!.indexOf(id);
      expect(node(id).effectiveWeight).toBeCloseTo(Number(effective.get("EffWeight")![row]), 14);
      expect([original.get("Level")![i], effective.get("Level")![row]]).toEqual(
        Array(2).fill(String(4 - node(id).depth)),
      );
    });

    const sorted = readFrame("01_structure/Raw_sorted.csv");
    expect(sorted.size).toBe(50);
    const sizes = readFrame("00_raw/denominators.csv");
    const divided = readFrame("03_denominate/default.csv");
    framework.indicators.forEach(({ id, direction, denominator }, i) => {
      const table = direction === 0 ? sizes : denominator === null ? sorted : divided;
      const rows = input.units.map((unit) => table.get("uCode")!.indexOf(unit.id));
      const expected = numbers(rows.map((row) => table.get(id)![row]!));
      expect(relativeDifference(panelColumn(input.panel, i), expected, 0), id).toBeLessThan(1e-14);
    });
    // The raw values of all 49, those of rates too.
    const raw = asemInput({ table: "00_raw/iData.csv" });
    raw.framework.indicators.forEach(({ id }, i) => {
      const rows = raw.units.map((unit) => sorted.get("uCode")!.indexOf(unit.id));
      expect(panelColumn(raw.panel, i), id).toEqual(numbers(rows.map((row) => sorted.get(id)![row]!)));
    });
    const groups = readFrame("00_raw/groups.csv");
    for (const unit of input.units) {
      const row = groups.get("uCode")!.indexOf(unit.id);
      for (const [name, group] of Object.entries(unit.groups)) expect(group).toBe(groups.get(name)![row]);
      expect(Object.keys(unit.groups)).toEqual([...groups.keys()].slice(1));
    }
  });

  test("over five years is read year by year, each value with the period it is from", () => {
    const framework = asemFramework();
    const evidence = asemEvidence(framework, { table: "00_raw/iData_panel.csv" });
    const all = readFrame("00_raw/iData_panel.csv");
    const years = [...new Set(all.get("Time"))];
    const rowOf = new Map(all.get("uCode")!.map((code, i) => [`${code} ${all.get("Time")![i]}`, i]));
    expect(years).toEqual(["2018", "2019", "2020", "2021", "2022"]);
    for (const at of years) {
      const period = { at, take: "exact", maxAgeYears: 0 } as const;
      const panel = selectPanel(framework.indicators, evidence, { period, belowDetection: "gap" });
      const latest = selectPanel(framework.indicators, evidence, {
        period: { at, take: "latest", maxAgeYears: 10 },
        belowDetection: "gap",
      });
      const value = (id: string, unit: string, year = at): number =>
        Number(all.get(id)![rowOf.get(`${unit} ${year}`)!]);
      framework.indicators.forEach(({ id, denominator }, i) => {
        const expected = evidence.units.map(
          (unit) => value(id, unit.id) / (denominator === null ? 1 : value(denominator, unit.id)),
        );
        const column = panelColumn(panel, i);
        expect(relativeDifference(column, expected, 0), `${id} ${at}`).toBeLessThan(1e-14);
        // A rate takes its latest numerator and its latest denominator, which may be of different years.
        if (denominator !== null) return;
        panelColumn(latest, i).forEach((each, u) => {
          const known = years.filter(
            (year) => year <= at && !Number.isNaN(value(id, evidence.units[u]!.id, year)),
          );
          expect(each).toBe(
            known.length === 0 ? Number.NaN : value(id, evidence.units[u]!.id, known.at(-1)!),
          );
          const from = panel.periods[latest.sourcePeriod[i * evidence.units.length + u]! - 1];
          if (known.length > 0) expect(from).toBe(known.at(-1));
        });
      });
    }
  });

  const choices: readonly (readonly [string, Partial<Recipe>])[] = [
    ["input_minmax_1_100", {}],
    ["a_amean", { aggregate: { method: "arithmetic" } }],
    ["a_amean_all_equal", { weights: "equal" }],
    ["a_amean_wrandom", { weights: "random" }],
    ["a_gmean", { aggregate: { method: "geometric", offset } }],
    ["a_gmean_wrandom", { aggregate: { method: "geometric", offset }, weights: "random" }],
    ["a_hmean", { aggregate: { method: "harmonic", offset } }],
    ["a_genmean_p0.5", { aggregate: { method: "power", p: 0.5, offset } }],
    ["a_genmean_p2", { aggregate: { method: "power", p: 2, offset } }],
    ["a_genmean_pm1", { aggregate: { method: "power", p: -1, offset } }],
  ];

  test.each(choices)("%s from the raw data to 1e-12", (file, over) => {
    const difference = differenceFromAsem(`08_aggregate/${file}.csv`, runFromRaw(over), peer);
    expect(difference).toBeLessThan(1e-12);
  });

  test.each([
    ["07_normalise/n_zscore_0_1", { normalise: { method: "z-score" } }, (score: number) => score],
    ["07_normalise/n_rank", { normalise: { method: "rank" } }, (score: number) => score],
    ["07_normalise/n_prank", { normalise: { method: "percentile-rank" } }, (score: number) => score],
    ["07_normalise/n_minmax_0_100", { normalise: { method: "min-max" } }, (score: number) => 100 * score],
  ] as const)("%s from the raw data to 1e-12", (file, over, toTheirs) => {
    expect(differenceFromAsem(`${file}.csv`, runFromRaw(over), toTheirs)).toBeLessThan(1e-12);
  });

  test("treated, with the directions in the signs, is what the peer normalises", () => {
    const { framework, units } = asemInput();
    const engine = createEngine(asemInput());
    const recipe = asemRecipe(treated);
    for (const file of ["06_treat/default_screened.csv", "07_normalise/none.csv"]) {
      const theirs = readFrame(file);
      const rows = theirs.get("uCode")!.map((code) => units.findIndex(({ id }) => id === code));
      framework.indicators.forEach(({ id, direction }) => {
        if (direction === 0) return;
        const sign = file.endsWith("none.csv") ? direction : 1;
        const position = engine.tree.findIndex((node) => node.id === id);
        const { values } = engine.stages(recipe, position).treated;
        const ours = rows.map((row) => values[row]! * sign);
        expect(relativeDifference(ours, numbers(theirs.get(id)!), 0), id).toBeLessThan(1e-12);
      });
    }
  });

  const gappy = { table: "08_aggregate/inputNA_minmax_1_100.csv", scores: true };
  const floor = (minCoverage: number): Partial<Recipe> => ({
    missing: { ...asemRecipe().missing, minCoverage },
  });
  test.each([
    ["NA_a_amean", {}],
    ["NA_a_gmean", { aggregate: { method: "geometric" } }],
    ["NA_a_hmean", { aggregate: { method: "harmonic" } }],
    ["NA_a_amean_thresh0.8", floor(0.8)],
    ["NA_a_amean_wrandom_thresh0.75", { ...floor(0.75), weights: "random" }],
  ] as const)("%s from scores with gaps to 1e-12", (file, over) => {
    const result = run(gappy, { normalise: { method: "identity" }, ...over });
    expect(differenceFromAsem(`08_aggregate/${file}.csv`, result)).toBeLessThan(1e-12);
  });
});
