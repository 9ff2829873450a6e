/** Aggregators that need all units at once, because a score is a standing among the others. */

import {
  type AggregateChoice,
  type AggregateMethod,
  type CrossUnitMethod,
  crossUnitMethods,
} from "../../../framework/index.ts";
import { benefitOfTheDoubt } from "../../weights/benefit-of-the-doubt.ts";
import { borda } from "./borda.ts";
import { copeland } from "./copeland.ts";
import type { Column } from "./ordered-columns.ts";
import { meanOutranking } from "./outranking.ts";

// Three shares of 1/3 add up to 1, whatever the rounding says.
const TIE = 1e-9;

/**
 * One score for each unit from one column for each criterion. A unit that must not take part (its coverage is
 * below the floor, say) has NaN in every column; then it neither scores nor counts in the scores of others.
 */
export type CrossUnitAggregator = (columns: readonly Column[], weights: ArrayLike<number>) => Float64Array;

const builders: Readonly<Record<CrossUnitMethod, (choice: AggregateChoice) => CrossUnitAggregator>> = {
  borda: () => borda,
  copeland: () => copeland,
  outranking: () => meanOutranking,
  // Each unit brings its own weights: those of the node do not matter.
  "benefit-of-the-doubt": ({ minShare = 0, maxShare = 1 }) => {
    const bounds = minShare > 0 || maxShare < 1 ? { bounds: { low: minShare, high: maxShare } } : {};
    return (columns) => {
      // A criterion without any score is nobody's: left in, it would cost every unit its own.
      const scored = columns.filter((column) => Array.from(column).some((each) => !Number.isNaN(each)));
      const none = new Float64Array(columns[0]?.length ?? 0).fill(Number.NaN);
      const count = scored.length;
      // Bounds are checked for all criteria; too few may be left to meet them.
      if (count === 0 || minShare * count > 1 + TIE || maxShare * count < 1 - TIE) return none;
      return benefitOfTheDoubt(scored, bounds).score;
    };
  },
};

/**
 * Whether a method compares all units.
 *
 * @example
 * isCrossUnit("copeland"); // => true
 */
export function isCrossUnit(method: AggregateMethod): method is CrossUnitMethod {
  return (crossUnitMethods as readonly string[]).includes(method);
}

/**
 * The aggregator of a choice whose method compares all units.
 *
 * @throws RangeError  for any other method
 * @example
 * Array.from(crossUnitAggregator({ method: "borda" })([[3, 2, 1]], [1])); // => [2, 1, 0]
 */
export function crossUnitAggregator(choice: AggregateChoice): CrossUnitAggregator {
  if (!isCrossUnit(choice.method)) throw new RangeError(`Cannot compare units by ${choice.method}`);
  return builders[choice.method](choice);
}
