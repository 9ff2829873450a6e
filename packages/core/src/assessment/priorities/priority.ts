/** Priority: severity, pervasiveness and any further criterion made one, without adding up grades. */

/**
 * `geometric`: Π vʷ, the headline: a threat that is nothing on one axis is no priority. `additive`: Σ w v, the
 * declared check. Products of grades 1 to 5 are not offered: grades are not numbers.
 */
export type PriorityCombination = "geometric" | "additive";

/**
 * Weighted mean of values on anchored 0–1 scales. A value with share 0 takes no part; NaN where one that does is NaN.
 *
 * @param shares  at least 0, adding up to 1
 * @throws RangeError  where lengths differ, shares are negative or do not add up to 1, or a value leaves [0, 1]
 * @see Cox (2008), Risk Analysis 28, 497–512, on what goes wrong with grades. doi:10.1111/j.1539-6924.2008.01030.x
 * @example
 * priorityOf([0.5, 0.5], [0.5, 0.5], "geometric"); // => 0.5
 * priorityOf([0.9, 0], [0.5, 0.5], "geometric"); // => 0
 * priorityOf([0.9, 0.2], [0.5, 0.5], "additive"); // => 0.55
 */
export function priorityOf(
  values: readonly number[],
  shares: readonly number[],
  combination: PriorityCombination,
): number {
  if (values.length !== shares.length || values.length === 0)
    throw new RangeError(`Cannot weight ${values.length} criteria by ${shares.length} shares`);
  const sum = shares.reduce((a, b) => a + b, 0);
  if (!shares.every((share) => share >= 0) || !(Math.abs(sum - 1) <= 1e-9))
    throw new RangeError(`Cannot weight by the shares [${shares}]: they must be at least 0 and add up to 1`);
  const bad = values.find((value) => value < 0 || value > 1);
  if (bad !== undefined) throw new RangeError(`Cannot combine the value ${bad}: it must lie in [0, 1]`);
  let mean = 0;
  for (let c = 0; c < values.length; c++) {
    if (shares[c] === 0) continue;
    mean += shares[c]! * (combination === "additive" ? values[c]! : Math.log(values[c]!));
  }
  return combination === "additive" ? mean : Math.exp(mean);
}
