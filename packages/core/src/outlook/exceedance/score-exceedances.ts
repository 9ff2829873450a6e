/** What past probabilities were worth: Brier's score beside the unit's own past, and whether warnings came before events. */

import {
  averagePrecision,
  brierScore,
  eventDetection,
  type ReliabilityRow,
  rocArea,
} from "../scoring/index.ts";
import { type Exceedance, type PastExceedances, reached } from "./past-probabilities.ts";

export type ExceedanceRecord = {
  /** Probabilities of which it is known what came, and the share of them after which it came. */
  readonly n: number;
  readonly rate: number;
  /** Mean squared distance of what was said from what came, and of how often it had come before in each unit. */
  readonly brier: number;
  readonly baselineBrier: number;
  /** Share of the baseline's score that is saved; below 0: worse than the unit's own past. */
  readonly skill: number;
  /** What was said, in tenths, and how often it then came. */
  readonly reliability: readonly ReliabilityRow[];
  readonly rocArea: number;
  readonly averagePrecision: number;
  /** Warnings from an even chance on, held against the months in which it began. */
  readonly detection: {
    readonly threshold: number;
    readonly onsets: number;
    readonly hits: number;
    readonly falseAlarms: number;
    /** NaN without hits. */
    readonly meanLeadMonths: number;
  };
};

const EVEN = 0.5;

/** The record of past probabilities; null where it is known of none what came. */
export function scoreExceedances(
  past: PastExceedances,
  rows: readonly ArrayLike<number>[],
  exceedance: Exceedance,
): ExceedanceRecord | null {
  const { probability, before, came } = past;
  const known = [...came.keys()].filter(
    (at) => ![probability[at]!, before[at]!, came[at]!].some((value) => Number.isNaN(value)),
  );
  if (known.length === 0) return null;
  const pick = (column: Float64Array): readonly number[] => known.map((at) => column[at]!);
  const outcomes = pick(came);
  const own = brierScore(pick(probability), outcomes, { bins: 10 });
  const baseline = brierScore(pick(before), outcomes, { bins: 10 });
  return {
    n: known.length,
    rate: outcomes.reduce((sum, value) => sum + value, 0) / known.length,
    brier: own.score,
    baselineBrier: baseline.score,
    skill: 1 - own.score / baseline.score,
    reliability: own.table,
    rocArea: rocArea(pick(probability), outcomes),
    averagePrecision: averagePrecision(pick(probability), outcomes),
    detection: detectionOf(past, rows, exceedance),
  };
}

/** Months of origins in a row, unit by unit; where origins skip months there is no alert in between. */
function detectionOf(
  { origins, units, probability }: PastExceedances,
  rows: readonly ArrayLike<number>[],
  { atLeast, ahead }: Exceedance,
): ExceedanceRecord["detection"] {
  const first = origins[0]!;
  const last = origins.at(-1)! + ahead;
  const found = Array.from({ length: units }, (_, u) => {
    const length = Math.min(rows[u]!.length, last + 1) - first;
    const alerts = new Float64Array(length);
    origins.forEach((origin, o) => {
      if (probability[o * units + u]! >= EVEN - 1e-9) alerts[origin - first] = 1;
    });
    const events = Float64Array.from({ length }, (_, i) => reached(rows[u]![first + i]!, atLeast));
    return eventDetection(alerts, events, ahead);
  });
  const sum = (of: (one: (typeof found)[number]) => number): number =>
    found.reduce((total, one) => total + of(one), 0);
  const hits = sum((one) => one.hits);
  return {
    threshold: EVEN,
    onsets: sum((one) => one.onsets.length),
    hits,
    falseAlarms: sum((one) => one.falseAlarms),
    meanLeadMonths: sum((one) => (one.hits === 0 ? 0 : one.hits * one.meanLeadTime)) / hits,
  };
}
