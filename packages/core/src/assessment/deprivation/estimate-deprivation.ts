/** A deprivation measure estimated from a sample: every poverty cutoff beside the others, for the whole and each group. */

import { designIndex, type Estimate, type Groups, type SurveyDesign } from "../../evidence/index.ts";
import { type GroupShares, groupShares } from "./group-shares.ts";
import { layoutOf } from "./level-sums.ts";
import type { IndicatorShare } from "./measure.ts";
import { scorePersons } from "./person-scores.ts";
import { estimatePopulation, type PopulationDeprivation, type ScoredSample } from "./population-estimates.ts";
import { shareEstimate } from "./share-estimate.ts";

export type DeprivationSample = {
  /** For each indicator one depth per row, as `depthsOf` gives it. */
  readonly depths: readonly Float64Array[];
  readonly shares: readonly IndicatorShare[];
  readonly povertyCutoffs: readonly number[];
  readonly design: SurveyDesign;
  /** How many people a row stands for: the members of a household. Null where a row is one person, or counts as one. */
  readonly members: Float64Array | null;
};

export type GroupDeprivation = PopulationDeprivation & {
  readonly populationShare: Estimate;
  /** What part of the whole's adjusted headcount belongs to the group, at each cutoff. */
  readonly shareOfAdjustedHeadcount: readonly Estimate[];
};

export type DeprivationEstimates = {
  readonly whole: PopulationDeprivation;
  readonly groups: readonly GroupDeprivation[];
};

/**
 * Estimate headcount, intensity and adjusted headcount with all that belongs to them, at every cutoff.
 *
 * Standard errors are by linearisation over the clusters of the design; intensity is the ratio of adjusted headcount
 * to headcount. Intervals of shares are made on the logit scale with Student's t. Rows with a gap stay in the design
 * and out of the figures.
 *
 * @param options.level  of the intervals, 0.95 unless stated
 * @param options.groups  to decompose by
 * @throws RangeError  for columns of unequal length, or a cutoff outside [0, 1]
 * @see Alkire & Foster (2011), Journal of Public Economics 95, 476–487. doi:10.1016/j.jpubeco.2010.11.006
 * @see Alkire et al. (2015), Multidimensional Poverty Measurement and Analysis, chapters 5 and 8.
 *   doi:10.1093/acprof:oso/9780199689491.001.0001
 * @example
 * estimateDeprivation({ depths: [Float64Array.of(1, 1, 0), Float64Array.of(1, 0, 0)], shares: [{ share: 0.5, dimension: 0 }, { share: 0.5, dimension: 1 }], povertyCutoffs: [0.5, 1], design: { weights: Float64Array.of(1, 1, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, members: null }).whole.atCutoffs.map((at) => at.headcount.value); // => [0.5, 0.25]
 */
export function estimateDeprivation(
  sample: DeprivationSample,
  options: { readonly level?: number; readonly groups?: Groups } = {},
): DeprivationEstimates {
  const { design } = sample;
  const level = options.level ?? 0.95;
  const scores = scorePersons(sample.depths, sample.shares, sample.povertyCutoffs);
  const layout = layoutOf(sample.shares);
  for (const column of [scores.score, sample.members, options.groups?.codes]) {
    if (column === null || column === undefined || column.length === design.rowCount) continue;
    throw new RangeError(`Cannot estimate: a column has ${column.length} of ${design.rowCount} rows`);
  }
  const weights = peopleOf(sample);
  const index = designIndex(design);
  const rows = inOrderOf(index.leafOfRow, index.stages.at(-1)!.clusterCount);
  const scored: ScoredSample = { scores, layout, weights, design, level };
  const { sums: whole, estimates } = estimatePopulation(scored, rows);
  const { groups } = options;
  if (groups === undefined) return { whole: estimates, groups: [] };
  const byGroup = rowsByGroup(rows, groups).map((each) => estimatePopulation(scored, each));
  const shares = groupShares(
    { scores, weights, rows },
    { whole, groups: byGroup.map((each) => each.sums) },
    groups,
    index,
    design.lonely,
  );
  return {
    whole: estimates,
    groups: byGroup.map((each, g) => ({ ...each.estimates, ...sharesOfGroup(scored, estimates, shares, g) })),
  };
}

function peopleOf({ design, members }: DeprivationSample): Float64Array {
  if (members === null) return design.weights;
  return design.weights.map((weight, row) => weight * members[row]!);
}

/** Rows in the order of their leaves. */
function inOrderOf(leafOfRow: Int32Array, leafCount: number): Int32Array {
  const next = new Int32Array(leafCount + 1);
  for (const leaf of leafOfRow) next[leaf + 1]!++;
  for (let leaf = 0; leaf < leafCount; leaf++) next[leaf + 1]! += next[leaf]!;
  const rows = new Int32Array(leafOfRow.length);
  for (let row = 0; row < rows.length; row++) rows[next[leafOfRow[row]!]!++] = row;
  return rows;
}

function rowsByGroup(rows: Int32Array, { codes, count }: Groups): readonly Int32Array[] {
  const sizes = new Int32Array(count);
  for (const row of rows) if (codes[row]! >= 0) sizes[codes[row]!]!++;
  const groups = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  for (const row of rows) {
    const code = codes[row]!;
    if (code >= 0) groups[code]![sizes[code]!++] = row;
  }
  return groups;
}

function sharesOfGroup(
  { scores, level }: ScoredSample,
  whole: PopulationDeprivation,
  { values, variances, stride }: GroupShares,
  g: number,
): Pick<GroupDeprivation, "populationShare" | "shareOfAdjustedHeadcount"> {
  const { n } = whole;
  const degreesOfFreedom = whole.uncensoredHeadcounts[0]!.degreesOfFreedom;
  const at = (k: number): Estimate => {
    const value = values[g * stride + k]!;
    // Of the people a share like any other; what simple sampling would make of a share of scores is not computed.
    const simple = k === 0 ? (value * (1 - value)) / (n - 1) : Number.NaN;
    const variance = variances[g * stride + k]!;
    return shareEstimate(
      { value, variance, simple, n, population: n, counted: k === 0 },
      { level, degreesOfFreedom },
    );
  };
  return {
    populationShare: at(0),
    shareOfAdjustedHeadcount: scores.cutoffs.map((_, c) => at(c + 1)),
  };
}
