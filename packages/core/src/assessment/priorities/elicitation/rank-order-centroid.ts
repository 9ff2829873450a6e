/** Rank-order centroid: weights where only the order of importance is known. */

/**
 * The centroid of all weights in that order: w_k = (1/n) Σ_{i = k…n} 1/i for rank k. Criteria that share a rank
 * share the mean of the weights of the places they cover.
 *
 * @param ranks  1 for the most important; ties may share any common rank, only the order is read
 * @throws RangeError  without criteria, or for a rank that is no number
 * @see Edwards & Barron (1994), Organizational Behavior and Human Decision Processes 60, 306–325. doi:10.1006/obhd.1994.1087
 * @example
 * rankOrderCentroid([2, 1]); // => [0.25, 0.75]
 * rankOrderCentroid([1, 1]); // => [0.5, 0.5]
 */
export function rankOrderCentroid(ranks: readonly number[]): readonly number[] {
  const n = ranks.length;
  if (n === 0 || !ranks.every(Number.isFinite))
    throw new RangeError(`Cannot weight by the ranks [${ranks}]: every criterion needs one`);
  const byPlace = new Float64Array(n + 1);
  // From the last place up, so that the small terms are added first.
  for (let place = n; place >= 1; place--) byPlace[place - 1] = byPlace[place]! + 1 / (n * place);
  return ranks.map((own) => {
    const before = ranks.filter((rank) => rank < own).length;
    const alike = ranks.filter((rank) => rank === own).length;
    return byPlace.subarray(before, before + alike).reduce((sum, each) => sum + each, 0) / alike;
  });
}
