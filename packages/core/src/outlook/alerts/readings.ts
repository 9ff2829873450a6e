/** What a sign reads at each moment at which something became known. */

import { dayNumber } from "../../evidence/index.ts";
import type { AlertEvidence, CombinedSign, SignalPoint, Signals, SimpleSign } from "./alert-rule.ts";
import { isClear, isWorse, stageOf, type Thresholds, thresholdsOf } from "./stages.ts";

export type Reading = {
  readonly day: number;
  readonly known: string;
  /** Higher is worse; NaN where it cannot be told. */
  readonly reading: number;
  readonly evidence: readonly AlertEvidence[];
};

/** The stages of its parts are the measure of a combined sign. */
export const combinedThresholds: Thresholds = { watch: 1, alert: 2, extreme: 3, clear: 1 };

/**
 * Readings of a sign, in the order in which they were known.
 *
 * @throws RangeError  for a series that is not there, or whose values are not in the order of becoming known
 */
export function readSign(sign: SimpleSign | CombinedSign, signals: Signals): readonly Reading[] {
  return sign.kind === "combined" ? readCombined(sign, signals) : readSimple(sign, signals);
}

function readSimple(sign: SimpleSign, signals: Signals): readonly Reading[] {
  const points = signals.get(sign.series);
  if (points === undefined) throw new RangeError(`Cannot read a sign: there is no series "${sign.series}"`);
  const turn = sign.worse === "higher" ? 1 : -1;
  const values = points.map(({ value }) => turn * value);
  let before = Number.NEGATIVE_INFINITY;
  return points.map((point, i) => {
    const day = dayNumber(point.known);
    if (!(day >= before))
      throw new RangeError(`Cannot read "${sign.series}": "${point.known}" is no date from then on`);
    before = day;
    return {
      day,
      known: point.known,
      reading: measure(sign, values, i),
      evidence: [evidenceOf(sign, point)],
    };
  });
}

/** Level, change or record of the value at a position; values are turned so that higher is worse. */
function measure({ kind, over, relative }: SimpleSign, values: readonly number[], i: number): number {
  if (kind === "change") {
    const earlier = values[i - over] ?? Number.NaN;
    if (!relative) return values[i]! - earlier;
    return earlier === 0 ? Number.NaN : (values[i]! - earlier) / Math.abs(earlier);
  }
  return kind === "record" ? runOfBetter(values, i) : values[i]!;
}

/** How many values before this one were better, back to the last that was as bad; gaps are passed over. */
function runOfBetter(values: readonly number[], i: number): number {
  if (Number.isNaN(values[i]!)) return Number.NaN;
  let count = 0;
  for (let k = i - 1; k >= 0; k--) {
    if (Number.isNaN(values[k]!)) continue;
    if (!isWorse(values[i]!, values[k]!)) return count;
    count++;
  }
  return count;
}

function evidenceOf({ kind, series }: SimpleSign, point: SignalPoint): AlertEvidence {
  const isExpected = kind === "forecast-probability" || dayNumber(point.known) < dayNumber(point.period);
  return { ...point, series, kind, state: isExpected ? "forecast" : "observed" };
}

/**
 * The stage that at least so many parts have reached. A part keeps its stage until it is clear, so that parts that
 * waver about their thresholds do not make the whole waver.
 */
function readCombined({ parts, atLeast, maxAgeDays }: CombinedSign, signals: Signals): readonly Reading[] {
  const histories = parts.map((part) => heldStages(readSimple(part, signals), thresholdsOf(part)));
  const moments = new Map(histories.flat().map(({ day, known }) => [day, known]));
  return [...moments]
    .toSorted(([a], [b]) => a - b)
    .map(([day, known]) => {
      const current = histories.flatMap((history) => {
        const latest = history.findLast((each) => each.day <= day);
        return latest === undefined || day - latest.day > maxAgeDays ? [] : [latest];
      });
      const stages = current.map(({ stage }) => stage).toSorted((a, b) => b - a);
      const reading = stages[atLeast - 1] ?? Number.NaN;
      const speaking = current.filter(({ stage }) => stage > 0 && stage >= reading);
      return { day, known, reading, evidence: speaking.flatMap(({ evidence }) => evidence) };
    });
}

function heldStages(
  readings: readonly Reading[],
  thresholds: Thresholds,
): readonly (Reading & { readonly stage: number })[] {
  let held = 0;
  return readings.flatMap((each) => {
    if (Number.isNaN(each.reading)) return [];
    held = isClear(each.reading, thresholds) ? 0 : Math.max(held, stageOf(each.reading, thresholds));
    return [{ ...each, stage: held }];
  });
}
