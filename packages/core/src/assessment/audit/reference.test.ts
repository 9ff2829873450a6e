/** Every statistic of the audit against COINr 1.1.14 on its ASEM example, to 1e-9 relative, where the tables are present. */

import { describe, expect, test } from "vitest";
import { screenUnits } from "../../evidence/index.ts";
import {
  correlationPValue,
  cronbachAlpha,
  kendall,
  pearson,
  principalComponents,
  spearman,
} from "../../numerics/index.ts";
import { type Frame, hasAsem, numbers, readAsem, readFrame, relativeDifference } from "../../testing/asem.ts";
import { defaultShapeLimits, imputeColumn, testShape } from "../index/index.ts";
import { principalWeights } from "../weights/index.ts";
import { columnStatistics } from "./column-statistics.ts";
import { correlationMatrix } from "./correlations.ts";

const EXACT = 1e-9;

const methods = { pearson, spearman, kendall } as const;

type Columns = ReadonlyMap<string, Float64Array>;

/** The tree: id to the id above it, indicators first. */
const meta = readFrame("01_structure/iMeta_sorted.csv");
const parents = new Map((meta.get("iCode") ?? []).map((id, i) => [id, meta.get("Parent")![i]!]));
const levels = new Map((meta.get("iCode") ?? []).map((id, i) => [id, meta.get("Level")![i]!]));
const weights = new Map((meta.get("iCode") ?? []).map((id, i) => [id, Number(meta.get("Weight")![i])]));
const directions = new Map((meta.get("iCode") ?? []).map((id, i) => [id, Number(meta.get("Direction")![i])]));
const indicators = [...levels].filter(([, level]) => level === "1").map(([id]) => id);

function columnsOf(frame: Frame): Columns {
  return new Map([...frame].map(([name, cells]) => [name, numbers(cells)]));
}

const raw = columnsOf(readFrame("01_structure/Raw_sorted.csv"));
/** Not normalised, only turned where higher is worse; turned back, it is what was normalised. */
const treated: Columns = new Map(
  [...columnsOf(readFrame("07_normalise/none.csv"))].map(([id, column]) => [
    id,
    column.map((value) => value * (directions.get(id) ?? 1)),
  ]),
);
/** After the denominators, gaps filled with the mean of the continent. */
const imputed: Columns = hasAsem ? imputedByContinent() : new Map();
const normalised = columnsOf(readFrame("07_normalise/n_minmax_0_100.csv"));

function childrenOf(parent: string): readonly string[] {
  return [...parents].filter(([, above]) => above === parent).map(([id]) => id);
}

function imputedByContinent(): Columns {
  const denominated = readFrame("03_denominate/default.csv");
  const groups = readFrame("00_raw/groups.csv");
  const continents = denominated
    .get("uCode")!
    .map((unit) => groups.get("EurAsia_group")![groups.get("uCode")!.indexOf(unit)]!);
  const names = [...new Set(continents)];
  const at = Int32Array.from(continents, (name) => names.indexOf(name));
  return new Map(
    [...columnsOf(denominated)].map(([id, column]) => [id, imputeColumn(column, "group-mean", at)]),
  );
}

/** Weighted arithmetic means up the tree, of columns without gaps. */
function aggregated(): Columns {
  const known = new Map(normalised);
  for (const level of ["2", "3", "4"]) {
    for (const [id] of [...levels].filter(([, own]) => own === level)) {
      const below = childrenOf(id);
      const total = below.reduce((sum, child) => sum + weights.get(child)!, 0);
      known.set(
        id,
        Float64Array.from(known.get(below[0]!)!, (_, u) =>
          below.reduce((sum, child) => sum + (weights.get(child)! / total) * known.get(child)![u]!, 0),
        ),
      );
    }
  }
  return known;
}

const scores: Columns = hasAsem ? aggregated() : new Map();

