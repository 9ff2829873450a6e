/** Pervasiveness: how widely a threat is shared among people, places and time. */

import type { GroupSeverity } from "./severity.ts";
import { type ScoredIndicator, type Shortfall, type ShortfallOptions, shortfallOf } from "./shortfall.ts";

/**
 * Pervasiveness of a threat from its pervasiveness indicators (share of people reached, of places, of time):
 * 1 − their weighted mean score.
 *
 * @example
 * pervasivenessOf([{ id: "reached", score: 0.6, weight: 2 }, { id: "lasting", score: NaN, weight: 1 }]).value; // => 0.4
 */
export function pervasivenessOf(
  indicators: readonly ScoredIndicator[],
  options?: ShortfallOptions,
): Shortfall {
  return shortfallOf(indicators, options);
}

/**
 * Pervasiveness from groups, where no indicator measures it: the share of people who live in groups in which
 * severity reaches a stated level. NaN unless every group has a severity and a population.
 *
 * @throws RangeError  for a level outside [0, 1]
 * @example
 * pervasivenessOfGroups([{ group: "a", severity: 0.2, n: 90, population: 900 }, { group: "b", severity: 0.8, n: 10, population: 100 }], 0.5); // => 0.1
 */
export function pervasivenessOfGroups(groups: readonly GroupSeverity[], level: number): number {
  if (!(level >= 0 && level <= 1)) throw new RangeError(`Cannot count groups at severity level ${level}`);
  let all = 0;
  let reached = 0;
  for (const { severity, population } of groups) {
    if (Number.isNaN(severity)) return Number.NaN;
    all += population;
    if (severity >= level - 1e-9) reached += population;
  }
  return all > 0 ? reached / all : Number.NaN;
}
