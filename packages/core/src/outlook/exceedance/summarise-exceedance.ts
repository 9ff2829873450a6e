/** What probabilities of reaching a threshold were worth. */

import { averagePrecision, type BrierScore, brierScore, rocArea } from "../scoring/index.ts";
import type { ExceedanceBacktest } from "./backtest-exceedance.ts";

export type ExceedanceSummary = {
  /** Probabilities that both the method and the baseline gave, and whose outcome is known. */
  readonly n: number;
  /** How many of them it came after. */
  readonly events: number;
  readonly method: ProbabilityScores;
  /** The same of each unit's own past frequency. */
  readonly baseline: ProbabilityScores;
  /** Share of the baseline's Brier score that the method saves; below 0 where it is worse. */
  readonly skill: number;
};

export type ProbabilityScores = {
  /** Its table has the rows of a reliability diagram. */
  readonly brier: BrierScore;
  readonly rocArea: number;
  readonly averagePrecision: number;
};

/**
 * Scores over all units and origins of a part of a backtest; NaN of nothing.
 *
 * @param options.from  first origin, inclusive; the earliest unless stated
 * @param options.to  last origin, inclusive
 * @param options.unit  one unit alone
 * @param options.bins  of the reliability table, equally wide; 10 unless stated
 * @throws RangeError  for bins that are no whole number above 0
 * @example
 * summariseExceedance({ origins: [7], units: 2, probability: [1, 0.5], pastFrequency: [0.5, 0.5], outcome: [1, 0] }).skill; // => 0.5
 */
export function summariseExceedance(
  { origins, units, probability, pastFrequency, outcome }: ExceedanceBacktest,
  options: {
    readonly from?: number;
    readonly to?: number;
    readonly unit?: number;
    readonly bins?: number;
  } = {},
): ExceedanceSummary {
  const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY, unit, bins = 10 } = options;
  const chosen: number[] = [];
  for (let at = 0; at < outcome.length; at++) {
    const origin = origins[Math.floor(at / units)]!;
    const isAsked = origin >= from && origin <= to && (unit === undefined || at % units === unit);
    const isScored = !Number.isNaN(probability[at]! + pastFrequency[at]! + outcome[at]!);
    if (isAsked && isScored) chosen.push(at);
  }
  const outcomes = chosen.map((at) => outcome[at]!);
  const scoresOf = (said: ArrayLike<number>): ProbabilityScores => {
    const probabilities = chosen.map((at) => said[at]!);
    return {
      brier: brierScore(probabilities, outcomes, { bins }),
      rocArea: rocArea(probabilities, outcomes),
      averagePrecision: averagePrecision(probabilities, outcomes),
    };
  };
  const [method, baseline] = [scoresOf(probability), scoresOf(pastFrequency)];
  return {
    n: chosen.length,
    events: outcomes.reduce((sum, each) => sum + each, 0),
    method,
    baseline,
    skill: 1 - method.brier.score / baseline.brier.score,
  };
}
