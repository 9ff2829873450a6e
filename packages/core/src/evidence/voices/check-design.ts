/** What is wrong with the design of a sample, counted and placed; estimates are made all the same. */

import type { SurveyDesign } from "./design.ts";
import { designIndex } from "./design-index.ts";

export const designProblems = [
  /** No weight: the row counts as not answering. */
  "weight-missing",
  "weight-negative",
  /** Outside the population of interest or by mistake: the row counts as not answering. */
  "weight-zero",
  /** A stratum, or a cluster at a later stage, from which one was drawn of more: the design's rule applies. */
  "lonely-cluster",
  /** More drawn than there were. */
  "population-below-sample",
  /** Rows of one stratum or cluster that state different populations: the first row holds. */
  "population-varies",
  /** A population that is not above 0: taken as too large to matter. */
  "population-missing",
] as const;

export type DesignProblem = {
  readonly kind: (typeof designProblems)[number];
  /** Stage of sampling from 0; 0 for weights. */
  readonly stage: number;
  /** Rows, strata or clusters concerned. */
  readonly count: number;
  /** The first row concerned. */
  readonly row: number;
};

/**
 * The problems of a design, one record for each kind and stage.
 *
 * @throws RangeError  for columns of unequal length
 * @example
 * checkDesign({ weights: Float64Array.of(1, 0, 1), strata: null, stages: [], lonely: "fail", rowCount: 3 }); // => [{ kind: "weight-zero", stage: 0, count: 1, row: 1 }]
 */
export function checkDesign(design: SurveyDesign): readonly DesignProblem[] {
  const { clusterOfRow, leafOfRow, stages } = designIndex(design);
  const found = new Map<string, DesignProblem>();
  function note(kind: DesignProblem["kind"], stage: number, row: number): void {
    const key = `${kind} ${stage}`;
    const before = found.get(key);
    found.set(
      key,
      before === undefined ? { kind, stage, count: 1, row } : { ...before, count: before.count + 1 },
    );
  }
  for (let row = 0; row < design.rowCount; row++) {
    const weight = design.weights[row]!;
    if (Number.isNaN(weight)) note("weight-missing", 0, row);
    else if (weight < 0) note("weight-negative", 0, row);
    else if (weight === 0) note("weight-zero", 0, row);
  }
  let ofRow = leafOfRow;
  for (let s = stages.length - 1; s >= 0; s--) {
    const { parent, sampled, population } = stages[s]!;
    if (s === 0) ofRow = clusterOfRow;
    const stated = design.stages[s]?.populationSize ?? null;
    const seen = new Uint8Array(sampled.length);
    const varies = new Uint8Array(sampled.length);
    for (let row = 0; row < design.rowCount; row++) {
      const above = parent[ofRow[row]!]!;
      if (stated !== null && !(stated[row]! > 0)) note("population-missing", s, row);
      else if (stated !== null && stated[row] !== population[above] && varies[above] === 0) {
        varies[above] = 1;
        note("population-varies", s, row);
      }
      if (seen[above] === 1) continue;
      seen[above] = 1;
      if (population[above]! < sampled[above]!) note("population-below-sample", s, row);
      else if (sampled[above] === 1 && population[above]! > 1) note("lonely-cluster", s, row);
    }
    ofRow = ofRow.map((cluster) => parent[cluster]!);
  }
  return [...found.values()].toSorted((a, b) => a.stage - b.stage || a.row - b.row);
}
