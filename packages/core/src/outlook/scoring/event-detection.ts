/** Whether alerts came before events, how long before, and how many came for nothing. */

export type DetectedOnset = {
  readonly period: number;
  /** From the first alert within the window to the onset; NaN where there was none. */
  readonly leadTime: number;
};

export type AlertEpisode = {
  readonly first: number;
  readonly last: number;
  /** `undecided` where the periods that would tell are missing or lie past the end. */
  readonly outcome: "followed" | "false-alarm" | "undecided";
};

export type EventDetection = {
  readonly onsets: readonly DetectedOnset[];
  readonly episodes: readonly AlertEpisode[];
  readonly hits: number;
  readonly misses: number;
  readonly falseAlarms: number;
  /** Share of onsets that were warned of; NaN without onsets. */
  readonly probabilityOfDetection: number;
  /** Share of decided episodes that nothing followed; NaN without any. */
  readonly falseAlarmRatio: number;
  /** hits / (hits + misses + false alarms); NaN where that is nothing. */
  readonly criticalSuccessIndex: number;
  /** Over the hits, in periods; NaN without any. */
  readonly meanLeadTime: number;
};

/**
 * Compares alerts with events of one unit, period by period. An onset is a period with an event after one without. It
 * is a hit if an alert stood in any of the `window` periods before it. Alerts in a row are one episode; it is a false
 * alarm if no event comes from the period after its first to `window` periods after its last. Gaps are neither event
 * nor calm: they start no onset and leave an episode undecided.
 *
 * @param alerts  1 where there was an alert, 0 or NaN where not
 * @param events  1 where there was an event, 0 where not, NaN where unknown
 * @param window  the longest lead time that counts, in periods, 1 or above
 * @throws RangeError  for unequal lengths, a window that is no whole number above 0, or values other than 0, 1 and NaN
 * @see Jolliffe & Stephenson, editors (2012), Forecast Verification, 2nd edition, chapter 3
 * @example
 * eventDetection([0, 1, 0, 0, 1, 0, 0], [0, 0, 0, 1, 0, 0, 0], 2).onsets; // => [{ period: 3, leadTime: 2 }]
 * eventDetection([0, 1, 0, 0, 1, 0, 0], [0, 0, 0, 1, 0, 0, 0], 2).falseAlarmRatio; // => 0.5
 */
export function eventDetection(
  alerts: ArrayLike<number>,
  events: ArrayLike<number>,
  window: number,
): EventDetection {
  if (alerts.length !== events.length) {
    throw new RangeError(`Cannot compare ${alerts.length} periods of alerts with ${events.length} of events`);
  }
  if (!(Number.isInteger(window) && window > 0)) throw new RangeError(`Cannot look ${window} periods ahead`);
  checkFlags(alerts);
  checkFlags(events);
  const onsets = onsetsOf(alerts, events, window);
  const episodes = episodesOf(alerts, events, window);
  const leads = onsets.map(({ leadTime }) => leadTime).filter((lead) => !Number.isNaN(lead));
  const hits = leads.length;
  const misses = onsets.length - hits;
  const falseAlarms = episodes.filter(({ outcome }) => outcome === "false-alarm").length;
  const decided = episodes.filter(({ outcome }) => outcome !== "undecided").length;
  return {
    onsets,
    episodes,
    hits,
    misses,
    falseAlarms,
    probabilityOfDetection: hits / onsets.length,
    falseAlarmRatio: falseAlarms / decided,
    criticalSuccessIndex: hits / (hits + misses + falseAlarms),
    meanLeadTime: leads.reduce((sum, lead) => sum + lead, 0) / hits,
  };
}

function onsetsOf(
  alerts: ArrayLike<number>,
  events: ArrayLike<number>,
  window: number,
): readonly DetectedOnset[] {
  const onsets: DetectedOnset[] = [];
  for (let period = 1; period < events.length; period++) {
    if (events[period] !== 1 || events[period - 1] !== 0) continue;
    let first = Math.max(0, period - window);
    while (first < period && alerts[first] !== 1) first++;
    onsets.push({ period, leadTime: first < period ? period - first : Number.NaN });
  }
  return onsets;
}

function episodesOf(
  alerts: ArrayLike<number>,
  events: ArrayLike<number>,
  window: number,
): readonly AlertEpisode[] {
  const episodes: AlertEpisode[] = [];
  for (let first = 0; first < alerts.length; first++) {
    if (alerts[first] !== 1) continue;
    let last = first;
    while (alerts[last + 1] === 1) last++;
    episodes.push({ first, last, outcome: outcomeOf(events, first + 1, last + window) });
    first = last;
  }
  return episodes;
}

function outcomeOf(events: ArrayLike<number>, from: number, to: number): AlertEpisode["outcome"] {
  let isKnown = to < events.length;
  for (let period = from; period <= Math.min(to, events.length - 1); period++) {
    if (events[period] === 1) return "followed";
    isKnown &&= events[period] === 0;
  }
  return isKnown ? "false-alarm" : "undecided";
}

function checkFlags(flags: ArrayLike<number>): void {
  for (let i = 0; i < flags.length; i++) {
    if (flags[i] !== 0 && flags[i] !== 1 && !Number.isNaN(flags[i]!)) {
      throw new RangeError(`Cannot take ${flags[i]} as a flag: it must be 0, 1 or NaN`);
    }
  }
}
