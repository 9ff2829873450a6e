/** Quantiles of the population, such as the median, with intervals by inversion. */

import { studentReach } from "../../numerics/index.ts";
import type { Groups } from "./cells.ts";
import type { SurveyDesign } from "./design.ts";
import type { Estimate } from "./estimate.ts";
import { estimateMean } from "./estimate-mean.ts";
import { checkLengths, DEFAULT_LEVEL, type EstimateOptions } from "./finish-estimate.ts";
import { estimateEach } from "./group-domains.ts";
import { type ShareInterval, shareInterval } from "./interval.ts";

export const quantileRules = ["math", "school"] as const;

/**
 * Which value a quantile is. `math`: the lowest at or below which at least the share lies (type 1 of Hyndman and
 * Fan); `school`: the same, halfway to the next where the share is met exactly (type 2).
 */
export type QuantileRule = (typeof quantileRules)[number];

export type QuantileOptions = EstimateOptions & {
  /** `math` where left out. */
  readonly rule?: QuantileRule;
  /** Interval of the share below the quantile, which is turned into values; `student` where left out. */
  readonly interval?: ShareInterval;
};

/**
 * Estimate a quantile, with Woodruff's interval: the ends of the interval of the share at or below the estimate, read
 * back as quantiles. The standard error is that interval's width over twice Student's reach. Where the interval of
 * the share runs beyond 0 or 1, that end is NaN and the gap `outside-sample`. There is no design effect.
 *
 * @param p  share below, in [0, 1]
 * @throws RangeError  for a share outside [0, 1], columns of unequal length, or a level outside (0, 1)
 * @see Woodruff (1952), doi:10.1080/01621459.1952.10483443; Hyndman & Fan (1996), doi:10.1080/00031305.1996.10473566;
 *   R survey 4.1-1 `svyquantile(interval.type = "mean")`
 * @example
 * estimateQuantile({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4), 0.5).value; // => 3
 */
export function estimateQuantile(
  design: SurveyDesign,
  values: Float64Array,
  p: number,
  options: QuantileOptions = {},
): Estimate {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`Cannot estimate quantile ${p}: it must lie in [0, 1]`);
  const { domain, rule = "math", level = DEFAULT_LEVEL } = options;
  checkLengths(design, values, domain);
  const answers = sortAnswers(design, values, domain);
  const value = quantileOf(answers, p, rule);
  const below = values.map((each) => (Number.isNaN(each) ? each : each <= value ? 1 : 0));
  const share = estimateMean(design, below, options);
  const gone = { ...share, value, designEffect: Number.NaN, effectiveN: Number.NaN };
  if (share.n === 0) return { ...gone, value: Number.NaN };
  const variance = share.standardError * share.standardError;
  const { n, degreesOfFreedom } = share;
  const spread = { value: share.value, variance, n, degreesOfFreedom, level };
  const ends = shareInterval(options.interval ?? "student", spread);
  const low = ends.low >= 0 ? quantileOf(answers, ends.low, rule) : Number.NaN;
  const high = ends.high <= 1 ? quantileOf(answers, ends.high, rule) : Number.NaN;
  const standardError =
    degreesOfFreedom > 0 ? (high - low) / (2 * studentReach(level, degreesOfFreedom)) : Number.NaN;
  const outside = Number.isNaN(standardError) && (share.gap ?? "") === "";
  return { ...gone, low, high, standardError, ...(outside ? { gap: "outside-sample" } : {}) };
}

/**
 * The quantile in each group, in the order of their codes.
 *
 * @throws RangeError  as for one quantile
 * @example
 * estimateQuantiles({ weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, Float64Array.of(1, 3, 4), 0.5, { codes: Int32Array.of(0, 0, 1), count: 2 }).map((one) => one.value); // => [1, 4]
 */
export function estimateQuantiles(
  design: SurveyDesign,
  values: Float64Array,
  p: number,
  groups: Groups,
  options: QuantileOptions = {},
): readonly Estimate[] {
  return estimateEach(design, groups, options, (each) => estimateQuantile(design, values, p, each));
}

/** Values in ascending order with the weights at or below each, ties and all. */
type Sorted = { readonly values: Float64Array; readonly upTo: Float64Array };

function sortAnswers(
  { weights, rowCount }: SurveyDesign,
  values: Float64Array,
  domain: ArrayLike<number> | undefined,
): Sorted {
  const rows = new Uint32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    if (!(weights[row]! > 0) || Number.isNaN(values[row]!)) continue;
    if (domain === undefined || domain[row] === 1) rows[count++] = row;
  }
  const order = rows.subarray(0, count).sort((a, b) => values[a]! - values[b]!);
  const upTo = new Float64Array(count);
  let sum = 0;
  for (let place = 0; place < count; place++) {
    sum += weights[order[place]!]!;
    upTo[place] = sum;
  }
  return { values: Float64Array.from(order, (row) => values[row]!), upTo };
}

/** Weights that add to a share up to rounding meet it. */
const TIE = 1e-9;

function quantileOf({ values, upTo }: Sorted, p: number, rule: QuantileRule): number {
  const count = values.length;
  if (count === 0 || Number.isNaN(p)) return Number.NaN;
  const total = upTo[count - 1]!;
  const wanted = p * total - TIE * total;
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (upTo[middle]! >= wanted) high = middle;
    else low = middle + 1;
  }
  const value = values[low]!;
  const isMet = upTo[low]! <= p * total + TIE * total;
  if (rule === "math" || !isMet || low + 1 === count) return value;
  return (value + values[low + 1]!) / 2;
}
