/** Swing weights: how much it matters that a criterion goes from its worst to its best. */

import { sharesOfPoints } from "./budget-allocation.ts";

/**
 * Weights from swings: the most wanted swing is 100, the others 0 to 100; each weight is its swing over their sum.
 *
 * @throws RangeError  for a negative swing, or where all are 0
 * @see von Winterfeldt & Edwards (1986), Decision Analysis and Behavioral Research, Cambridge University Press
 * @example
 * swingWeights([100, 60, 40]); // => [0.5, 0.3, 0.2]
 */
export function swingWeights(swings: readonly number[]): readonly number[] {
  return sharesOfPoints(swings, swings.length);
}
