/** An outlook in plain sentences: what forecasts, probabilities, projections and rules were worth. */

import { type OutlookSeriesChoice, outlookMethodOf, type Recipe } from "../assessment/index.ts";
import type { Say } from "../messages/index.ts";
import {
  kindOf,
  type MomentToAct,
  type PhaseReading,
  type PhaseRecord,
  type ProjectionScore,
  type SeriesOutlook,
  type SeriesRecord,
  type ShareEstimate,
  type Skill,
} from "../outlook/index.ts";
import { formatShare, formatValue, noNumber } from "./numbers.ts";

/** Below this a share of error saved is none. */
const ALIKE = 0.005;

/** How series are looked ahead, from the recipe. */
export function describeOutlook({ outlook }: Recipe, say: Say): readonly string[] {
  if (outlook === undefined) return [];
  const { series, horizon, level, backtest } = outlook;
  return [
    say("outlook.method-text.all", { horizon, level: formatShare(level), ...backtest }),
    ...series.map((each) =>
      say("outlook.method-text.series", {
        title: each.title ?? each.id,
        method: methodWords(each, say),
        of: each.of,
      }),
    ),
  ];
}

/** The method of a series in words; the two pools have one name in a recipe, and are two methods. */
export function methodWords(choice: OutlookSeriesChoice, say: Say): string {
  const method = outlookMethodOf(choice);
  const isLevel = method === "pool" && kindOf(choice) !== "count";
  return say(`outlook.method.${isLevel ? "level-pool" : method}`);
}

/** What a method was worth, in one word. */
export function verdictOf({ skill }: Pick<Skill, "skill">): "better" | "worse" | "alike" | "none" {
  if (Number.isNaN(skill)) return "none";
  if (Math.abs(skill) < ALIKE) return "alike";
  return skill > 0 ? "better" : "worse";
}

/** How much less or more than the baseline's was the error; "none" where the baseline had none to compare with. */
export function errorShare(skill: number): string {
  return Number.isFinite(skill) ? formatShare(Math.abs(skill)) : "none";
}

/** What the forecasts of a series were worth beside the baseline, said also where it is less. */
export function skillSentence({ record, baseline }: SeriesOutlook, say: Say): string {
  if (record === null) return say("outlook.skill.none");
  const { comparison, method } = record;
  const { test, beats, skill } = comparison;
  // Of nothing no share can be saved.
  return say(`outlook.skill.${Number.isFinite(skill) ? verdictOf(comparison) : "flawless"}`, {
    origins: record.origins,
    from: record.from,
    to: record.to,
    share: errorShare(skill),
    erred: method.meanCrps > 0 ? "yes" : "no",
    baseline: say(`outlook.baseline.${baseline}`),
    n: comparison.n,
    tested: test === null ? "none" : beats === true ? "yes" : "no",
    p: test === null ? "" : formatPValue(test.pValue).replace(/^(?=\d)/, "= "),
  });
}

/** How much of what came lay in the band, and what onsets the forecasts did not foretell. */
export function coverageSentences(
  { method, baseline }: SeriesRecord,
  level: number,
  say: Say,
): readonly string[] {
  const { onsets } = method;
  const isBetter = method.onsetMeanCrps < baseline.onsetMeanCrps * (1 - ALIKE);
  return [
    say("outlook.skill.coverage", {
      level: formatShare(level),
      coverage: formatShare(method.coverage),
      active: method.activeForecasts > 0 && method.activeForecasts < method.forecasts ? "yes" : "no",
      activeCoverage: formatShare(method.activeCoverage),
    }),
    ...(onsets === 0
      ? []
      : [
          say("outlook.skill.onsets", {
            onsets,
            verdict: isBetter ? "better" : "alike",
            crps: formatValue(method.onsetMeanCrps),
            other: formatValue(baseline.onsetMeanCrps),
          }),
        ]),
  ];
}

/**
 * A p value to three decimals, never 0; a dash where nothing was tested.
 *
 * @example
 * formatPValue(0.0123); // => "0.012"
 * formatPValue(0.00004); // => "< 0.001"
 */
export function formatPValue(p: number | null): string {
  if (p === null || Number.isNaN(p)) return noNumber;
  return p < 0.001 ? "< 0.001" : String(Math.round(p * 1000) / 1000);
}

/** "0.71 (0.49 to 0.87), 12 of 17", or that nothing has been closed. */
export function recordShare({ value, low, high, n }: ShareEstimate, say: Say): string {
  if (n === 0) return say("outlook.alerts.share.none");
  return say("outlook.alerts.share", {
    share: formatShare(value),
    low: formatShare(low),
    high: formatShare(high),
    part: Math.round(value * n),
    n,
  });
}

/** What projections of phases were worth beside the phase staying as it was. */
export function projectionSentences(
  { all, projection, stays }: ProjectionScore,
  say: Say,
): readonly string[] {
  if (all.n === 0) return [say("outlook.phases.record.none")];
  return [
    say("outlook.phases.record", {
      n: all.n,
      hits: all.hits,
      over: all.over,
      under: all.under,
      error: formatShare(all.meanAbsoluteError3Plus),
    }),
    ...(projection.n === 0
      ? []
      : [
          say(`outlook.phases.stays.${projection.hits >= stays.hits ? "better" : "worse"}`, {
            n: projection.n,
            hits: projection.hits,
            stays: stays.hits,
          }),
        ]),
  ];
}

/** A phase that could be told. */
export type ReadPhase = Extract<PhaseReading, { readonly kind: "phase" }>;

/** The phase of a record; null where it has none, or there is no record. */
export function readPhase(record: PhaseRecord | null): ReadPhase | null {
  return record?.reading.kind === "phase" ? record.reading : null;
}

/** When to act on a threat: rules that speak or watch, and the season that brings it. */
export function momentSentences({ rules, season }: MomentToAct, say: Say): readonly string[] {
  return [
    ...(rules.length === 0 ? [say("outlook.moment.unwatched")] : []),
    ...rules.map(({ rule, standing, watched }) =>
      say(`outlook.moment.${standing > 0 ? "standing" : "watching"}`, {
        rule: rule.title,
        standing,
        watched,
      }),
    ),
    ...(season === null
      ? []
      : [
          say(`outlook.moment.season.${season.inMonths === 0 ? "now" : "ahead"}`, {
            season: season.season.title,
            months: season.inMonths,
            act: season.actBy === null ? "no" : "yes",
            month: season.actBy === null ? "" : say("outlook.month", { month: season.actBy }),
          }),
        ]),
  ];
}