describe.runIf(hasAsem)("02_stats", () => {
  test("stats_raw: every indicator's statistics, and its flags", () => {
    const frame = readFrame("02_stats/stats_raw.csv");
    const ids = frame.get("iCode")!;
    expect(ids).toHaveLength(49);
    const found = ids.map((id) => columnStatistics(raw.get(id)!));
    const columns = {
      Min: found.map((each) => each.least),
      Max: found.map((each) => each.most),
      Mean: found.map((each) => each.mean),
      Median: found.map((each) => each.median),
      Std: found.map((each) => each.standardDeviation),
      Skew: found.map((each) => each.skewness),
      Kurt: found.map((each) => each.kurtosis),
      "N.Avail": found.map((each) => each.present),
      "N.NonZero": found.map((each) => each.nonZeroShare * each.present),
      "N.Unique": found.map((each) => each.distinctShare * each.present),
      "N.Same": found.map((each) => each.sameShare * each.present),
      "Frc.Avail": found.map((each) => each.presentShare),
      "Frc.NonZero": found.map((each) => each.nonZeroShare),
      "Frc.Unique": found.map((each) => each.distinctShare),
      "Frc.Same": found.map((each) => each.sameShare),
    };
    for (const [name, own] of Object.entries(columns)) {
      expect(relativeDifference(own, numbers(frame.get(name)!)), name).toBeLessThan(EXACT);
    }
    const shapes = ids.map((id) => testShape(raw.get(id)!, defaultShapeLimits).passes);
    expect(shapes.map((passes) => (passes === false ? "OUT" : "ok"))).toEqual(frame.get("Flag.SkewKurt"));
    const flagged = (values: readonly number[], least: number): readonly string[] =>
      values.map((value) => (value < least ? "LOW" : "ok"));
    expect(flagged(columns["Frc.Avail"], 0.65)).toEqual(frame.get("Flag.Avail"));
    expect(flagged(columns["Frc.NonZero"], 0.5)).toEqual(frame.get("Flag.NonZero"));
    expect(flagged(columns["Frc.Unique"], 0.5)).toEqual(frame.get("Flag.Unique"));
  });

  test("data_avail_units: what each unit has", () => {
    const frame = readFrame("02_stats/data_avail_units.csv");
    const found = screenUnits(
      indicators.map((id) => raw.get(id)!),
      51,
      { by: "none", minAvailable: 0, minNonZero: 0 },
    );
    expect(frame.get("uCode")).toEqual(readFrame("01_structure/Raw_sorted.csv").get("uCode"));
    const columns = {
      N_missing: found.map((each) => each.missing),
      N_zero: found.map((each) => each.zeros),
      N_miss_or_zero: found.map((each) => each.missing + each.zeros),
      Dat_Avail: found.map((each) => each.available),
      Non_Zero: found.map((each) => each.nonZero),
    };
    for (const [name, own] of Object.entries(columns)) {
      expect(relativeDifference(own, numbers(frame.get(name)!)), name).toBeLessThan(EXACT);
    }
  });

  test("data_avail_bygroup: what each unit has below every node", () => {
    const frame = readFrame("02_stats/data_avail_bygroup.csv");
    const below = (id: string): readonly string[] =>
      levels.get(id) === "1" ? [id] : childrenOf(id).flatMap(below);
    const nodes = [...frame.keys()].filter((name) => name !== "uCode");
    expect(nodes).toHaveLength(11);
    for (const node of nodes) {
      const found = screenUnits(
        below(node).map((id) => raw.get(id)!),
        51,
        { by: "none", minAvailable: 0, minNonZero: 0 },
      );
      expect(
        relativeDifference(
          found.map(({ available }) => available),
          numbers(frame.get(node)!),
        ),
        node,
      ).toBeLessThan(EXACT);
    }
  });

  test("denom_corr_0.7: indicators that follow a denominator, and no others", () => {
    const theirs = readFrame("02_stats/denom_corr_0.7.csv");
    const file = readFrame("00_raw/denominators.csv");
    const places = readFrame("01_structure/Raw_sorted.csv")
      .get("uCode")!
      .map((unit) => file.get("uCode")!.indexOf(unit));
    const divisors = [...file.keys()].filter((name) => name !== "uCode");
    const found = [...indicators].sort().flatMap((id) =>
      divisors.flatMap((divisor) => {
        const column = numbers(file.get(divisor)!);
        const { value } = pearson(
          raw.get(id)!,
          places.map((u) => column[u]!),
        );
        return Math.abs(value) > 0.7 ? [{ id, divisor, value }] : [];
      }),
    );
    expect(found.map(({ id, divisor }) => [id, divisor])).toEqual(
      theirs.get("Ind")!.map((id, i) => [id, theirs.get("Denom")![i]]),
    );
    expect(
      relativeDifference(
        found.map(({ value }) => value),
        numbers(theirs.get("Corr")!),
      ),
    ).toBeLessThan(EXACT);
  });
});

