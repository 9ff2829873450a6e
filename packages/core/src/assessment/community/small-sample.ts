/** Intervals that stay honest with few answers, few possible values, and communities that are nearly all asked. */

import type { Estimate } from "../../evidence/index.ts";
import { studentReach, wilsonInterval } from "../../numerics/index.ts";

/** `wilson`: score interval of a share. `t`: Student's t around a mean. */
export type SmallSampleMethod = "wilson" | "t";

export type SmallSampleMean = { readonly estimate: Estimate; readonly method: SmallSampleMethod };

export type SmallSampleOptions = {
  /** Survey weights, one for each value; null where all count alike. */
  readonly weights: ArrayLike<number> | null;
  /** People the answers speak for; null where it is not known. The sample is then taken as drawn from very many. */
  readonly population: number | null;
  /** Confidence level. */
  readonly level: number;
};

/**
 * Mean of values on 0 to 1 with an interval, from people drawn one by one. Where all values are 0 or 1, Wilson's
 * score interval of a share, over the effective number of answers; else Student's t with n − 1 degrees of freedom,
 * held within 0 and 1. Values that are all alike say nothing of their spread: then Wilson's interval of their mean,
 * which is wider than any values between 0 and 1 could ask for. With a population, both shrink as the answers come
 * near to all, and vanish when everybody answered. With one answer, or none, there is no interval.
 *
 * @param values  0 to 1; NaN for a gap, left out with its weight
 * @throws RangeError  for values outside 0 to 1, weights that are not above 0, or a population below the answers
 * @see Wilson (1927), doi:10.1080/01621459.1927.10502953; Cochran (1977), Sampling Techniques, 2.6 and 3.6;
 *   Kish (1965), Survey Sampling, for the effective number
 * @example
 * meanOfFew([1, 1, 1, 0], { weights: null, population: null, level: 0.95 }).estimate.low.toFixed(4); // => "0.3006"
 * meanOfFew([0.2, 0.4, 0.9], { weights: null, population: 3, level: 0.95 }).estimate.high; // => 0.5
 */
export function meanOfFew(
  values: ArrayLike<number>,
  { weights, population, level }: SmallSampleOptions,
): SmallSampleMean {
  const kept = Array.from(values, (value, i) => ({
    value,
    weight: weights === null ? 1 : weights[i]!,
  })).filter(({ value }) => !Number.isNaN(value));
  const n = kept.length;
  if (!kept.every(({ value, weight }) => value >= 0 && value <= 1 && weight > 0)) {
    throw new RangeError("Cannot take a mean of few: values must lie in 0 to 1 and weights above 0");
  }
  if (population !== null && !(population >= n)) {
    throw new RangeError(`Cannot take a mean of few: ${n} answers from ${population} people`);
  }
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  const value = kept.reduce((sum, each) => sum + each.weight * each.value, 0) / total;
  const binary = kept.every((each) => each.value === 0 || each.value === 1);
  const alike = kept.every((each) => each.value === kept[0]!.value);
  const left = population === null ? 1 : 1 - n / population;
  const squares = kept.reduce((sum, each) => sum + (each.weight * (each.value - value)) ** 2, 0);
  const variance = ((n / (n - 1)) * squares) / (total * total);
  const plain = kept.reduce((sum, each) => sum + each.weight * (each.value - value) ** 2, 0) / total;
  const standardError = n > 1 ? Math.sqrt(variance * left) : Number.NaN;
  const designEffect = (standardError * standardError * (n - 1)) / plain;
  const common = {
    value,
    level,
    n,
    standardError,
    designEffect,
    effectiveN: n / designEffect,
    degreesOfFreedom: n - 1,
  };
  const ends = { low: Number.NaN, high: Number.NaN };
  if (n === 0) return { estimate: { ...common, ...ends, gap: "no-answers" }, method: "wilson" };
  if (n === 1) return { estimate: { ...common, ...ends, gap: "no-degrees-of-freedom" }, method: "wilson" };
  if (left === 0) {
    return { estimate: { ...common, low: value, high: value }, method: binary ? "wilson" : "t" };
  }
  if (binary || alike) {
    const kish = total ** 2 / kept.reduce((sum, { weight }) => sum + weight ** 2, 0);
    const answers = population === null ? kish : (kish * (population - 1)) / (population - n);
    return { estimate: { ...common, ...wilsonInterval(value, answers, level) }, method: "wilson" };
  }
  const half = studentReach(level, n - 1) * standardError;
  const estimate = { ...common, low: Math.max(0, value - half), high: Math.min(1, value + half) };
  return { estimate, method: "t" };
}
