/** Clusters of a design numbered once, nested and in order, so that estimates are passes over columns. */

import type { SurveyDesign } from "./design.ts";
import { type Nesting, nestIds } from "./nest-ids.ts";

/** One stage whose sampling adds to the variance. */
export type StageIndex = {
  readonly clusterCount: number;
  /** Cluster to stratum (first stage) or cluster of the stage before; ascending. */
  readonly parent: Int32Array;
  readonly parentCount: number;
  /** Clusters drawn per parent. */
  readonly sampled: Float64Array;
  /** Clusters there were per parent; Infinity without finite population correction. */
  readonly population: Float64Array;
  /** Share of earlier stages that was drawn, per parent: what a variance within it is multiplied with. */
  readonly rate: Float64Array;
};

export type DesignIndex = {
  /** Row to cluster of the first stage. */
  readonly clusterOfRow: Int32Array;
  /** Row to leaf: cluster of the last stage below. */
  readonly leafOfRow: Int32Array;
  /** From the first; a stage after one without finite population correction is left out, for it adds nothing. */
  readonly stages: readonly StageIndex[];
};

const known = new WeakMap<SurveyDesign, DesignIndex>();

/**
 * The index of a design, built at the first call. The design's columns must not change afterwards.
 *
 * @throws RangeError  for columns of unequal length
 */
export function designIndex(design: SurveyDesign): DesignIndex {
  const before = known.get(design);
  if (before !== undefined) return before;
  const index = buildIndex(design);
  known.set(design, index);
  return index;
}

/** Strata numbered, with how many rows each has. */
export type StrataIndex = {
  readonly ofRow: Int32Array;
  readonly count: number;
  readonly sampled: Float64Array;
};

const knownStrata = new WeakMap<SurveyDesign, StrataIndex>();

/** The strata of a design, numbered at the first call. */
export function strataIndex(design: SurveyDesign): StrataIndex {
  const before = knownStrata.get(design);
  if (before !== undefined) return before;
  checkDesignLengths(design);
  const { ofRow, count } = nestStrata(design);
  const sampled = new Float64Array(count);
  for (const stratum of ofRow) sampled[stratum]!++;
  const index = { ofRow, count, sampled };
  knownStrata.set(design, index);
  return index;
}

function nestStrata({ strata, rowCount }: SurveyDesign): Nesting {
  return strata === null
    ? { ofRow: new Int32Array(rowCount), count: 1, parent: new Int32Array(1) }
    : nestIds(null, strata);
}

function checkDesignLengths({ rowCount, strata, weights, stages }: SurveyDesign): void {
  for (const column of [weights, strata, ...stages.flatMap((s) => [s.cluster, s.populationSize])]) {
    if (column !== null && column.length !== rowCount) {
      throw new RangeError(`Cannot use a design: a column has ${column.length} of ${rowCount} rows`);
    }
  }
}

function buildIndex(design: SurveyDesign): DesignIndex {
  checkDesignLengths(design);
  const given = design.stages.length > 0 ? design.stages : [{ cluster: null, populationSize: null }];
  const stages: StageIndex[] = [];
  let above = nestStrata(design);
  let clusterOfRow: Int32Array | null = null;
  for (const { cluster, populationSize } of given) {
    const here = nestIds(above, cluster);
    stages.push(stageOf(here, above, populationSize, stages.at(-1)));
    clusterOfRow ??= here.ofRow;
    above = here;
    if (populationSize === null) break;
  }
  return { clusterOfRow: clusterOfRow!, leafOfRow: above.ofRow, stages };
}

function stageOf(
  here: Nesting,
  above: Nesting,
  populationSize: Float64Array | null,
  before: StageIndex | undefined,
): StageIndex {
  const sampled = new Float64Array(above.count);
  for (const parent of here.parent) sampled[parent]!++;
  const population = new Float64Array(above.count).fill(Number.POSITIVE_INFINITY);
  if (populationSize !== null) {
    // The first row of each parent speaks for all; check-design.ts tells where others say otherwise.
    for (let row = populationSize.length - 1; row >= 0; row--) {
      const size = populationSize[row]!;
      if (size > 0) population[above.ofRow[row]!] = size;
    }
  }
  const rate = new Float64Array(above.count).fill(1);
  if (before !== undefined) {
    for (let p = 0; p < above.count; p++) {
      const grand = before.parent[p]!;
      rate[p] = (before.rate[grand]! * before.sampled[grand]!) / before.population[grand]!;
    }
  }
  return {
    clusterCount: here.count,
    parent: here.parent,
    parentCount: above.count,
    sampled,
    population,
    rate,
  };
}
