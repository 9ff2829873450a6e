/** Whether best–worst comparisons agree with each other, judged from the comparisons alone. */

/**
 * Ratios up to which comparisons pass: a row per best-to-worst (3 to 9), a column per number of criteria (3 to 9).
 *
 * @see Liang, Brunelli & Rezaei (2020), Omega 96, 102175, table 3. doi:10.1016/j.omega.2019.102175
 */
export const BEST_WORST_THRESHOLDS: readonly (readonly number[])[] = [
  [0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667],
  [0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683],
  [0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.296],
  [0.133, 0.199, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262],
  [0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403],
  [0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.362, 0.3657],
  [0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.362, 0.3662],
];

/**
 * Input-based consistency ratio, max |a_Bj a_jW − a_BW| / (a_BW² − a_BW), with its threshold (NaN where none is
 * published). Where best and worst are equally important, a ratio has no scale: 0 if all comparisons are 1, else NaN.
 *
 * @see Liang, Brunelli & Rezaei (2020), Omega 96, 102175. doi:10.1016/j.omega.2019.102175
 * @example
 * inputConsistency([1, 2, 4], [4, 2, 1], 4).ratio; // => 0
 */
export function inputConsistency(
  bestToOthers: readonly number[],
  othersToWorst: readonly number[],
  bestToWorst: number,
): { readonly ratio: number; readonly threshold: number } {
  const gap = Math.max(...bestToOthers.map((times, j) => Math.abs(times * othersToWorst[j]! - bestToWorst)));
  const threshold = BEST_WORST_THRESHOLDS[bestToWorst - 3]?.[bestToOthers.length - 3] ?? Number.NaN;
  if (bestToWorst === 1) return { ratio: gap <= 1e-9 ? 0 : Number.NaN, threshold };
  return { ratio: gap / (bestToWorst * (bestToWorst - 1)), threshold };
}
