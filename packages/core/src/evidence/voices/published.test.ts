/** The numbers of R survey 4.1-1 on samples of California's schools: every entry of the reference file. */

import { describe, expect, test } from "vitest";
import { relativeDifference } from "../../testing/asem.ts";
import { readProfileAsR, shareBeforeLastStep } from "../../testing/r-profile.ts";
import { hasSurvey, readSchools, readSurveyJson, schoolDesign, schoolDesigns } from "../../testing/survey.ts";
import { crossTable, testIndependence } from "./cross-table.ts";
import { degreesOfFreedom } from "./degrees-of-freedom.ts";
import type { SurveyDesign } from "./design.ts";
import { kishDesignEffect } from "./design-effect.ts";
import type { Estimate } from "./estimate.ts";
import {
  estimateMean,
  estimateMeans,
  estimateProportion,
  estimateProportions,
  estimateTotal,
  estimateTotals,
} from "./estimate-mean.ts";
import { estimateQuantile } from "./estimate-quantile.ts";
import { estimateRatio } from "./estimate-ratio.ts";
import { estimateShares } from "./estimate-shares.ts";
import { estimateVariance } from "./estimate-variance.ts";
import { covarianceOfTotals } from "./variance.ts";

type Ends = { readonly lower: readonly number[]; readonly upper: readonly number[] };
type Column = { readonly est: readonly number[]; readonly se: readonly number[] };
type Several = Column & {
  readonly vcov: readonly (readonly number[])[];
  readonly ci_z?: Ends;
  readonly ci_t?: Ends & { readonly df: number };
  readonly deff?: readonly number[];
};
type Share = { readonly est: number; readonly lower: number; readonly upper: number };
type Reference = {
  readonly degf: number;
  readonly n: number;
  readonly sum_weights: number;
  readonly sum_w2: number;
  readonly kish_deff: number;
  readonly mean_api00_enroll: Several;
  readonly mean_api00: Several & { readonly deff_replace: number };
  readonly total_enroll: Several;
  readonly total_stype: Several;
  readonly prop_stype: Several;
  readonly by_stype_mean_api00: Column;
  readonly by_stype_prop_compimp: Column;
  readonly by_compimp_schwide_total_enroll: Column;
  readonly domain_emer_gt10_mean_api00: Several & { readonly n: number; readonly degf: number };
  readonly ratio_apistu_enroll: { readonly est: number; readonly se: number };
  readonly ciprop_awards: Readonly<Record<string, Share>>;
  readonly var_api00: { readonly est: number; readonly se: number };
  readonly quantile_api00_math: Column & Ends & { readonly p: readonly number[] };
  readonly svytable_stype_schwide: { readonly est: readonly (readonly number[])[] };
  readonly svychisq_F: {
    readonly stat: number;
    readonly ndf: number;
    readonly ddf: number;
    readonly p: number;
  };
};
type Lonely = { readonly est: readonly number[]; readonly se: readonly number[]; readonly degf: number };

const TOLERANCE = 1e-9;

function close(actual: ArrayLike<number>, expected: ArrayLike<number>, what: string, floor = 0): void {
  expect(relativeDifference(actual, expected, floor), what).toBeLessThan(TOLERANCE);
}

function parts(estimates: readonly Estimate[]): Record<"est" | "se" | "lower" | "upper", number[]> {
  return {
    est: estimates.map(({ value }) => value),
    se: estimates.map(({ standardError }) => standardError),
    lower: estimates.map(({ low }) => low),
    upper: estimates.map(({ high }) => high),
  };
}

const reference: Readonly<Record<string, Reference>> = hasSurvey
  ? (readSurveyJson("estimates.json") as { estimates: Record<string, Reference> }).estimates
  : {};
const infinite = { degreesOfFreedom: Number.POSITIVE_INFINITY };

