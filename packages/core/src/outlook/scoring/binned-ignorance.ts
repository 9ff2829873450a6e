/** The ignorance score of draws, counted in bins, as in the ViEWS prediction competition. */

/** Lower ends of the bins of fatalities in the ViEWS competition of 2023/24. */
export const viewsBins: readonly number[] = [0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5];

/**
 * How many bits the observation's bin comes as a surprise: −log₂((c + 1) / (m + K)), with c of the m draws in that bin
 * and one more draw laid into each of the K bins. 0 is best. NaN where the observation or a draw is missing.
 *
 * @param bins  ascending lower ends; a value belongs to the highest that does not lie above it
 * @throws RangeError  for bins that do not ascend, or a value below the first
 * @see Hegre et al. (2025), Journal of Peace Research 62. doi:10.1177/00223433241300862; Roulston & Smith (2002),
 *   Monthly Weather Review 130, 1653–1660
 * @example
 * binnedIgnorance([0, 0, 0, 1], 0, [0, 0.5, 2.5, 5.5]); // => 1
 */
export function binnedIgnorance(
  draws: ArrayLike<number>,
  observed: number,
  bins: readonly number[] = viewsBins,
): number {
  if (bins.length === 0 || bins.some((end, k) => k > 0 && !(end > bins[k - 1]!))) {
    throw new RangeError(`Cannot count in bins that do not ascend: ${bins.join(", ")}`);
  }
  if (Number.isNaN(observed)) return Number.NaN;
  const bin = binOf(observed, bins);
  let inBin = 0;
  for (let i = 0; i < draws.length; i++) {
    if (Number.isNaN(draws[i]!)) return Number.NaN;
    if (binOf(draws[i]!, bins) === bin) inBin++;
  }
  return -Math.log2((inBin + 1) / (draws.length + bins.length));
}

function binOf(value: number, bins: readonly number[]): number {
  if (value < bins[0]!) throw new RangeError(`Cannot bin ${value}: the first bin begins at ${bins[0]}`);
  let bin = bins.length - 1;
  while (bins[bin]! > value) bin--;
  return bin;
}
