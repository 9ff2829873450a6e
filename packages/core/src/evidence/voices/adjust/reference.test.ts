/** The numbers of R survey 4.1-1 for adjusted weights on the school data of California. */

import { describe, expect, test } from "vitest";
import { relativeDifference } from "../../../testing/asem.ts";
import { hasSurvey, readSchools, readSurveyJson, schoolDesign } from "../../../testing/survey.ts";
import { estimateTotal } from "../estimate-mean.ts";
import type { Adjusted, Adjustment } from "./adjustment.ts";
import { calibrate, marginAuxiliaries } from "./calibrate.ts";
import {
  estimateAdjustedMean,
  estimateAdjustedProportion,
  estimateAdjustedTotal,
} from "./estimate-adjusted.ts";
import { jackknife } from "./jackknife.ts";
import type { Margin } from "./margin.ts";
import { postStratify } from "./post-stratify.ts";
import { rake } from "./rake.ts";
import { estimateByReplicates } from "./replicate-variance.ts";
import { trimWeights } from "./trim.ts";

type Numbers = {
  readonly mean_api00: { readonly est: readonly number[]; readonly se: readonly number[] };
  readonly total_enroll: { readonly est: readonly number[]; readonly se: readonly number[] };
  readonly prop_awards_yes: { readonly est: number; readonly se: number };
  readonly by_stype_mean_api00: { readonly est: readonly number[]; readonly se: readonly number[] };
  readonly table: {
    readonly stype: Readonly<Record<string, number>>;
    readonly schwide: Readonly<Record<string, number>>;
  };
  readonly sum_weights: number;
  readonly min_w: number;
  readonly max_w: number;
  readonly weights: readonly number[];
};

type Reference = {
  readonly population_margins: {
    readonly stype: Readonly<Record<string, number>>;
    readonly schwide: Readonly<Record<string, number>>;
    readonly api99_total: number;
  };
  readonly jk1_clus1_nofpc: {
    readonly mean_api00: { readonly est: readonly number[]; readonly se: readonly number[] };
    readonly ratio: { readonly est: number; readonly se: number };
  };
  readonly jkn_strat_nofpc: {
    readonly mean_api00: { readonly est: readonly number[]; readonly se: readonly number[] };
  };
};

const reference = hasSurvey
  ? (readSurveyJson("adjustments.json") as { readonly adjustments: Reference & Record<string, Numbers> })
      .adjustments
  : null;

function margin(table: string, name: "stype" | "schwide"): Margin {
  const totals = reference!.population_margins[name];
  return {
    name,
    categories: Object.keys(totals),
    codes: readSchools(table).codes(name === "stype" ? "stype" : "sch.wide"),
    totals: Object.values(totals),
  };
}

function auxiliaries(table: string, name: "stype" | "schwide", withScores: boolean) {
  const scores = {
    margin: "api99",
    category: "",
    values: readSchools(table).number("api99"),
    total: reference!.population_margins.api99_total,
  };
  return [...marginAuxiliaries(margin(table, name)), ...(withScores ? [scores] : [])];
}

function made(adjusted: Adjusted): Adjustment {
  expect(adjusted.problems).toEqual([]);
  return adjusted.adjustment!;
}

function weights(design: string): Float64Array {
  return schoolDesign(design).weights;
}

function raked(): Adjustment {
  return made(rake(weights("clus1"), [margin("apiclus1", "stype"), margin("apiclus1", "schwide")]));
}

const cases: Readonly<
  Record<
    string,
    { readonly design: string; readonly tolerance: number; readonly adjust: () => readonly Adjustment[] }
  >
> = {
  postStratify_clus1_stype: {
    design: "clus1",
    tolerance: 1e-9,
    adjust: () => [made(postStratify(weights("clus1"), margin("apiclus1", "stype")))],
  },
  rake_clus1_stype_schwide: { design: "clus1", tolerance: 1e-8, adjust: () => [raked()] },
  rake_clus1_nofpc: { design: "clus1_nofpc", tolerance: 1e-8, adjust: () => [raked()] },
  calibrate_linear_clus1_stype: {
    design: "clus1",
    tolerance: 1e-9,
    adjust: () => [
      made(calibrate(weights("clus1"), auxiliaries("apiclus1", "stype", false), { method: "linear" })),
    ],
  },
  calibrate_linear_clus1_stype_api99: {
    design: "clus1",
    tolerance: 1e-9,
    adjust: () => [
      made(calibrate(weights("clus1"), auxiliaries("apiclus1", "stype", true), { method: "linear" })),
    ],
  },
  calibrate_raking_clus1_stype_api99: {
    design: "clus1",
    tolerance: 1e-8,
    adjust: () => [
      made(calibrate(weights("clus1"), auxiliaries("apiclus1", "stype", true), { method: "raking" })),
    ],
  },
  calibrate_logit_clus1_bounds: {
    design: "clus1",
    tolerance: 1e-8,
    adjust: () => [
      made(
        calibrate(weights("clus1"), auxiliaries("apiclus1", "stype", true), {
          method: "logit",
          bounds: { low: 0.3, high: 3 },
        }),
      ),
    ],
  },
  // The table of the reference meets the margin of stype too.
  calibrate_raking_strat_schwide_api99: {
    design: "strat",
    tolerance: 1e-8,
    adjust: () => [
      made(
        calibrate(
          weights("strat"),
          [...auxiliaries("apistrat", "stype", false), ...auxiliaries("apistrat", "schwide", true)],
          { method: "raking" },
        ),
      ),
    ],
  },
  trim_rake_clus1: {
    design: "clus1",
    tolerance: 1e-8,
    adjust: () => {
      const before = raked();
      return [before, made(trimWeights(before.weights, { high: 45 }))];
    },
  },
};

