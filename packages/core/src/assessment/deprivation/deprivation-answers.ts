/** The answers of a survey under a measure: depths for its indicators, and how many people a row stands for. */

import type { DeprivationDefinition } from "../../framework/index.ts";
import { depthsOf } from "./depths.ts";
import { type IndicatorShare, indicatorShares } from "./measure.ts";

export type DeprivationAnswers = {
  /** Indicator by indicator, in the order of the measure; one depth per row. */
  readonly depths: readonly Float64Array[];
  readonly shares: readonly IndicatorShare[];
  /** Rows without an answer to each indicator, before the rule for gaps. */
  readonly missing: readonly number[];
  /** Members of each household, NaN where not stated; null where each row counts as one. */
  readonly members: Float64Array | null;
};

/** Columns that a measure reads: those of its indicators, of its members and of its groups. */
export function deprivationColumns({ measure, members, groups }: DeprivationDefinition): readonly string[] {
  const asked = measure.dimensions.flatMap(({ indicators }) => indicators.map(({ column }) => column));
  return [...new Set([...asked, ...(members === null ? [] : [members]), ...groups])];
}

/**
 * Take what a measure needs out of a survey.
 *
 * @param columns  name → cells as they came, "" for a gap; all that `deprivationColumns` names, of one length
 */
export function deprivationAnswers(
  { measure, members }: DeprivationDefinition,
  columns: ReadonlyMap<string, readonly string[]>,
): DeprivationAnswers {
  const indicators = measure.dimensions.flatMap((dimension) => dimension.indicators);
  const found = indicators.map((indicator) => depthsOf(indicator, columns.get(indicator.column)!));
  return {
    depths: found.map(({ depths }) => depths),
    shares: indicatorShares(measure.dimensions),
    missing: found.map(({ missing }) => missing),
    members:
      members === null
        ? null
        : Float64Array.from(columns.get(members)!, (cell) =>
            cell.trim() === "" ? Number.NaN : Number(cell),
          ),
  };
}