describe.runIf(hasAsem)("09_multivariate", () => {
  describe.each(["pearson", "spearman", "kendall"] as const)("%s", (method) => {
    const correlate = methods[method];

    test.each([
      { file: `corr_ind_ind_${method}`, from: () => normalised },
      { file: `corr_pillar_pillar_${method}`, from: () => scores },
      { file: `corr_raw_pairwise_${method}`, from: () => raw },
    ])("$file: the whole matrix", ({ file, from }) => {
      const frame = readFrame(`09_multivariate/${file}.csv`);
      const ids = [...frame.keys()];
      const own = correlationMatrix(
        ids,
        ids.map((id) => from().get(id)!),
      )[method];
      ids.forEach((id, i) => {
        const column = own.slice(i * ids.length, (i + 1) * ids.length);
        expect(relativeDifference(column, numbers(frame.get(id)!), 0), id).toBeLessThan(EXACT);
      });
    });

    test.each([`corr_ind_parent_${method}`, `corr_ind_index_${method}`])("%s: upwards", (file) => {
      const frame = readFrame(`09_multivariate/${file}.csv`);
      const own = frame
        .get("Var1")!
        .map((above, i) => correlate(scores.get(frame.get("Var2")![i]!)!, scores.get(above)!).value);
      expect(own).toHaveLength(49);
      expect(relativeDifference(own, numbers(frame.get("Correlation")!), 0)).toBeLessThan(EXACT);
    });
  });

  test("pvals_raw_pearson: the chance of each correlation where there is none", () => {
    const frame = readFrame("09_multivariate/pvals_raw_pearson.csv");
    const ids = frame.get("iCode")!;
    let smallest = 1;
    for (const id of ids) {
      const own = ids.map((other) =>
        other === id ? 0 : correlationPValue(pearson(raw.get(other)!, raw.get(id)!)),
      );
      smallest = Math.min(smallest, ...own.filter((each) => each > 0));
      expect(relativeDifference(own, numbers(frame.get(id)!), 0), id).toBeLessThan(EXACT);
    }
    expect(smallest).toBeLessThan(1e-12);
  });

  test("corr_ind_within_pillar_p0.05: correlations inside pillars that chance would rarely give", () => {
    const frame = readFrame("09_multivariate/corr_ind_within_pillar_p0.05.csv");
    const theirs = numbers(frame.get("Correlation")!);
    const own = frame.get("Var1")!.map((a, i) => {
      const b = frame.get("Var2")![i]!;
      expect(parents.get(a)).toBe(parents.get(b));
      const found = pearson(normalised.get(a)!, normalised.get(b)!);
      return a !== b && correlationPValue(found) > 0.05 ? Number.NaN : found.value;
    });
    expect(own).toHaveLength(329);
    expect(relativeDifference(own, theirs, 0)).toBeLessThan(EXACT);
  });

  test.each([
    { file: "corr_flags_high_0.75", isFlagged: (value: number) => value > 0.75 },
    { file: "corr_flags_low_m0.3", isFlagged: (value: number) => value < -0.3 },
  ])("$file: the pairs of a pillar that are flagged, and no others", ({ file, isFlagged }) => {
    const theirs = readFrame(`09_multivariate/${file}.csv`);
    const named = (a: string, b: string): string => [a, b].sort().join(" ");
    const own = new Map(
      indicators.flatMap((a, i) =>
        indicators.slice(0, i).flatMap((b) => {
          const { value } = pearson(normalised.get(a)!, normalised.get(b)!);
          return parents.get(a) === parents.get(b) && isFlagged(value) ? [[named(a, b), value]] : [];
        }),
      ),
    );
    const pairs = theirs.get("Ind1")!.map((a, i) => named(a, theirs.get("Ind2")![i]!));
    expect([...own.keys()].sort()).toEqual(pairs.toSorted());
    const values = pairs.map((pair) => own.get(pair)!);
    expect(relativeDifference(values, numbers(theirs.get("Corr")!), 0)).toBeLessThan(EXACT);
  });

  test("cronbach: alpha of every pillar on five data sets, of the sub-indices and the index", () => {
    const frame = readFrame("09_multivariate/cronbach.csv");
    const from: Readonly<Record<string, Columns>> = {
      Raw: raw,
      Imputed: imputed,
      Treated: treated,
      Normalised: normalised,
      Aggregated: scores,
    };
    let compared = 0;
    frame.get("dset")!.forEach((set, i) => {
      const group = frame.get("group")![i]!;
      const columns = from[set]!;
      const ids = group === "Index" && set === "Normalised" ? indicators : childrenOf(group);
      const own = cronbachAlpha(ids.map((id) => columns.get(id)!));
      expect(relativeDifference([own], [Number(frame.get("alpha")![i])], 0), `${set} ${group}`).toBeLessThan(
        EXACT,
      );
      compared++;
    });
    expect(compared).toBe(36);
  });

  test("pca: standard deviations, eigenvalues and loadings up to sign, for twelve groups", () => {
    type Pca = {
      readonly iCodes: readonly string[];
      readonly sdev: readonly number[];
      readonly eigenvalues: readonly number[];
      readonly rotation: readonly (readonly number[])[];
      readonly pc1_weights?: readonly number[];
    };
    const groups = Object.entries(
      JSON.parse(readAsem("09_multivariate/pca.json")) as Readonly<Record<string, Pca>>,
    );
    expect(groups).toHaveLength(12);
    for (const [group, { iCodes, sdev, eigenvalues, rotation }] of groups) {
      const own = principalComponents(iCodes.map((id) => scores.get(id)!));
      if ("problem" in own) throw new Error(own.problem);
      expect(relativeDifference(own.deviations, sdev), group).toBeLessThan(EXACT);
      expect(relativeDifference(own.eigenvalues, eigenvalues), group).toBeLessThan(EXACT);
      own.loadings.forEach((loadings, component) => {
        const theirs = rotation.map((row) => row[component]!);
        const sign = Math.sign(theirs.reduce((sum, each, k) => sum + each * loadings[k]!, 0));
        expect(
          relativeDifference(
            loadings,
            theirs.map((each) => sign * each),
          ),
          group,
        ).toBeLessThan(EXACT);
      });
    }
  });

  test.each(["level1", "level2", "level3", "all_levels"])(
    "pca_weights_%s: first loadings of the groups, negative ones included, turned to face upwards",
    (name) => {
      const frame = readFrame(`09_multivariate/pca_weights_${name}.csv`);
      const theirs = new Map(frame.get("iCode")!.map((id, i) => [id, Number(frame.get("Weight")![i])]));
      const input = columnsOf(readFrame("08_aggregate/input_minmax_1_100.csv"));
      const known = new Map([...input, ...columnsOf(readFrame("08_aggregate/a_amean.csv"))]);
      let groups = 0;
      for (const [parent, level] of levels) {
        const own = Number(level) - 1;
        if (!(own > 0) || (name !== "all_levels" && name !== `level${own}`)) continue;
        const ids = childrenOf(parent);
        const found = principalWeights(ids.map((id) => known.get(id)!));
        if ("problem" in found) throw new Error(found.problem);
        const reference = ids.map((id) => theirs.get(id)!);
        const sign = Math.sign(reference.reduce((sum, each) => sum + each, 0));
        expect(
          relativeDifference(
            found.weights,
            reference.map((each) => sign * each),
          ),
          parent,
        ).toBeLessThan(EXACT);
        groups++;
      }
      expect(groups).toBe({ level1: 8, level2: 2, level3: 1, all_levels: 11 }[name]);
    },
  );
});
