/** The whole outlook on one screen: what was known by a day, what may come, and where rules call for action. */

import { defaultOutlook, type OutlookChoice, type Recipe } from "../assessment/index.ts";
import { dayNumber, type Evidence, lastMonth, type Season } from "../evidence/index.ts";
import { type AlertRule, createSignals, lookAtRules, publishedBy, type RuleOutlook } from "./alerts/index.ts";
import { endOfData, eventSeries, lastKnown, publishedSeries } from "./monthly/index.ts";
import { lookAtOutbreaks, type OutbreakOutlook } from "./outbreak-outlook.ts";
import { lookAtPhases, type PhasesOutlook } from "./phases-outlook.ts";
import { lookAtProbability, type ProbabilityOutlook } from "./probability-outlook.ts";
import { lookAtSeries, type SeriesOutlook } from "./series-outlook.ts";

export type Outlook = {
  readonly choice: OutlookChoice;
  /** The day or month whose knowledge was used. */
  readonly asOf: string;
  readonly series: readonly SeriesOutlook[];
  readonly probabilities: readonly ProbabilityOutlook[];
  readonly phases: readonly PhasesOutlook[];
  readonly outbreaks: readonly OutbreakOutlook[];
  readonly rules: readonly RuleOutlook[];
  readonly seasons: readonly Season[];
};

/** What looking ahead reads of a recipe: without data it stands at the end of the period assessed. */
export type LookedAt = Pick<Recipe, "outlook" | "period">;

/** How far looking ahead has come. */
export type LookAheadStep = { readonly done: number; readonly total: number };

/**
 * Look ahead: a pure function of the evidence, of the rules and of the section `outlook` of a recipe. null where the case
 * has neither series to look ahead, nor rules, nor seasons. Where neither the section nor the data say a day, it stands at the end of
 * the period assessed.
 */
export function lookAhead(evidence: Evidence, rules: readonly AlertRule[], recipe: LookedAt): Outlook | null {
  const steps = lookAheadInSteps(evidence, rules, recipe);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** The same with a pause after every series and every probability, so that others may show progress, or stop. */
export function* lookAheadInSteps(
  evidence: Evidence,
  rules: readonly AlertRule[],
  { outlook: stated, period }: LookedAt,
): Generator<LookAheadStep, Outlook | null> {
  const { seasons = [], outcomes = [] } = evidence;
  if (stated === undefined && rules.length === 0 && seasons.length === 0) return null;
  const choice = stated ?? defaultOutlook;
  const total = choice.series.length + choice.probabilities.length;
  const asOf = choice.asOf ?? (endOfData(evidence) || lastMonth(period.at));
  const known = publishedBy(evidence.series ?? [], asOf);
  const monthly = choice.series.map((each) =>
    each.of === "events"
      ? eventSeries(each, evidence, asOf)
      : publishedSeries(each, { units: evidence.units, series: known }, asOf),
  );
  const declared = new Map(monthly.map((each) => [each.choice.id, each]));
  const series: SeriesOutlook[] = [];
  for (const each of monthly) {
    series.push(lookAtSeries(each, choice));
    yield { done: series.length, total };
  }
  const probabilities: ProbabilityOutlook[] = [];
  for (const each of choice.probabilities) {
    probabilities.push(lookAtProbability(each, declared.get(each.series)!, choice));
    yield { done: series.length + probabilities.length, total };
  }
  // Every rule asks for every unit: the values are gone through once.
  const byUnit = Map.groupBy(known, ({ unit }) => unit);
  const signalsOf = createSignals({
    values: known,
    counted: monthly.filter((each) => each.choice.of === "events"),
    probabilities,
  });
  return {
    choice,
    asOf,
    series,
    probabilities,
    phases: choice.phases.map((each) => lookAtPhases(each, known, asOf)),
    outbreaks: choice.outbreaks.map((each) => lookAtOutbreaks(each, declared.get(each.series)!)),
    rules: lookAtRules(rules, {
      asOf,
      units: evidence.units.map(({ id }) => id),
      signalsOf,
      outcomes: outcomes.filter(({ date }) => dayNumber(date) <= dayNumber(asOf)),
      harmOf: (id, unit) => lastKnown(declared.get(id), byUnit.get(unit) ?? [], { series: id, unit, asOf }),
    }),
    seasons,
  };
}
