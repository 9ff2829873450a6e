/** A deprivation measure estimated from a sample: every poverty cutoff beside the others, for the whole and each group. */

import { designIndex, type Estimate, type Groups, type SurveyDesign } from "../../evidence/index.ts";
import { type GroupShares, groupShares } from "./group-shares.ts";
import {
  DEPRIVED,
  type Layout,
  type LevelSums,
  layoutOf,
  PEOPLE,
  RATIO,
  ratiosOf,
  sumByLevel,
} from "./level-sums.ts";
import type { IndicatorShare } from "./measure.ts";
import { type PersonScores, scorePersons } from "./person-scores.ts";
import { ratioVariances } from "./ratio-variances.ts";
import { shareEstimate } from "./share-estimate.ts";
import { simpleVariances } from "./simple-variances.ts";

export type DeprivationSample = {
  /** For each indicator one depth per row, as `depthsOf` gives it. */
  readonly depths: readonly Float64Array[];
  readonly shares: readonly IndicatorShare[];
  readonly povertyCutoffs: readonly number[];
  readonly design: SurveyDesign;
  /** How many people a row stands for: the members of a household. Null where a row is one person, or counts as one. */
  readonly members: Float64Array | null;
};

/** Everything at one poverty cutoff. Shares are of people; the five run from 0, nobody deprived, to 1. */
export type DeprivationAtCutoff = {
  readonly povertyCutoff: number;
  readonly headcount: Estimate;
  /** Mean score of the poor; no value where nobody is. */
  readonly intensity: Estimate;
  readonly adjustedHeadcount: Estimate;
  /** The same with each deprivation counted by its depth, and by its depth squared. */
  readonly adjustedGap: Estimate;
  readonly adjustedSquaredGap: Estimate;
  readonly indicators: readonly { readonly censoredHeadcount: Estimate; readonly contribution: Estimate }[];
  readonly dimensions: readonly { readonly contribution: Estimate }[];
};

