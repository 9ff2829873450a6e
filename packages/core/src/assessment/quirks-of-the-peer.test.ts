/**
 * Where COINr 1.1.14 has a defect, Salus differs on purpose, says so in the method's page, and holds to it here: on
 * the very inputs that show the defect, where the list of them is present, and on inputs of our own everywhere.
 */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  createObservationBuilder,
  PRESENT,
  panelColumn,
  screenUnits,
  selectPanel,
} from "../evidence/index.ts";
import { drawOne, kurtosis, rankDescending, skewness, sortedQuantile } from "../numerics/index.ts";
import { type PlainColumn, plainComponent, plainInput } from "../testing/plain-input.ts";
import {
  aggregatorOf,
  copeland,
  createEngine,
  defaultShapeLimits,
  fractionOfMaximum,
  imputeOverTime,
  minMaxBetween,
  normalisers,
  outrankingMatrix,
  percentileRankBy,
  shiftedLog,
  testShape,
  winsorise,
} from "./index/index.ts";
import { defaultRecipe } from "./recipe.ts";
import { meanImportances, optimiseWeights, principalWeights } from "./weights/index.ts";

const gap = Number.NaN;

type Quirk = {
  /** A page below docs/methods, and the words there that say how it is here. */
  readonly page: string;
  readonly says: string;
  readonly holds: () => void;
};

/** A unit's value by year, with the rows of the file in any order. */
function panelOf(rows: readonly (readonly [unit: number, year: string, value: number])[]) {
  const builder = createObservationBuilder();
  builder.openFile("observations.csv");
  rows.forEach(([unit, period, value], i) => {
    const reason = Number.isNaN(value) ? 1 : PRESENT;
    const rest = { source: "", bound: gap, standardError: gap, note: "" };
    builder.add({ unit, indicator: 0, period, value, reason, row: i + 2, ...rest });
  });
  const { framework, units } = plainInput(plainComponent("index"), [
    { id: "v", component: "index", values: [0, 0] },
  ]);
  const evidence = { units, observations: builder.build(), sources: [], weightSets: new Map() };
  const period = { at: "2021", take: "latest", maxAgeYears: 5 } as const;
  return selectPanel(framework.indicators, evidence, { period, belowDetection: "gap" });
}

const ascending = [
  [0, "2020", 1],
  [1, "2020", 2],
  [0, "2021", gap],
  [1, "2021", 4],
] as const;

