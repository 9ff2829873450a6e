/** What the figure of contributions draws: how much of the adjusted headcount each indicator makes up. */

import type { PopulationDeprivation } from "@salus/core";
import { type MeasuredShare, measuredShare } from "./cutoffs-data.ts";

export type ContributionRow = {
  readonly id: string;
  readonly title: string;
  /** Title of its dimension. */
  readonly dimension: string;
  /** Share of people deprived in it, whoever is poor; and of those poor and deprived in it. */
  readonly uncensoredHeadcount: MeasuredShare;
  readonly censoredHeadcount: MeasuredShare;
  readonly contribution: MeasuredShare;
};

export type ContributionsData = {
  readonly about: string;
  readonly povertyCutoff: number;
  readonly rows: readonly ContributionRow[];
};

/**
 * Rows at one cutoff out of what was estimated.
 *
 * @param cutoff  place among the cutoffs
 * @param indicators  in the order of the measure
 */
export function contributionRows(
  population: PopulationDeprivation,
  cutoff: number,
  indicators: readonly Pick<ContributionRow, "id" | "title" | "dimension">[],
): readonly ContributionRow[] {
  return indicators.map(({ id, title, dimension }, j) => {
    const { censoredHeadcount, contribution } = population.atCutoffs[cutoff]!.indicators[j]!;
    return {
      id,
      title,
      dimension,
      uncensoredHeadcount: measuredShare(population.uncensoredHeadcounts[j]!),
      censoredHeadcount: measuredShare(censoredHeadcount),
      contribution: measuredShare(contribution),
    };
  });
}

/** The largest contribution first; where nobody is poor, in the order of the measure. */
export function sortedContributions({ rows }: Pick<ContributionsData, "rows">): readonly ContributionRow[] {
  return rows.toSorted((a, b) => (b.contribution.value ?? -1) - (a.contribution.value ?? -1));
}
