/** Weights from the first principal component. */

import { type NoComponents, type PrincipalComponents, principalComponents } from "../../numerics/index.ts";

export type PrincipalWeights = {
  /** Loadings of the first component, their sign fixed; their squares add up to 1. */
  readonly weights: Float64Array;
  /** Positions of the columns whose weight is below 0: they run against the rest. */
  readonly negative: readonly number[];
  /** The whole analysis, to be shown with the weights. */
  readonly components: PrincipalComponents;
};

/**
 * The loadings of the first principal component of a node's children as their weights: children that move
 * together weigh more. A weight below 0 is returned as it is, and named; whoever makes an index of them decides.
 *
 * @param columns  one for each child: a score for each unit, NaN for a gap; rows with a gap are left out
 * @returns why there are none, for columns that do not vary or fewer than two rows without a gap
 * @throws RangeError  without columns, or for columns of unequal length
 * @see OECD and JRC (2008), section 6.1. doi:10.1787/9789264043466-en
 * @example
 * principalWeights([[1, 2, 4], [2, 3, 9], [5, 4, 1]]).negative; // => [2]
 * principalWeights([[1, 2, 4], [3, 3, 3]]); // => { problem: "constant-columns", columns: [1] }
 */
export function principalWeights(columns: readonly ArrayLike<number>[]): PrincipalWeights | NoComponents {
  const components = principalComponents(columns);
  if ("problem" in components) return components;
  const weights = components.loadings[0]!;
  const negative = Array.from(weights.keys()).filter((k) => weights[k]! < 0);
  return { weights, negative, components };
}
