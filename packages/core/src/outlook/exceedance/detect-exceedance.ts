/** Whether alerts at a probability would have come before the threshold was reached, and how long before. */

import { type EventDetection, eventDetection } from "../scoring/index.ts";
import type { ExceedanceBacktest } from "./backtest-exceedance.ts";

export type ExceedanceDetection = {
  readonly onsets: number;
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  /** Share of onsets that were warned of; NaN without onsets. */
  readonly probabilityOfDetection: number;
  /** Share of decided episodes of alerts that nothing followed; NaN without any. */
  readonly falseAlarmRatio: number;
  /** hits / (hits + misses + false alarms); NaN where that is nothing. */
  readonly criticalSuccessIndex: number;
  /** Over the hits, in periods. */
  readonly meanLeadTime: number;
  /** Onsets after a long calm, which nothing in the unit's own recent past announces. */
  readonly hard: { readonly onsets: number; readonly hits: number };
  /** Periods are counted from the first origin. */
  readonly byUnit: readonly Pick<EventDetection, "onsets" | "episodes">[];
};

/**
 * An alert stands at an origin whose probability is at or above `threshold`; an onset is a period with which the sum
 * reaches the threshold, after one with which it did not. Only onsets count before which every period of the window was an
 * origin. Otherwise as {@link eventDetection}.
 *
 * @param threshold  in [0, 1]
 * @param options.window  the longest lead time that counts; `within` unless stated
 * @param options.calm  sums in a row, known to lie below, that make an onset a hard one; 12 unless stated
 * @throws RangeError  for a threshold outside, or origins that leave periods out
 * @example
 * detectExceedance({ origins: [4, 5, 6], units: 1, within: 1, probability: [0.9, 0, 0], reached: [[0, 0, 0, 0, 0, 1, 0, 0]] }, 0.5).hits; // => 1
 */
export function detectExceedance(
  { origins, units, within, probability, reached }: ExceedanceBacktest,
  threshold: number,
  { window = within, calm = 12 }: { readonly window?: number; readonly calm?: number } = {},
): ExceedanceDetection {
  if (!(threshold >= 0 && threshold <= 1))
    throw new RangeError(`Cannot alert at a probability of ${threshold}`);
  if (origins.some((origin, o) => origin !== origins[0]! + o)) {
    throw new RangeError("Cannot tell onsets from origins that leave periods out: backtest every period");
  }
  const first = origins[0]!;
  let [hardOnsets, hardHits] = [0, 0];
  const byUnit = reached.map((whole, u) => {
    const events = Array.from(whole).slice(first);
    const alerts = new Float64Array(events.length).fill(Number.NaN);
    for (let o = 0; o < origins.length; o++) {
      const said = probability[o * units + u]!;
      alerts[o] = Number.isNaN(said) ? Number.NaN : Number(said >= threshold - 1e-9);
    }
    const { onsets: all, episodes } = eventDetection(alerts, events, window);
    const onsets = all.filter(({ period }) => period >= window && period <= origins.length);
    for (const { period, leadTime } of onsets) {
      if (!isAfterCalm(whole, first + period, calm)) continue;
      hardOnsets++;
      if (!Number.isNaN(leadTime)) hardHits++;
    }
    return { onsets, episodes };
  });
  const leads = byUnit.flatMap(({ onsets }) => onsets.map(({ leadTime }) => leadTime));
  const hits = leads.filter((lead) => !Number.isNaN(lead));
  const outcomes = byUnit.flatMap(({ episodes }) => episodes.map(({ outcome }) => outcome));
  const falseAlarms = outcomes.filter((outcome) => outcome === "false-alarm").length;
  const decided = outcomes.filter((outcome) => outcome !== "undecided").length;
  return {
    onsets: leads.length,
    hits: hits.length,
    misses: leads.length - hits.length,
    falseAlarms,
    probabilityOfDetection: hits.length / leads.length,
    falseAlarmRatio: falseAlarms / decided,
    criticalSuccessIndex: hits.length / (leads.length + falseAlarms),
    meanLeadTime: hits.reduce((sum, lead) => sum + lead, 0) / hits.length,
    hard: { onsets: hardOnsets, hits: hardHits },
    byUnit,
  };
}

function isAfterCalm(reached: ArrayLike<number>, onset: number, calm: number): boolean {
  for (let age = 1; age <= calm; age++) if (reached[onset - age] !== 0) return false;
  return true;
}
