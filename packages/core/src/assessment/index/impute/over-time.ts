/** Imputation over time: a gap in one unit's series takes its value from other periods, which are named. */

export type OverTimeOptions = {
  /**
   * `latest`: the last value before. `constant`: that too, and before the first value the first. `linear`: on the
   * straight line between the values before and after; beyond both ends the nearest.
   */
  readonly method: "latest" | "constant" | "linear";
  /** Values further away in time are not used, on either side; default no limit. */
  readonly maximumDistance?: number;
};

export type OverTimeResult = {
  /** NaN where no value could be taken. */
  readonly values: Float64Array;
  /** Position of the period behind each value (the earlier of two); its own where observed; −1 for none. */
  readonly from: Int32Array;
  /** Position of the later period behind a value on a line; the same as `from` otherwise. */
  readonly to: Int32Array;
};

/**
 * Fill the gaps of one series.
 *
 * @param values  one per period, NaN where missing
 * @param times  when each period is, in ascending order and any unit, such as years
 * @throws RangeError  unless there are as many times as values, in ascending order
 * @see COINr 1.1.14 `impute_panel()`, whose report of the source periods is in another order than its data
 * @example
 * imputeOverTime([1, NaN, NaN, 7], [2020, 2021, 2022, 2023], { method: "linear" }).values; // => Float64Array.of(1, 3, 5, 7)
 * imputeOverTime([NaN, 4, NaN], [1, 2, 3], { method: "latest" }).from; // => Int32Array.of(-1, 1, 1)
 */
export function imputeOverTime(
  values: ArrayLike<number>,
  times: ArrayLike<number>,
  { method, maximumDistance = Number.POSITIVE_INFINITY }: OverTimeOptions,
): OverTimeResult {
  checkTimes(values, times);
  const n = values.length;
  const filled = Float64Array.from(values);
  const from = new Int32Array(n).fill(-1);
  const to = new Int32Array(n).fill(-1);
  const before = nearestObserved(values, 1);
  const after = nearestObserved(values, -1);
  // Differences of decimal years carry rounding.
  const within = (a: number, t: number): boolean =>
    a >= 0 && Math.abs(times[t]! - times[a]!) <= maximumDistance + 1e-9;
  for (let t = 0; t < n; t++) {
    const [earlier, later] = [before[t]!, after[t]!];
    let source: readonly [number, number] | null = null;
    if (method === "linear" && earlier >= 0 && later >= 0) {
      // A line needs both its ends within reach.
      if (within(earlier, t) && within(later, t)) source = [earlier, later];
    } else if (earlier >= 0) {
      if (within(earlier, t)) source = [earlier, earlier];
    } else if (method !== "latest" && within(later, t)) source = [later, later];
    if (source === null) continue;
    [from[t], to[t]] = source;
    filled[t] = valueAt(values, times, { t, from: from[t]!, to: to[t]! });
  }
  return { values: filled, from, to };
}

function checkTimes(values: ArrayLike<number>, times: ArrayLike<number>): void {
  if (values.length !== times.length) {
    throw new RangeError(`Cannot impute ${values.length} values at ${times.length} times`);
  }
  for (let t = 0; t < times.length; t++) {
    if (!Number.isFinite(times[t]!) || (t > 0 && !(times[t]! > times[t - 1]!))) {
      throw new RangeError(`Cannot impute over time: ${times[t]} is out of order`);
    }
  }
}

/** For each position the nearest one with a value at or before it (`step` 1) or at or after it (−1); −1 for none. */
function nearestObserved(values: ArrayLike<number>, step: 1 | -1): Int32Array {
  const nearest = new Int32Array(values.length).fill(-1);
  let last = -1;
  for (let k = 0; k < values.length; k++) {
    const t = step === 1 ? k : values.length - 1 - k;
    if (!Number.isNaN(values[t]!)) last = t;
    nearest[t] = last;
  }
  return nearest;
}

function valueAt(
  values: ArrayLike<number>,
  times: ArrayLike<number>,
  { t, from, to }: { readonly t: number; readonly from: number; readonly to: number },
): number {
  if (from === to) return values[from]!;
  const share = (times[t]! - times[from]!) / (times[to]! - times[from]!);
  return values[from]! + share * (values[to]! - values[from]!);
}