export type PopulationDeprivation = {
  /** Rows that the figures rest on, and rows left out for a gap in an indicator. */
  readonly n: number;
  readonly leftOut: number;
  /** Sum of the weights of the rows counted. */
  readonly people: number;
  readonly uncensoredHeadcounts: readonly Estimate[];
  /** The dashboard: from the lowest cutoff to the highest. */
  readonly atCutoffs: readonly DeprivationAtCutoff[];
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
 */
export function estimateDeprivation(
  sample: DeprivationSample,
  options: { readonly level?: number; readonly groups?: Groups } = {},
): DeprivationEstimates {
  const { design } = sample;
  const level = options.level ?? 0.95;
  const scores = scorePersons(sample.depths, sample.shares, sample.povertyCutoffs);
  const layout = layoutOf(sample.shares);
  const weights = peopleOf(sample);
  if (scores.rowCount !== design.rowCount || weights.length !== design.rowCount) {
    throw new RangeError(
      `Cannot estimate: ${scores.rowCount} rows of answers for ${design.rowCount} of the design`,
    );
  }
  const index = designIndex(design);
  const rows = inOrderOf(index.leafOfRow, index.stages.at(-1)!.clusterCount);
  const inside: Inside = { scores, layout, weights, design, level };
  const { sums: whole, estimates } = estimatePopulation(inside, rows);
  const { groups } = options;
  if (groups === undefined) return { whole: estimates, groups: [] };
  const byGroup = rowsByGroup(rows, groups).map((each) => estimatePopulation(inside, each));
  const shares = groupShares(
    { scores, weights, rows },
    { whole, groups: byGroup.map((each) => each.sums) },
    groups,
    index,
    design.lonely,
  );
  return {
    whole: estimates,
    groups: byGroup.map((each, g) => ({ ...each.estimates, ...sharesOfGroup(inside, estimates, shares, g) })),
  };
}

type Inside = {
  readonly scores: PersonScores;
  readonly layout: Layout;
  /** Survey weight times members. */
  readonly weights: Float64Array;
  readonly design: SurveyDesign;
  readonly level: number;
};

function peopleOf({ design, members }: DeprivationSample): Float64Array {
  if (members === null) return design.weights;
  return design.weights.map((weight, row) => weight * (members[row] ?? Number.NaN));
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

function estimatePopulation(
  inside: Inside,
  rows: Int32Array,
): { readonly sums: LevelSums; readonly estimates: PopulationDeprivation } {
  const { scores, layout, weights, design, level } = inside;
  const sums = sumByLevel(scores, layout, weights, rows);
  const ratios = ratiosOf(sums, layout);
  const index = designIndex(design);
  const variances = ratioVariances({ scores, layout, weights, rows, sums, ratios }, index, design.lonely);
  const simple = simpleVariances(sums, ratios, layout);
  const { n, leftOut, freedom } = countRows(inside, rows);
  const values = [...ratios.atCutoffs, ...ratios.uncensored];
  const estimate: EstimateAt = (place, rowsUnder, counted) =>
    shareEstimate(
      {
        value: values[place]!,
        variance: variances[place]!,
        simple: simple[place]!,
        n: rowsUnder,
        population: n,
        counted,
      },
      { level, degreesOfFreedom: freedom },
    );
  const estimates: PopulationDeprivation = {
    n,
    leftOut,
    people: sums.sums[PEOPLE]!,
    uncensoredHeadcounts: layout.shares.map((_, j) => estimate(ratios.atCutoffs.length + j, n, true)),
    atCutoffs: scores.cutoffs.map((povertyCutoff, c) =>
      atCutoff({ povertyCutoff, n, poor: sums.counts[c + 1]! }, layout, (place, ...how) =>
        estimate(c * layout.width + place, ...how),
      ),
    ),
  };
  return { sums, estimates };
}

/** A ratio by its place, the rows it rests on, and whether each of them counts as 0 or 1. */
type EstimateAt = (place: number, rowsUnder: number, counted: boolean) => Estimate;

function atCutoff(
  { povertyCutoff, n, poor }: { readonly povertyCutoff: number; readonly n: number; readonly poor: number },
  layout: Layout,
  estimate: EstimateAt,
): DeprivationAtCutoff {
  return {
    povertyCutoff,
    headcount: estimate(RATIO.headcount, n, true),
    intensity: estimate(layout.intensityAt, poor, false),
    adjustedHeadcount: estimate(RATIO.adjustedHeadcount, n, false),
    adjustedGap: estimate(RATIO.adjustedGap, n, false),
    adjustedSquaredGap: estimate(RATIO.adjustedSquaredGap, n, false),
    indicators: layout.shares.map((_, j) => ({
      censoredHeadcount: estimate(DEPRIVED + j, n, true),
      contribution: estimate(layout.contributionAt + j, poor, false),
    })),
    dimensions: Array.from({ length: layout.dimensionCount }, (_, d) => ({
      contribution: estimate(layout.dimensionAt + d, poor, false),
    })),
  };
}

/** Rows counted and left out, and clusters less strata where those counted are. */
function countRows(
  { scores, weights, design }: Inside,
  rows: Int32Array,
): { readonly n: number; readonly leftOut: number; readonly freedom: number } {
  const { clusterOfRow, stages } = designIndex(design);
  const stratumOf = stages[0]!.parent;
  let [n, leftOut, freedom] = [0, 0, 0];
  let [cluster, stratum] = [-1, -1];
  for (const row of rows) {
    if (Number.isNaN(scores.score[row]!) || !(weights[row]! > 0)) {
      leftOut++;
      continue;
    }
    n++;
    // Rows come in the order of strata and clusters, so that a new one is one not seen before.
    if (clusterOfRow[row] === cluster) continue;
    cluster = clusterOfRow[row]!;
    freedom++;
    if (stratumOf[cluster] === stratum) continue;
    stratum = stratumOf[cluster]!;
    freedom--;
  }
  return { n, leftOut, freedom };
}

function sharesOfGroup(
  { scores, level }: Inside,
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