describe.runIf(hasSurvey)("every entry of survey/estimates.json", () => {
  test("has a test here", () => {
    expect(Object.keys(reference)).toEqual([...Object.keys(schoolDesigns), "lonely_psu"]);
    for (const name of Object.keys(schoolDesigns)) {
      expect(Object.keys(reference[name]!).toSorted(), name).toEqual(
        Object.keys(reference["srs"]!).toSorted(),
      );
    }
  });

  // The keys of the file, so that nothing is read where the tables are missing.
  describe.each(Object.keys(reference).filter((name) => name in schoolDesigns))("%s", (name) => {
    const from = reference[name]!;
    const schools = readSchools(schoolDesigns[name]!.table);
    const design = schoolDesign(name);
    const api00 = schools.number("api00");
    const enrol = schools.number("enroll");
    const stype = { codes: schools.codes("stype"), count: 3 };
    const wide = { codes: schools.codes("sch.wide"), count: 2 };
    const improved = { codes: schools.codes("comp.imp"), count: 2 };

    test("degrees of freedom and weights", () => {
      expect(degreesOfFreedom(design)).toBe(from.degf);
      expect(design.rowCount).toBe(from.n);
      const sum = design.weights.reduce((total, weight) => total + weight, 0);
      const squares = design.weights.reduce((total, weight) => total + weight * weight, 0);
      close(
        [sum, squares, kishDesignEffect(design)],
        [from.sum_weights, from.sum_w2, from.kish_deff],
        "weights",
      );
    });

    test("means of two columns where both have values", () => {
      const both = Float64Array.from(enrol, (value) => (Number.isNaN(value) ? 0 : 1));
      const columns = [api00, enrol];
      const estimates = columns.map((column) => estimateMean(design, column, { domain: both, ...infinite }));
      const { est, se, lower, upper } = parts(estimates);
      close(est, from.mean_api00_enroll.est, "means");
      close(se, from.mean_api00_enroll.se, "standard errors");
      close(lower, from.mean_api00_enroll.ci_z!.lower, "low");
      close(upper, from.mean_api00_enroll.ci_z!.upper, "high");
      const student = columns.map((column) =>
        estimateMean(design, column, { domain: both, degreesOfFreedom: from.degf }),
      );
      expect(from.mean_api00_enroll.ci_t!.df).toBe(from.degf);
      close(parts(student).lower, from.mean_api00_enroll.ci_t!.lower, "low");
      close(parts(student).upper, from.mean_api00_enroll.ci_t!.upper, "high");
      const weight = design.weights.reduce((sum, w, k) => sum + w * both[k]!, 0);
      const linear = columns.map((column, c) =>
        column.map((value, k) => (both[k] === 1 ? (value - est[c]!) / weight : 0)),
      );
      close(covarianceOfTotals(design, linear), from.mean_api00_enroll.vcov.flat(), "covariance");
      if (from.mean_api00_enroll.deff !== undefined) {
        // Against a sample without replacement from a population of the sum of weights.
        const n = estimates[0]!.n;
        const without = estimates.map(({ designEffect }) => designEffect / ((weight - n) / weight));
        close(without, from.mean_api00_enroll.deff, "design effects");
      }
    });

    test("a mean with its design effect", () => {
      const mean = estimateMean(design, api00);
      const { est, se, vcov, deff_replace } = from.mean_api00;
      close([mean.value, mean.standardError], [...est, ...se], "mean");
      close([mean.standardError ** 2, mean.designEffect], [vcov[0]![0]!, deff_replace], "design effect");
      expect(mean.effectiveN).toBeCloseTo(mean.n / deff_replace, 9);
    });

    test("totals", () => {
      const total = estimateTotal(design, enrol, infinite);
      const { est, se, vcov, ci_z } = from.total_enroll;
      close(
        [total.value, total.standardError, total.standardError ** 2],
        [...est, ...se, ...vcov[0]!],
        "total",
      );
      close([total.low, total.high], [ci_z!.lower[0]!, ci_z!.upper[0]!], "interval");
      const kinds = [0, 1, 2].map((code) => Float64Array.from(stype.codes, (k) => (k === code ? 1 : 0)));
      const totals = kinds.map((kind) => estimateTotal(design, kind));
      close(parts(totals).est, from.total_stype.est, "totals of kinds");
      close(parts(totals).se, from.total_stype.se, "their standard errors", 1e-3);
      close(covarianceOfTotals(design, kinds), from.total_stype.vcov.flat(), "their covariance", 1e-9);
    });

    test("shares of the categories of a question", () => {
      const shares = estimateShares(design, stype, { interval: "student", ...infinite });
      const { est, se, lower, upper } = parts(shares.estimates);
      close(est, from.prop_stype.est, "shares");
      close(se, from.prop_stype.se, "standard errors", 1e-6);
      close(shares.covariance, from.prop_stype.vcov.flat(), "covariance", 1e-9);
      close(lower, from.prop_stype.ci_z!.lower, "low");
      close(upper, from.prop_stype.ci_z!.upper, "high");
    });

    test("means, shares and totals by group", () => {
      const means = parts(estimateMeans(design, api00, stype));
      close(means.est, from.by_stype_mean_api00.est, "means");
      close(means.se, from.by_stype_mean_api00.se, "their standard errors");
      const yes = Float64Array.from(improved.codes);
      const shares = parts(estimateProportions(design, yes, stype));
      close(shares.est, from.by_stype_prop_compimp.est, "shares");
      close(shares.se, from.by_stype_prop_compimp.se, "their standard errors");
      const crossed = {
        codes: improved.codes.map((code, k) => code + 2 * wide.codes[k]!),
        count: 4,
      };
      // R leaves out a group without answers.
      const totals = parts(estimateTotals(design, enrol, crossed).filter(({ n }) => n > 0));
      close(totals.est, from.by_compimp_schwide_total_enroll.est, "totals");
      close(totals.se, from.by_compimp_schwide_total_enroll.se, "their standard errors");
    });

    test("a mean in a domain", () => {
      const domain = Float64Array.from(schools.number("emer"), (value) => (value > 10 ? 1 : 0));
      const mean = estimateMean(design, api00, { domain });
      const { est, se, vcov, n, degf } = from.domain_emer_gt10_mean_api00;
      close([mean.value, mean.standardError, mean.standardError ** 2], [...est, ...se, ...vcov[0]!], "mean");
      expect([mean.n, mean.degreesOfFreedom, degreesOfFreedom(design, domain)]).toEqual([n, degf, degf]);
    });

    test("a ratio, a variance and quantiles", () => {
      const ratio = estimateRatio(design, schools.number("api.stu"), enrol);
      const expected = from.ratio_apistu_enroll;
      close([ratio.value, ratio.standardError], [expected.est, expected.se], "ratio");
      const variance = estimateVariance(design, api00);
      close([variance.value, variance.standardError], [from.var_api00.est, from.var_api00.se], "variance");
      const { p, est, se, lower, upper } = from.quantile_api00_math;
      const quantiles = parts(p.map((share) => estimateQuantile(design, api00, share)));
      close(quantiles.est, est, "quantiles");
      close(quantiles.se, se, "their standard errors");
      close(quantiles.lower, lower, "low");
      close(quantiles.upper, upper, "high");
    });

    test("intervals of a share", () => {
      const yes = Float64Array.from(schools.codes("awards"));
      const methods = {
        logit: "logit",
        xlogit: "logit",
        asin: "arcsine",
        beta: "beta",
        mean: "student",
      } as const;
      expect(Object.keys(from.ciprop_awards).toSorted()).toEqual(
        [...Object.keys(methods), "likelihood", "logit_dfInf"].toSorted(),
      );
      for (const [method, interval] of Object.entries(methods)) {
        const share = estimateProportion(design, yes, { interval });
        const { est, lower, upper } = from.ciprop_awards[method]!;
        close([share.value, share.low, share.high], [est, lower, upper], method);
      }
      const share = estimateProportion(design, yes, { interval: "likelihood" });
      const { lower: low, upper: high } = from.ciprop_awards["likelihood"]!;
      const read = readProfileAsR(share, shareBeforeLastStep(design.weights, yes));
      close([read.low, read.high], [low, high], "likelihood, read as R reads it");
      // R reads the ends off a spline; without it they differ by some hundred thousandth.
      expect(relativeDifference([share.low, share.high], [low, high])).toBeLessThan(5e-5);
      const wide = estimateProportion(design, yes, { interval: "logit", ...infinite });
      const { est, lower, upper } = from.ciprop_awards["logit_dfInf"]!;
      close([wide.value, wide.low, wide.high], [est, lower, upper], "infinite degrees of freedom");
    });

    test("a table, and whether its questions go together", () => {
      const table = crossTable(design, stype, wide);
      close(table.totals, from.svytable_stype_schwide.est.flat(), "table");
      const { f, numeratorDegrees, denominatorDegrees, fP } = testIndependence(design, stype, wide);
      const { stat, ndf, ddf, p } = from.svychisq_F;
      close([f, numeratorDegrees, denominatorDegrees, fP], [stat, ndf, ddf, p], "test");
    });
  });

  test("rules for a stratum with one cluster", () => {
    const schools = readSchools("apistrat");
    const kind = schools.text("stype");
    const of = reference["lonely_psu"] as unknown as Readonly<
      Record<string, Lonely & { readonly n: number }>
    >;
    const kept = kind.flatMap((k, row) => (k !== "H" || kind.indexOf("H") === row ? [row] : []));
    function pick(column: Float64Array): Float64Array {
      return Float64Array.from(kept, (row) => column[row]!);
    }
    const strata = Int32Array.from(kept, (row) => schools.codes("stype")[row]!);
    const weights = pick(schools.number("pw"));
    for (const [rule, lonely] of [
      ["certainty", "remove"],
      ["adjust", "adjust"],
      ["average", "average"],
    ] as const) {
      const design: SurveyDesign = { weights, strata, stages: [], lonely, rowCount: kept.length };
      const { est, se, degf, n } = of[rule]!;
      const mean = estimateMean(design, pick(schools.number("api00")));
      expect([mean.n, mean.degreesOfFreedom]).toEqual([n, degf]);
      close([mean.value, mean.standardError], [...est, ...se], rule);
    }
    expect(Object.keys(of).toSorted()).toEqual(["adjust", "average", "certainty"]);
  });
});
