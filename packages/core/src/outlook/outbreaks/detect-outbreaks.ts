/** Every detector of outbreaks for monthly counts, behind one door. */

import type { outbreakMethodNames } from "../../assessment/index.ts";
import { moments } from "../../numerics/index.ts";
import { cusum } from "./cusum.ts";
import { type EarsOptions, ears } from "./ears.ts";
import { type FarringtonOptions, farrington, improvedFarrington } from "./farrington.ts";
import type { OutbreakSignal } from "./outbreak-signal.ts";

export type OutbreakMethod = (typeof outbreakMethodNames)[number];

/** The improved method for months: five years back, the same month and its neighbours, the last half year left out. */
export const monthlyFarrington: FarringtonOptions = {
  ...improvedFarrington,
  frequency: 12,
  years: 5,
  halfWindow: 1,
  groups: 3,
  recentLeftOut: 6,
  fewestCases: { cases: 5, periods: 2 },
};

/** Months that a mean without an outbreak is taken from, for CUSUM. */
const CUSUM_BASELINE = 24;
/** The defaults of R's surveillance::algo.cusum. */
const CUSUM_SETTINGS = { allowance: 1.04, decision: 2.26 };
/** Months that excesses are added up over. */
const CUSUM_MONTHS = 6;
const EARS_BASELINE = 7;
/** One-sided probability of a false alarm in a month, were counts as the method assumes. */
const EARS_ALPHA = 0.001;

/** Why nothing can be said of a month. */
export type NoOutbreakSignal = { readonly reason: "too-short" | "no-record" };

/**
 * Whether each of the last months stands out; one entry a month, the oldest first.
 *
 * @param counts  one a month, NaN where there is no record
 * @param last  how many months are judged
 * @example
 * detectOutbreaks([1, 2, 9], { method: "farrington", last: 1 }); // => [{ reason: "too-short" }]
 */
export function detectOutbreaks(
  counts: ArrayLike<number>,
  { method, last }: { readonly method: OutbreakMethod; readonly last: number },
): readonly (OutbreakSignal | NoOutbreakSignal)[] {
  const first = Math.max(0, counts.length - last);
  const all = method === "farrington" || method === "cusum" ? null : earsOf(counts, method);
  return Array.from({ length: counts.length - first }, (_, i) => {
    const now = first + i;
    if (Number.isNaN(counts[now]!)) return { reason: "no-record" };
    const signal = all?.[now] ?? (method === "cusum" ? cusumAt(counts, now) : farringtonAt(counts, now));
    return signal === null || Number.isNaN(signal.upperBound) ? { reason: "too-short" } : signal;
  });
}

const earsMethods = { "ears-c1": "C1", "ears-c2": "C2", "ears-c3": "C3" } as const;

function earsOf(counts: ArrayLike<number>, method: keyof typeof earsMethods): readonly OutbreakSignal[] {
  const options: EarsOptions = {
    method: earsMethods[method],
    baseline: EARS_BASELINE,
    alpha: EARS_ALPHA,
  };
  return ears(counts, options);
}

function farringtonAt(counts: ArrayLike<number>, now: number): OutbreakSignal | null {
  const { years, frequency, halfWindow } = monthlyFarrington;
  return now - years * frequency - halfWindow < 0 ? null : farrington(counts, now, monthlyFarrington);
}

/** Against the mean of two years that end half a year before; the sum begins after them. */
function cusumAt(counts: ArrayLike<number>, now: number): OutbreakSignal | null {
  const start = now - CUSUM_MONTHS + 1;
  if (start - CUSUM_BASELINE < 0) return null;
  const { mean } = moments(Array.from({ length: CUSUM_BASELINE }, (_, i) => counts[start - 1 - i]!));
  if (!(mean > 0)) return null;
  const recent = Array.from({ length: now - start + 1 }, (_, i) => counts[start + i]!);
  const { observed, upperBound, alarm } = cusum(recent, { mean, ...CUSUM_SETTINGS }).at(-1)!;
  return { observed, expected: mean, upperBound, alarm };
}