const quirks: Readonly<Record<string, Quirk>> = {
  log_GII_noop: {
    page: "assessment/treat.md",
    says: "`log_GII`, which does nothing there, is left out",
    holds: () => {
      const x = Float64Array.of(1, 2, 3, 4, 100);
      expect(testShape(shiftedLog(x).values, defaultShapeLimits).skewness).toBeLessThan(skewness(x));
    },
  },
  a_copeland_via_Aggregate: {
    page: "assessment/standing-among-units.md",
    says: "its `a_copeland` cannot be called by its `Aggregate`",
    holds: () => {
      expect(Array.from(copeland([[6.5, 40.7, 1]], [1]))).toEqual([0, 2, -2]);
    },
  },
  outrank_NA_order_dependent: {
    page: "assessment/standing-among-units.md",
    says: "its matrix changes when rows are reversed",
    holds: () => {
      const columns = [
        [3, 2, 1],
        [gap, 2, 1],
      ];
      const { share } = outrankingMatrix(columns, [1, 1]);
      const turned = outrankingMatrix(
        columns.map((column) => column.toReversed()),
        [1, 1],
      ).share.toReversed();
      expect(turned).toEqual(share);
      expect([share[1], share[2], share[5]]).toEqual([1, 1, 1]);
    },
  },
  a_genmean_NA: {
    page: "assessment/missing-and-coverage.md",
    says: "its `a_genmean` has none",
    holds: () => {
      const aggregate = (method: "power" | "arithmetic"): number => {
        const columns: readonly PlainColumn[] = [1, gap, 3].map((value, k) => ({
          id: `i${k}`,
          component: "index",
          values: [value],
        }));
        return createEngine(plainInput(plainComponent("index"), columns)).run({
          ...defaultRecipe,
          period: { ...defaultRecipe.period, at: "2026" },
          normalise: { method: "identity" },
          aggregate: { method, p: 1 },
        }).nodes[0]!.score[0]!;
      };
      expect([aggregate("power"), aggregate("arithmetic")]).toEqual([2, 2]);
    },
  },
  a_hmean_negative: {
    page: "assessment/aggregate.md",
    says: "its `a_hmean` makes a number of scores below 0",
    holds: () => {
      for (const method of ["harmonic", "geometric", "power"] as const) {
        expect(aggregatorOf({ method, p: -1 })([-1, 2], [1, 1], 2)).toBeNaN();
      }
    },
  },
  impute_panel_DataT_order: {
    page: "assessment/impute-across.md",
    says: "source periods stand beside their values",
    holds: () => {
      const series = { 0: [1, gap], 1: [2, 4] } as const;
      const from = Object.values(series).map((values) =>
        Array.from(imputeOverTime(values, [2020, 2021], { method: "latest" }).from, (t) => 2020 + t),
      );
      expect(from).toEqual([
        [2020, 2020],
        [2020, 2021],
      ]);
    },
  },
  impute_panel_unsorted_misaligns_other_columns: {
    page: "assessment/impute-across.md",
    says: "the order of rows plays no part",
    holds: () => {
      const sorted = panelOf(ascending);
      const turned = panelOf([ascending[2]!, ascending[0]!, ascending[3]!, ascending[1]!]);
      for (const panel of [sorted, turned]) {
        expect(Array.from(panelColumn(panel, 0))).toEqual([1, 4]);
        expect(Array.from(panel.sourcePeriod, (period) => panel.periods[period - 1])).toEqual([
          "2020",
          "2021",
        ]);
      }
    },
  },
  impute_panel_linear_single_obs: {
    page: "assessment/impute-across.md",
    says: "a series with one value can be filled by `linear`",
    holds: () => {
      const { values } = imputeOverTime([gap, 5, gap], [1, 2, 3], { method: "linear" });
      expect(Array.from(values)).toEqual([5, 5, 5]);
    },
  },
  sample_2_para_cut_is_relative_to_sample_range: {
    page: "assessment/uncertainty.md",
    says: "whatever the other draws are",
    holds: () => {
      const taken = [0.05, 0.2, 0.35].map((u) => drawOne(() => u, [1, 2]));
      expect(taken).toEqual([1, 1, 1]);
    },
  },
  constant_minmax: {
    page: "assessment/normalise.md",
    says: "it is told as `indicator-constant`",
    holds: () => {
      expect(minMaxBetween(Float64Array.of(3, 3, 3), { direction: 1 }).every(Number.isNaN)).toBe(true);
    },
  },
  one_value_prank: {
    page: "assessment/normalise.md",
    says: "One unit: percentile rank neither",
    holds: () => {
      expect(Array.from(percentileRankBy(Float64Array.of(gap, 4, gap), { direction: 1 }))).toEqual([
        gap,
        gap,
        gap,
      ]);
    },
  },
  winsorise_all_ties: {
    page: "assessment/treat.md",
    says: "Values tied at the end move together",
    holds: () => {
      const x = Float64Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9);
      expect([winsorise(x).count, winsorise(x, { ties: "whole" }).count]).toEqual([0, 0]);
    },
  },
  winsorise_tied_max_exceeds_winmax: {
    page: "assessment/treat.md",
    says: "the maximum is never exceeded by ties unless asked",
    holds: () => {
      const x = Float64Array.of(...Array.from({ length: 30 }, (_, i) => i), 900, 900, 900);
      expect([1, 2, 3].map((maximumPoints) => winsorise(x, { maximumPoints }).count)).toEqual([0, 0, 3]);
    },
  },
  fracmax_negative_direction: {
    page: "assessment/normalise-options.md",
    says: "its `n_fracmax` rewards the insecure",
    holds: () => {
      const scores = fractionOfMaximum(Float64Array.of(1, 2, 4), { direction: -1 });
      expect(Array.from(scores)).toEqual([0.75, 0.5, 0]);
    },
  },
  goalposts_indiv_specs_negative_direction_issue68: {
    page: "assessment/normalise-options.md",
    says: "ours takes them as they are",
    holds: () => {
      const [indicator] = plainInput(plainComponent("index"), [
        { id: "v", component: "index", direction: -1, low: 0, high: 40, values: [0] },
      ]).framework.indicators;
      const values = Float64Array.of(0, 10, 40, 50);
      expect(Array.from(normalisers.goalposts.normalise(values, indicator!))).toEqual([1, 0.75, 0, 0]);
    },
  },
  pca_negative_weights: {
    page: "assessment/weights-from-data.md",
    says: "a recipe refuses it",
    holds: () => {
      const found = principalWeights([
        [1, 2, 4, 5],
        [2, 3, 9, 8],
        [5, 4, 1, 0],
      ]);
      expect("negative" in found && found.negative).toEqual([2]);
    },
  },
  corr_unequal_target: {
    page: "assessment/weights-from-data.md",
    says: "it pairs stated and reached importances in different orders",
    holds: () => {
      const columns = [
        [1, 5, 2, 8, 3, 9],
        [2, 1, 7, 3, 9, 4],
        [6, 2, 5, 5, 1, 3],
      ];
      const stated = [3, 2, 0.1];
      const of = (order: readonly number[]) =>
        optimiseWeights(
          order.map((k) => stated[k]!),
          { importances: meanImportances(order.map((k) => columns[k]!)), random: () => 0.5, starts: 2 },
        );
      const [plain, turned] = [of([0, 1, 2]), of([2, 0, 1])];
      [2, 0, 1].forEach((k, at) => {
        expect(turned.weights[at]!).toBeCloseTo(plain.weights[k]!, 6);
      });
      expect(plain.weights.every((weight) => weight >= 0)).toBe(true);
    },
  },
  screen_boundary: {
    page: "evidence/screen.md",
    says: "A unit exactly at a threshold stays",
    holds: () => {
      const columns = [[1], [1], [1], [gap]];
      const at = (minAvailable: number): boolean =>
        screenUnits(columns, 1, { by: "missing", minAvailable, minNonZero: 0 })[0]!.included;
      expect([at(0.75), at(0.76)]).toEqual([true, false]);
    },
  },
  check_SkewKurt: {
    page: "assessment/treat.md",
    says: "from three values",
    holds: () => {
      expect([skewness([1, 2]), kurtosis([1, 2, 4])]).toEqual([gap, gap]);
      expect([skewness([1, 2, 4]), kurtosis([1, 2, 4, 9])].some(Number.isNaN)).toBe(false);
      // Either of the two is enough.
      const skewed = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
      expect(testShape(skewed, { skewness: 0.1, kurtosis: 9 }).passes).toBe(true);
      expect(testShape(skewed, { skewness: 9, kurtosis: -9 }).passes).toBe(true);
      expect(testShape(skewed, { skewness: 0.1, kurtosis: -9 }).passes).toBe(false);
    },
  },
  quantile: {
    page: "assessment/uncertainty.md",
    says: "type 7 quantiles",
    holds: () => {
      expect(sortedQuantile([1, 2, 3, 4, 10], 0.95)).toBeCloseTo(8.8, 12);
    },
  },
  rank: {
    page: "assessment/standing-among-units.md",
    says: "share a place, as in the ranks that are printed",
    holds: () => {
      expect(Array.from(rankDescending([5, 9, gap, 5, 1]))).toEqual([2, 1, gap, 2, 4]);
    },
  },
};

