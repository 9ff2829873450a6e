/** Every detector of outbreaks for series of months, behind one door, with settings that fit months. */

import { ears } from "./ears.ts";
import { type FarringtonOptions, farrington, improvedFarrington } from "./farrington.ts";
import { seasonalCusum } from "./seasonal-cusum.ts";

type FewestCases = {
  /** No alarm of fewer cases in the month; 5 unless stated. Where one case is an outbreak, 1. */
  readonly fewestCases?: number;
};

export type OutbreakDetection =
  | ({
      readonly method: "farrington";
      /** Earlier years that are read; 4 unless stated. Fewer than 3 carry no trend. */
      readonly years?: number;
      /** Probability of a false alarm in a month, one-sided; 0.005 unless stated. */
      readonly alpha?: number;
    } & FewestCases)
  | ({
      readonly method: "ears-c1" | "ears-c2" | "ears-c3";
      /** Months that say what to expect; 12 unless stated, so that each month of the year counts alike. */
      readonly baseline?: number;
      /** 0.001 unless stated, for C3 0.025. */
      readonly alpha?: number;
    } & FewestCases)
  | ({
      readonly method: "cusum";
      /** First months, from the first with a record, that say what to expect ever after: whole years, 36 unless stated. */
      readonly learning?: number;
      /** Excess, in standard deviations, that is let pass in each month; 1.04 unless stated. */
      readonly allowance?: number;
      /** Sum at which the alarm is raised; 2.26 unless stated. */
      readonly decision?: number;
    } & FewestCases);

export type MonthSignal = {
  /** Of the month within the counts. */
  readonly index: number;
  readonly observed: number;
  /** NaN where nothing can be said, as then the bound. */
  readonly expected: number;
  /** Counts above it raise an alarm, if they are enough cases. */
  readonly bound: number;
  readonly alarm: boolean;
  /**
   * Why there is no bound, or no count to hold against it. `too-short`: not enough months before. `no-record`: the month
   * itself has none. `nothing-expected`: the months read have none either, or no case, so that no model can be fitted: look
   * at a case by hand.
   */
  readonly reason?: "too-short" | "no-record" | "nothing-expected";
};

/** The improved method's settings for weeks, in months: windows of three, seasons of three, half a year left out. */
const farringtonMonths: FarringtonOptions = {
  ...improvedFarrington,
  frequency: 12,
  years: 4,
  halfWindow: 1,
  groups: 4,
  recentLeftOut: 6,
  fewestCases: { cases: 0, periods: 1 },
};

/**
 * What a detector says of every month, each from the months before it alone.
 *
 * @param counts  one a month, 0 or above, NaN where there is no record
 * @param from  index of the first month that is asked about
 * @throws RangeError  for settings that make no sense, as the detectors say
 * @see {@link farrington}, {@link ears} and {@link seasonalCusum}
 * @example
 * detectOutbreaks([2, 4, 2, 4, 9], { method: "ears-c1", baseline: 4 })[4]; // => { index: 4, observed: 9, expected: 3, bound: 6.56829290764893, alarm: true }
 * detectOutbreaks([2, 4], { method: "farrington" })[1].reason; // => "too-short"
 */
export function detectOutbreaks(
  counts: ArrayLike<number>,
  detection: OutbreakDetection,
  from = 0,
): readonly MonthSignal[] {
  const { fewestCases = 5 } = detection;
  const bounds = boundsOf(counts, detection, from).slice(from);
  return bounds.map(({ expected, bound, raised, isShort }, i) => {
    const index = from + i;
    const observed = counts[index]!;
    const signal = {
      index,
      observed,
      expected,
      bound,
      alarm: raised && observed >= fewestCases - 1e-9,
    };
    const reason = isShort
      ? "too-short"
      : Number.isNaN(observed)
        ? "no-record"
        : Number.isNaN(bound)
          ? "nothing-expected"
          : null;
    return reason === null ? signal : { ...signal, reason };
  });
}

type Bound = {
  readonly expected: number;
  readonly bound: number;
  readonly raised: boolean;
  readonly isShort: boolean;
};

const short: Bound = { expected: Number.NaN, bound: Number.NaN, raised: false, isShort: true };

/** One a month; before `from` they may be left out where each takes its time. */
function boundsOf(counts: ArrayLike<number>, detection: OutbreakDetection, from: number): readonly Bound[] {
  switch (detection.method) {
    case "farrington":
      return farringtonBounds(counts, detection, from);
    case "ears-c1":
    case "ears-c2":
    case "ears-c3":
      return earsBounds(counts, detection);
    case "cusum":
      return cusumBounds(counts, detection);
  }
}

function farringtonBounds(
  counts: ArrayLike<number>,
  { years = 4, alpha = 0.005 }: Extract<OutbreakDetection, { method: "farrington" }>,
  from: number,
): readonly Bound[] {
  const options = { ...farringtonMonths, years, alpha };
  const needed = firstRecord(counts) + years * options.frequency + options.halfWindow;
  return Array.from(counts, (_, now) => {
    if (now < needed || now < from) return short;
    const { expected, upperBound, alarm } = farrington(counts, now, options);
    return { expected, bound: upperBound, raised: alarm, isShort: false };
  });
}

function earsBounds(
  counts: ArrayLike<number>,
  {
    method,
    baseline = 12,
    alpha = method === "ears-c3" ? 0.025 : 0.001,
  }: Extract<OutbreakDetection, { baseline?: number }>,
): readonly Bound[] {
  const name = ({ "ears-c1": "C1", "ears-c2": "C2", "ears-c3": "C3" } as const)[method];
  // C2 and C3 leave out two months; C3 looks at the two months before as well.
  const needed = firstRecord(counts) + baseline + { C1: 0, C2: 2, C3: 4 }[name];
  return ears(counts, { method: name, baseline, alpha }).map(({ expected, upperBound, alarm }, now) =>
    now < needed ? short : { expected, bound: upperBound, raised: alarm, isShort: false },
  );
}

function cusumBounds(
  counts: ArrayLike<number>,
  { learning = 36, allowance = 1.04, decision = 2.26 }: Extract<OutbreakDetection, { method: "cusum" }>,
): readonly Bound[] {
  const first = firstRecord(counts);
  const start = first + learning;
  const all = Array.from(counts);
  const signals = seasonalCusum(all.slice(first), {
    learning,
    frequency: 12,
    allowance,
    decision,
  });
  return all.map((_, now) => {
    if (now < start) return short;
    if (signals === null) return { ...short, isShort: false };
    const { expected, bound, alarm } = signals[now - start]!;
    return { expected, bound, raised: alarm, isShort: false };
  });
}

function firstRecord(counts: ArrayLike<number>): number {
  let first = 0;
  while (first < counts.length && Number.isNaN(counts[first]!)) first++;
  return first;
}
