/** What is known of the harm that a rule warns of, in one unit. */

import { dayNumber, type Outcome } from "../../evidence/index.ts";
import type { AlertRule, SignalPoint, Verified } from "./alert-rule.ts";
import type { Verification } from "./evaluate-rule.ts";

/** A series as it is known at last, in order of time. */
export type HarmSeries = readonly Pick<SignalPoint, "period" | "value">[];

/**
 * Harm that people verified, and harm that a series shows: the first month at or above a value after one below it. Such
 * harm is dated to the first day of its month, so that no alert of that month passes for a forewarning. What follows
 * nothing or a gap is no onset: when it began is not known.
 *
 * @param outcomes  of the rule and unit
 * @param series  the series of the rule's harm; none where it has none
 * @example
 * verifiedHarm({ harm: { series: "s", atLeast: 5 } }, [], [{ period: "2024-01", value: 2 }, { period: "2024-02", value: 7 }]); // => { verified: [{ date: "2024-02-01", source: "s" }], verifiedTo: "2024-02" }
 */
export function verifiedHarm(
  { harm }: Pick<AlertRule, "harm">,
  outcomes: readonly Outcome[],
  series: HarmSeries,
): Verification | null {
  const stated = outcomes
    .filter(({ happened }) => happened)
    .map(({ date, source }): Verified => ({ date, source }));
  const seen = harm === null ? [] : onsetsOf(series, harm.atLeast, harm.series);
  const latest = series.findLast(({ value }) => !Number.isNaN(value));
  const looked = [...outcomes.map(({ date }) => date), ...(latest === undefined ? [] : [latest.period])];
  const verifiedTo = looked.reduce<string | null>(
    (last, date) => (last === null || dayNumber(date) > dayNumber(last) ? date : last),
    null,
  );
  return verifiedTo === null ? null : { verified: onceADay([...stated, ...seen]), verifiedTo };
}

function onsetsOf(series: HarmSeries, atLeast: number, source: string): readonly Verified[] {
  return series.flatMap(({ period, value }, i) => {
    const before = series[i - 1]?.value ?? Number.NaN;
    return value >= atLeast - 1e-9 && before < atLeast - 1e-9 ? [{ date: firstDay(period), source }] : [];
  });
}

function firstDay(period: string): string {
  return period.length === 7 ? `${period}-01` : period;
}

function onceADay(verified: readonly Verified[]): readonly Verified[] {
  const byDay = new Map<number, Verified>();
  for (const each of verified) {
    const day = dayNumber(each.date);
    if (!byDay.has(day)) byDay.set(day, each);
  }
  return [...byDay].toSorted(([a], [b]) => a - b).map(([, each]) => each);
}