const list = new URL(
  "../../../../../shared/reference/composite/asem/99_quirks_and_bugs.json",
  import.meta.url,
);

describe.each(Object.entries(quirks))("%s", (_name, { page, says, holds }) => {
  test("is said in the method's page", () => {
    const text = readFileSync(new URL(`../../../../docs/methods/${page}`, import.meta.url), "utf8");
    expect(text).toContain(says);
  });

  test("is not repeated", holds);
});

describe.runIf(existsSync(list))("the peer's list", () => {
  type Evidence = Readonly<Record<string, never>>;
  const theirs = (existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : {}) as Evidence;

  test("has these defects and conventions, and no others", () => {
    expect(Object.keys(theirs).toSorted()).toEqual(Object.keys(quirks).toSorted());
  });

  test("shows its outranking of gaps to depend on the order of rows, where ours does not", () => {
    const { X, same } = theirs["outrank_NA_order_dependent"]! as {
      readonly X: readonly { readonly a: number; readonly b: number | null }[];
      readonly same: boolean;
    };
    const columns = [X.map(({ a }) => a), X.map(({ b }) => b ?? gap)];
    const { share } = outrankingMatrix(columns, [1, 1]);
    const turned = outrankingMatrix(
      columns.map((column) => column.toReversed()),
      [1, 1],
    ).share.toReversed();
    expect([turned, same]).toEqual([share, false]);
  });

  test("shows its source years to be out of order, where ours stand beside their values", () => {
    const { input } = theirs["impute_panel_unsorted_misaligns_other_columns"]! as {
      readonly input: readonly { readonly uCode: string; readonly Time: number; readonly v: number | null }[];
    };
    const panel = panelOf(
      input.map(({ uCode, Time, v }) => [uCode === "A" ? 0 : 1, String(Time), v ?? gap] as const),
    );
    expect(Array.from(panelColumn(panel, 0))).toEqual([1, 4]);
    const { DataT } = theirs["impute_panel_DataT_order"]! as {
      readonly DataT: readonly { readonly Time: number; readonly uCode: string; readonly v: number }[];
    };
    // It says that A's value of 2020 is of 2020 in a row of 2021, and B's of 2020 in a row of 2020 that comes last.
    expect(DataT.map(({ Time }) => Time)).toEqual([2021, 2021, 2020, 2020]);
  });

  test("shows draws cut at the range of the sample, and a direction passed over", () => {
    const { u, assigned, expected } = theirs["sample_2_para_cut_is_relative_to_sample_range"]! as Readonly<
      Record<"u" | "assigned" | "expected", readonly number[]>
    >;
    const taken = u.map((each) => drawOne(() => each, [1, 2]));
    expect(taken).toEqual(expected);
    expect(taken).not.toEqual(assigned);
    const fraction = theirs["fracmax_negative_direction"]! as Readonly<
      Record<"x" | "via_Normalise", number[]>
    >;
    const ours = fractionOfMaximum(Float64Array.from(fraction.x), { direction: -1 });
    expect(Math.sign(ours[2]! - ours[0]!)).toBe(
      -Math.sign(fraction.via_Normalise[2]! - fraction.via_Normalise[0]!),
    );
  });

  test("shows a tie beyond the maximum, and a column of ties left as it is, as ours", () => {
    expect(theirs["winsorise_tied_max_exceeds_winmax"]).toBe(3);
    const { x, nwin } = theirs["winsorise_all_ties"]! as { readonly x: number[]; readonly nwin: number };
    expect(winsorise(Float64Array.from(x)).count).toBe(nwin);
    const same = theirs["log_GII_noop"]! as { readonly x: number[]; readonly returned: number[] };
    expect(same.returned).toEqual(same.x);
    expect(Array.from(shiftedLog(Float64Array.from(same.x)).values)).not.toEqual(same.x);
    const means = theirs["a_genmean_NA"]! as { readonly genmean_p1: null; readonly amean: number };
    expect([means.genmean_p1, means.amean]).toEqual([null, 2]);
    expect(theirs["a_hmean_negative"]).toBeLessThan(0);
  });
});
