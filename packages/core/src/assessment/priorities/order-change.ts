/** What would change the order: how small a change of weights, and which single indicator, turns two neighbours round. */

import { type PriorityCombination, priorityOf } from "./priority.ts";
import { type ScoredIndicator, shortfallOf } from "./shortfall.ts";

/** A threat as it was ranked. Values are in the order severity, pervasiveness, further criteria. */
export type RankedThreat = {
  readonly threat: string;
  readonly values: readonly number[];
  /** What the first two values were made of; empty where they were not made of indicators. */
  readonly severityIndicators: readonly ScoredIndicator[];
  readonly pervasivenessIndicators: readonly ScoredIndicator[];
};

export type OrderChange = {
  readonly above: string;
  readonly below: string;
  /** They share a priority already. */
  readonly tied: boolean;
  /**
   * Change of severity's share, pervasiveness's going the other way, at which the two draw level; beyond it they
   * have changed places. 0 where they are tied, NaN where no share turns them round.
   */
  readonly shareChange: number;
  /** Indicators without which, for both threats, the lower one would stand above; in alphabetical order. */
  readonly withoutIndicator: readonly string[];
};

/**
 * What would turn each pair of neighbours round.
 *
 * @param ranked  first priority first; every value that has a share is there
 * @param shares  of the criteria, adding up to 1
 * @throws RangeError  where values and shares do not fit
 * @example
 * orderChanges([{ threat: "a", values: [0.9, 0.4], severityIndicators: [], pervasivenessIndicators: [] }, { threat: "b", values: [0.4, 0.8], severityIndicators: [], pervasivenessIndicators: [] }], [0.5, 0.5], "additive").map(({ shareChange }) => Math.round(1000 * shareChange)); // => [-56]
 */
export function orderChanges(
  ranked: readonly RankedThreat[],
  shares: readonly number[],
  combination: PriorityCombination,
): readonly OrderChange[] {
  return ranked.slice(1).map((below, k) => {
    const above = ranked[k]!;
    const lead =
      priorityOf(above.values, shares, combination) - priorityOf(below.values, shares, combination);
    const tied = Math.abs(lead) <= TIE;
    return {
      above: above.threat,
      below: below.threat,
      tied,
      shareChange: tied ? 0 : shareChange(above.values, below.values, { shares, combination }),
      withoutIndicator: tied ? [] : turningIndicators(above, below, { shares, combination }),
    };
  });
}

const TIE = 1e-9;

type Combining = { readonly shares: readonly number[]; readonly combination: PriorityCombination };

/** The lead is linear in the share (its logarithm is, for the geometric mean), so it has one zero at most. */
function shareChange(
  above: readonly number[],
  below: readonly number[],
  { shares, combination }: Combining,
): number {
  const [severity, pervasiveness] = shares as readonly [number, number];
  for (const end of [-severity, pervasiveness]) {
    const moved = shares
      .with(0, severity + end)
      .with(1, pervasiveness - end)
      .map((share) => Math.max(0, share));
    const lead = priorityOf(above, moved, combination) - priorityOf(below, moved, combination);
    if (!(lead < -TIE)) continue;
    const leads = above.map((value, c) =>
      combination === "additive" ? value - below[c]! : Math.log(value) - Math.log(below[c]!),
    );
    const now = leads.reduce((sum, each, c) => (shares[c] === 0 ? sum : sum + shares[c]! * each), 0);
    const change = -now / (leads[0]! - leads[1]!);
    // A value of 0 makes the geometric mean 0 up to the very end, where its share is 0.
    return Number.isFinite(change) && change !== 0 ? change : end;
  }
  return Number.NaN;
}

/** Indicators whose removal from both threats puts the lower one above. Threats left without a value do not count. */
function turningIndicators(
  above: RankedThreat,
  below: RankedThreat,
  { shares, combination }: Combining,
): readonly string[] {
  const ids = new Set(
    [above, below].flatMap((each) =>
      [...each.severityIndicators, ...each.pervasivenessIndicators].map(({ id }) => id),
    ),
  );
  const without = (threat: RankedThreat, id: string): number =>
    priorityOf(valuesWithout(threat, id), shares, combination);
  return [...ids].filter((id) => without(below, id) - without(above, id) > TIE).sort();
}

function valuesWithout(threat: RankedThreat, id: string): readonly number[] {
  const { severityIndicators, pervasivenessIndicators } = threat;
  return threat.values.map((value, c) => {
    const made = c === 0 ? severityIndicators : c === 1 ? pervasivenessIndicators : [];
    if (!made.some((indicator) => indicator.id === id)) return value;
    return shortfallOf(made.filter((indicator) => indicator.id !== id)).value;
  });
}
