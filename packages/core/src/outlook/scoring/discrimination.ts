/** How well forecasts tell events from the rest: only their order counts. */

import { rankAscending } from "../../numerics/index.ts";
import { presentPairs } from "./present-pairs.ts";

/**
 * Area under the ROC curve: the probability that an event was forecast higher than a non-event, ties counting half.
 * Pairs with a gap are left out; NaN without events or without non-events.
 *
 * @param forecasts  higher where the event is held more likely, on any scale
 * @param outcomes  1 where it happened, 0 where not
 * @throws RangeError  for unequal lengths or an outcome other than 0 and 1
 * @see Hanley & McNeil (1982), Radiology 143, 29–36. doi:10.1148/radiology.143.1.7063747; R's `pROC::auc`
 * @example
 * rocArea([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]); // => 0.75
 */
export function rocArea(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const pairs = presentPairs(forecasts, outcomes, { probabilities: false });
  const ranks = rankAscending(
    pairs.map(({ forecast }) => forecast),
    "average",
  );
  let events = 0;
  let sum = 0;
  pairs.forEach(({ outcome }, i) => {
    events += outcome;
    sum += outcome * ranks[i]!;
  });
  return (sum - (events * (events + 1)) / 2) / (events * (pairs.length - events));
}

/**
 * Average precision: precision at every distinct forecast, from the highest down, weighted by the share of events
 * that it adds; no interpolation. Of forecasts without skill it is the share of events. Pairs with a gap are left out;
 * NaN without events.
 *
 * @throws RangeError  as {@link rocArea}
 * @see Davis & Goadrich (2006), Proceedings of ICML 23, 233–240. doi:10.1145/1143844.1143874
 * @example
 * averagePrecision([0.9, 0.8, 0.7], [1, 0, 1]).toFixed(4); // => "0.8333"
 */
export function averagePrecision(forecasts: ArrayLike<number>, outcomes: ArrayLike<number>): number {
  const pairs = presentPairs(forecasts, outcomes, { probabilities: false }).toSorted(
    (a, b) => b.forecast - a.forecast,
  );
  let events = 0;
  let sum = 0;
  for (let start = 0; start < pairs.length; ) {
    let end = start;
    let added = 0;
    for (; end < pairs.length && pairs[end]!.forecast === pairs[start]!.forecast; end++) {
      added += pairs[end]!.outcome;
    }
    events += added;
    sum += added * (events / end);
    start = end;
  }
  return sum / events;
}
