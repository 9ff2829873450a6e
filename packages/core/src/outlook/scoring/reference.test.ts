/** Scores against numbers computed two ways each: pairs against the integral, `forecast::dm.test`, `pROC::auc`. */

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { median } from "../../numerics/index.ts";
import {
  averagePrecision,
  binnedIgnorance,
  brierScore,
  conformalReach,
  crpsOfEnsemble,
  crpsOfNegativeBinomial,
  crpsOfNormal,
  crpsOfPoisson,
  crpsOfWeightedEnsemble,
  dieboldMariano,
  eventDetection,
  intervalOfEnsemble,
  intervalScore,
  logLoss,
  pinballLoss,
  rocArea,
  viewsBins,
  weightedIntervalScore,
} from "./index.ts";

const file = new URL("../../../../../../shared/reference/outlook/scoring_reference.json", import.meta.url);

/** Within 1e-9 of itself, and within 1e-9 of 0. */
function near(found: number, expected: number): void {
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(expected)));
}

describe.runIf(existsSync(file))("the reference of scores", () => {
  const all = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

  test("CRPS of ensembles: plain, fair, weighted", () => {
    expect(all.crps.examples).toHaveLength(8);
    for (const { ensemble, y, crps, fair_crps } of all.crps.examples) {
      near(crpsOfEnsemble(ensemble, y), crps);
      near(crpsOfEnsemble(ensemble, y, { fair: true }), fair_crps);
    }
    const { x, w, y, crps } = all.crps.weighted;
    near(crpsOfWeightedEnsemble(x, w, y), crps);
  });

  test("CRPS of distributions", () => {
    for (const { mu, sigma, y, crps } of all.crps_normal)
      near(crpsOfNormal({ mean: mu, standardDeviation: sigma }, y), crps);
    for (const { lam, y, crps } of all.crps_poisson) near(crpsOfPoisson(lam, y), crps);
    for (const { mu, size, y, crps } of all.crps_negbin)
      near(crpsOfNegativeBinomial({ mean: mu, size }, y), crps);
  });

  test("probabilities of events", () => {
    const { p, o, table, ...expected } = all.brier;
    const found = brierScore(p, o);
    near(found.score, expected.brier);
    near(found.reliability, expected.reliability);
    near(found.resolution, expected.resolution);
    near(found.uncertainty, expected.uncertainty);
    near(found.skill, expected.bss);
    expect(found.table.map(({ forecast, n, observed }) => ({ p: forecast, n, observed }))).toEqual(table);
    near(logLoss(p, o), expected.log_loss);
    near(rocArea(p, o), expected.roc_auc);
    near(averagePrecision(p, o), expected.average_precision);
  });

  test("quantiles and intervals", () => {
    for (const { q, f, y, v } of all.pinball) near(pinballLoss({ probability: q, value: f }, y), v);
    for (const { l, u, y, alpha, v } of all.interval)
      near(intervalScore({ level: 1 - alpha, low: l, high: u }, y), v);
    const { ensemble, y, alphas, lo, hi, wis, ...expected } = all.wis;
    const intervals = alphas.map((alpha: number) => intervalOfEnsemble(ensemble, 1 - alpha));
    intervals.forEach(({ low, high }: { readonly low: number; readonly high: number }, k: number) => {
      near(low, lo[k]);
      near(high, hi[k]);
    });
    near(median(ensemble), expected.median);
    near(weightedIntervalScore({ median: median(ensemble), intervals }, y), wis);
  });

  test("the ViEWS ignorance score", () => {
    expect(viewsBins).toEqual(all.views_ign.edges);
    for (const { ensemble, y, ign } of all.views_ign.examples) near(binnedIgnorance(ensemble, y), ign);
  });

  test("Diebold and Mariano", () => {
    const { e1, e2, results } = all.diebold_mariano;
    for (const horizon of [1, 2])
      for (const power of [1, 2]) {
        const { statistic, uncorrected } = dieboldMariano(e1, e2, { horizon, power });
        const { dm, hln } = results[`h${horizon}_p${power}`];
        near(uncorrected, dm);
        near(statistic, hln);
      }
  });

  test("split conformal", () => {
    const { abs_residuals, q } = all.split_conformal;
    for (const [alpha, expected] of Object.entries<{ readonly k: number; readonly q: number }>(q)) {
      const { order, reach } = conformalReach(abs_residuals, 1 - Number(alpha));
      expect([order, reach]).toEqual([expected.k, expected.q]);
    }
  });

  test("events and lead times", () => {
    const { alerts, events, result } = all.event_eval;
    const found = eventDetection(alerts, events, result.L);
    expect(found.onsets.map(({ period }) => period)).toEqual(result.onsets);
    expect(found.onsets.map(({ leadTime }) => leadTime)).toEqual(result.lead_times);
    expect(found.episodes.map(({ first }) => first)).toEqual(result.alert_episodes);
    expect(
      found.episodes.filter(({ outcome }) => outcome === "false-alarm").map(({ first }) => first),
    ).toEqual(result.false_alarm_episodes);
    expect([found.hits, found.misses]).toEqual([result.hits, result.misses]);
    near(found.probabilityOfDetection, result.pod);
    near(found.falseAlarmRatio, result.far);
    near(found.meanLeadTime, result.mean_lead);
    near(found.criticalSuccessIndex, result.csi);
  });
});
