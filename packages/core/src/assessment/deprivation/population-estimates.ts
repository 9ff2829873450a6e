/** One population under a measure: everything at every poverty cutoff, with standard errors and intervals. */

import { designIndex, type Estimate, type SurveyDesign } from "../../evidence/index.ts";
import { DEPRIVED, type Layout, type LevelSums, PEOPLE, RATIO, ratiosOf, sumByLevel } from "./level-sums.ts";
import type { PersonScores } from "./person-scores.ts";
import { ratioVariances } from "./ratio-variances.ts";
import { shareEstimate } from "./share-estimate.ts";
import { simpleVariances } from "./simple-variances.ts";

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

export type ScoredSample = {
  readonly scores: PersonScores;
  readonly layout: Layout;
  /** Survey weight times members. */
  readonly weights: Float64Array;
  readonly design: SurveyDesign;
  readonly level: number;
};

/** @param rows  of the population, in the order of strata and clusters */
export function estimatePopulation(
  scored: ScoredSample,
  rows: Int32Array,
): { readonly sums: LevelSums; readonly estimates: PopulationDeprivation } {
  const { scores, layout, weights, design, level } = scored;
  const sums = sumByLevel(scores, layout, weights, rows);
  const ratios = ratiosOf(sums, layout);
  const index = designIndex(design);
  const variances = ratioVariances({ scores, layout, weights, rows, sums, ratios }, index, design.lonely);
  const simple = simpleVariances(sums, ratios, layout);
  const { n, leftOut, freedom } = countRows(scored, rows);
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
  { scores, weights, design }: ScoredSample,
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
