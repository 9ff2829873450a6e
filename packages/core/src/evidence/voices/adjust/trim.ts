/** Trimming: no weight beyond limits, at the price of margins that are no longer met exactly. */

import { type Adjusted, adjustmentOf, requireWeights } from "./adjustment.ts";

export type TrimLimits = {
  /** 0 where left out. */
  readonly low?: number;
  /** No limit where left out. */
  readonly high?: number;
  /** Whether weights that redistribution pushes over a limit are held there too. */
  readonly strict?: boolean;
};

/**
 * Hold weights within limits and share what was cut off, or added, equally among the weights that were within: the
 * sum of weights stays. Rows with weight 0 keep it.
 *
 * The adjustment has no projection: variances take those of the adjustments before, as R does.
 *
 * @throws RangeError  if a weight is negative or not finite, or unless 0 ≤ low ≤ high and high > 0
 * @see Potter (1990), Proceedings of the Survey Research Methods Section of the ASA, 225–230; `survey::trimWeights`
 * of R
 * @example
 * Array.from(trimWeights(Float64Array.of(1, 2, 9), { high: 6 }).adjustment.weights); // => [2.5, 3.5, 6]
 */
export function trimWeights(weights: Float64Array, limits: TrimLimits): Adjusted {
  requireWeights(weights);
  const { low = 0, high = Infinity, strict = false } = limits;
  if (!(low >= 0 && low <= high && high > 0)) {
    throw new RangeError(`Cannot trim weights to ${low} … ${high}`);
  }
  let sum = 0;
  let count = 0;
  let within = 0;
  let cut = 0;
  for (const weight of weights) {
    if (!(weight > 0)) continue;
    sum += weight;
    count++;
    if (weight >= low && weight <= high) within++;
    cut += weight - held(weight, low, high);
  }
  const impossible = strict ? !(sum >= count * low && sum <= count * high) : within === 0 && cut !== 0;
  if (impossible) return { adjustment: null, problems: [{ reason: "trim-impossible", sum, low, high }] };
  const share = within > 0 ? cut / within : 0;
  let trimmed: Float64Array = weights.map((weight) =>
    weight >= low && weight <= high ? weight + share : held(weight, low, high),
  );
  const over = trimmed.some((each, row) => weights[row]! > 0 && each !== held(each, low, high));
  if (strict && (over || (within === 0 && cut !== 0)))
    trimmed = pouredWithin(weights, trimmed, low, high, sum);
  if (trimmed.some((each, row) => weights[row]! > 0 && !(each > 0))) {
    return { adjustment: null, problems: [{ reason: "trim-impossible", sum, low, high }] };
  }
  return adjustmentOf(
    weights,
    (row) => trimmed[row]! / weights[row]!,
    () => ({ projection: null, rounds: 1 }),
  );
}

function held(weight: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, weight));
}

/** The same amount added to every weight, each held within the limits, so that they add up to the sum. */
function pouredWithin(
  before: Float64Array,
  weights: Float64Array,
  low: number,
  high: number,
  sum: number,
): Float64Array {
  const poured = (amount: number): Float64Array =>
    weights.map((weight, row) => (before[row]! > 0 ? held(weight + amount, low, high) : 0));
  let down = -2 * sum;
  let up = 2 * sum;
  for (let halving = 0; halving < 100; halving++) {
    const middle = (down + up) / 2;
    if (total(poured(middle)) < sum) down = middle;
    else up = middle;
  }
  // What halving leaves to rounding goes to those that can still move.
  const nearly = poured(up);
  const free = nearly.map((weight) => (weight > low && weight < high ? 1 : 0));
  const rest = (sum - total(nearly)) / total(free);
  return Number.isFinite(rest) ? nearly.map((weight, row) => weight + free[row]! * rest) : nearly;
}

function total(values: Float64Array): number {
  return values.reduce((sum, each) => sum + each, 0);
}
