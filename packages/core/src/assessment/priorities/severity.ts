/** Severity: how deep a threat cuts where it strikes, and whom it hits worst. */

import { type ScoredIndicator, type Shortfall, type ShortfallOptions, shortfallOf } from "./shortfall.ts";

/** Severity of a threat in one population group of a place. */
export type GroupSeverity = {
  readonly group: string;
  readonly severity: number;
  /** Observations behind it, and people in the group; NaN where not known. */
  readonly n: number;
  readonly population: number;
};

/** The smallest group that is spoken of: enough observations, or enough people. */
export type GroupFloor = { readonly minN: number; readonly minPopulation: number };

/** Severity in the groups of a place: never the mean alone. */
export type SeverityOverGroups = {
  /** Weighted by population where every group's is known, else each group counting once; NaN without groups. */
  readonly mean: number;
  readonly weightedBy: "population" | "group";
  /** The group above the floor with the highest severity; null where there is none. */
  readonly worstHit: GroupSeverity | null;
  /** Codes of groups with a severity that are below the floor. */
  readonly belowFloor: readonly string[];
};

/**
 * Severity of a threat from its severity indicators: 1 − their weighted mean score.
 *
 * @example
 * severityOf([{ id: "deaths", score: 0.25, weight: 1 }]).value; // => 0.75
 */
export function severityOf(indicators: readonly ScoredIndicator[], options?: ShortfallOptions): Shortfall {
  return shortfallOf(indicators, options);
}

/**
 * Mean and worst-hit group. Groups that tie for worst: the more populous, then the first by code.
 *
 * @throws RangeError  for a severity outside [0, 1]
 * @example
 * severityOverGroups([{ group: "a", severity: 0.2, n: 90, population: 900 }, { group: "b", severity: 0.8, n: 10, population: 100 }], { minN: 10, minPopulation: 1000 }).mean; // => 0.26
 */
export function severityOverGroups(groups: readonly GroupSeverity[], floor: GroupFloor): SeverityOverGroups {
  const known = groups.filter(({ severity }) => !Number.isNaN(severity));
  for (const { group, severity } of known)
    if (!(severity >= 0 && severity <= 1))
      throw new RangeError(`Cannot anchor the severity ${severity} of group "${group}"`);
  const byPopulation = known.length > 0 && known.every(({ population }) => population > 0);
  const weights = known.map(({ population }) => (byPopulation ? population : 1));
  const sum = weights.reduce((a, b) => a + b, 0);
  const above = known.filter((each) => isAboveFloor(each, floor));
  return {
    mean: known.reduce((so, { severity }, k) => so + severity * weights[k]!, 0) / sum,
    weightedBy: byPopulation ? "population" : "group",
    worstHit: above.reduce<GroupSeverity | null>(
      (worst, each) => (worst === null || isWorse(each, worst) ? each : worst),
      null,
    ),
    belowFloor: known.filter((each) => !isAboveFloor(each, floor)).map(({ group }) => group),
  };
}

/**
 * Whether a group has enough observations or enough people to be spoken of.
 *
 * @example
 * isAboveFloor({ group: "a", severity: 1, n: 3, population: NaN }, { minN: 30, minPopulation: 1000 }); // => false
 */
export function isAboveFloor({ n, population }: GroupSeverity, { minN, minPopulation }: GroupFloor): boolean {
  return n >= minN || population >= minPopulation;
}

function isWorse(one: GroupSeverity, other: GroupSeverity): boolean {
  if (one.severity !== other.severity) return one.severity > other.severity;
  const people = (one.population || 0) - (other.population || 0);
  return people === 0 ? one.group < other.group : people > 0;
}
