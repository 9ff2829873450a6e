/** How far indicators fall short of secure: 0 where all are secure, 1 where all are at the worst end of their scale. */

import { sortedQuantile } from "../../numerics/index.ts";
import { INTERVAL } from "../uncertainty/index.ts";

/** A value on an anchored 0–1 scale, higher is worse, with its 5–95 % range; NaN where there is none. */
export type RangedValue = { readonly value: number; readonly low: number; readonly high: number };

/** One indicator of a threat, as normalised by the recipe. */
export type ScoredIndicator = {
  readonly id: string;
  /** 0 to 1, 1 = secure; NaN where it is missing. */
  readonly score: number;
  /** Relative to the other indicators, at least 0. */
  readonly weight: number;
};

export type ShortfallOptions = {
  /** Share of the indicators that must have a score; any one is enough if not given. */
  readonly minCoverage?: number;
  /** The same shortfall under other defensible choices; its range is their 5–95 % range. */
  readonly replays?: ArrayLike<number>;
};

/** Coverage is the share of the indicators with a score. */
export type Shortfall = RangedValue & { readonly coverage: number };

/**
 * 1 − the weighted mean score of the indicators that are there; NaN with none of them, or too few.
 *
 * @throws RangeError  for a score outside [0, 1] or a negative weight
 * @example
 * shortfallOf([{ id: "a", score: 0.25, weight: 3 }, { id: "b", score: 0.75, weight: 1 }]).value; // => 0.625
 */
export function shortfallOf(
  indicators: readonly ScoredIndicator[],
  { minCoverage = 0, replays = [] }: ShortfallOptions = {},
): Shortfall {
  let sum = 0;
  let weights = 0;
  let present = 0;
  for (const { id, score, weight } of indicators) {
    if (!(weight >= 0)) throw new RangeError(`Cannot weight "${id}" by ${weight}: it must not be negative`);
    if (Number.isNaN(score)) continue;
    if (!(score >= 0 && score <= 1)) throw new RangeError(`Cannot anchor the score ${score} of "${id}"`);
    present++;
    sum += weight * score;
    weights += weight;
  }
  const coverage = indicators.length === 0 ? 0 : present / indicators.length;
  const enough = weights > 0 && coverage >= minCoverage - 1e-9;
  const value = enough ? 1 - sum / weights : Number.NaN;
  return { ...rangeOver(value, replays), coverage };
}

/**
 * A value with its range over replays: type 7 quantiles at 5 % and 95 %; no range without replays.
 *
 * @example
 * rangeOver(0.5, [0.25, 0.75]).low; // => 0.275
 */
export function rangeOver(value: number, replays: ArrayLike<number>): RangedValue {
  if (Number.isNaN(value)) return { value, low: Number.NaN, high: Number.NaN };
  const present = new Float64Array(replays.length);
  let count = 0;
  let same = true;
  for (let run = 0; run < replays.length; run++) {
    const each = replays[run]!;
    if (Number.isNaN(each)) continue;
    same = same && (count === 0 || each === present[0]);
    present[count++] = each;
  }
  if (count === 0) return { value, low: Number.NaN, high: Number.NaN };
  // Often nothing that is varied touches a value: there is nothing to sort then.
  if (same) return { value, low: present[0]!, high: present[0]! };
  const sorted = present.subarray(0, count).sort();
  return { value, low: sortedQuantile(sorted, INTERVAL.low), high: sortedQuantile(sorted, INTERVAL.high) };
}