describe.runIf(hasSurvey)("adjusted weights of R survey", () => {
  test.each(Object.keys(cases))("%s: weights, estimates and standard errors", (name) => {
    const { design: designName, tolerance, adjust } = cases[name]!;
    const expected = reference![name]!;
    const adjustments = adjust();
    const design = { ...schoolDesign(designName), weights: adjustments.at(-1)!.weights };
    const table = readSchools(designName === "strat" ? "apistrat" : "apiclus1");
    const everybody = new Float64Array(table.rowCount).fill(1);
    const of = (column: string, code: number): Float64Array =>
      Float64Array.from(table.codes(column), (each) => (each === code ? 1 : 0));

    expect(relativeDifference(design.weights, expected.weights), "weights").toBeLessThan(tolerance);
    const api00 = estimateAdjustedMean(design, adjustments, table.number("api00"));
    const enroll = estimateAdjustedTotal(design, adjustments, table.number("enroll"));
    const awards = estimateAdjustedProportion(design, adjustments, of("awards", 1));
    const kinds = [0, 1, 2].map((kind) =>
      estimateAdjustedMean(design, adjustments, table.number("api00"), { domain: of("stype", kind) }),
    );
    const total = (values: Float64Array): number => estimateTotal(design, values).value;
    const actual = {
      api00: [api00.value, api00.standardError],
      enroll: [enroll.value, enroll.standardError],
      awards: [awards.value, awards.standardError],
      kinds: kinds.map(({ value }) => value),
      kindErrors: kinds.map(({ standardError }) => standardError),
      stype: [0, 1, 2].map((code) => total(of("stype", code))),
      schwide: [0, 1].map((code) => total(of("sch.wide", code))),
      sum: [total(everybody)],
      ends: [Math.min(...design.weights), Math.max(...design.weights)],
    };
    const wanted = {
      api00: [expected.mean_api00.est[0]!, expected.mean_api00.se[0]!],
      enroll: [expected.total_enroll.est[0]!, expected.total_enroll.se[0]!],
      awards: [expected.prop_awards_yes.est, expected.prop_awards_yes.se],
      kinds: expected.by_stype_mean_api00.est,
      kindErrors: expected.by_stype_mean_api00.se,
      stype: Object.values(expected.table.stype),
      schwide: Object.values(expected.table.schwide),
      sum: [expected.sum_weights],
      ends: [expected.min_w, expected.max_w],
    };
    for (const key of Object.keys(wanted) as (keyof typeof wanted)[]) {
      expect(relativeDifference(actual[key], wanted[key]), key).toBeLessThan(tolerance);
    }
  });

  test("every case of the file is among these", () => {
    const rest = ["population_margins", "jk1_clus1_nofpc", "jkn_strat_nofpc"];
    expect(Object.keys(reference!).toSorted()).toEqual([...Object.keys(cases), ...rest].toSorted());
  });
});

describe.runIf(hasSurvey)("jackknife of R survey", () => {
  function ratioOf(over: Float64Array, under: Float64Array): (weights: Float64Array) => readonly number[] {
    return (weights) => {
      const sum = (column: Float64Array): number =>
        column.reduce((total, each, row) => total + each * weights[row]!, 0);
      return [sum(over) / sum(under)];
    };
  }

  test("JK1 of clusters: a mean and a ratio", () => {
    const table = readSchools("apiclus1");
    const sample = jackknife(schoolDesign("clus1_nofpc"));
    expect(sample.method).toBe("JK1");
    const one = new Float64Array(table.rowCount).fill(1);
    const { mean_api00, ratio } = reference!.jk1_clus1_nofpc;
    const average = estimateByReplicates(sample, ratioOf(table.number("api00"), one));
    expect(relativeDifference(average.values, mean_api00.est)).toBeLessThan(1e-9);
    expect(relativeDifference(average.covariance.map(Math.sqrt), mean_api00.se)).toBeLessThan(1e-9);
    const share = estimateByReplicates(sample, ratioOf(table.number("api.stu"), table.number("enroll")));
    expect(relativeDifference(share.values, [ratio.est])).toBeLessThan(1e-9);
    expect(relativeDifference(share.covariance.map(Math.sqrt), [ratio.se])).toBeLessThan(1e-9);
  });

  test("JKn of strata: a mean", () => {
    const table = readSchools("apistrat");
    const sample = jackknife(schoolDesign("strat_nofpc"));
    expect(sample.method).toBe("JKn");
    const one = new Float64Array(table.rowCount).fill(1);
    const { mean_api00 } = reference!.jkn_strat_nofpc;
    const average = estimateByReplicates(sample, ratioOf(table.number("api00"), one));
    expect(relativeDifference(average.values, mean_api00.est)).toBeLessThan(1e-9);
    expect(relativeDifference(average.covariance.map(Math.sqrt), mean_api00.se)).toBeLessThan(1e-9);
  });
});
