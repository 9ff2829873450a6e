/** Variance of totals by Taylor linearisation: what the spread of clusters in their strata says of a sample's error. */

import type { LonelyRule, SurveyDesign } from "./design.ts";
import { type DesignIndex, designIndex, type StageIndex } from "./design-index.ts";

/**
 * Covariances of the weighted totals of columns, stage by stage with finite population correction. For another
 * statistic the columns hold its linearised values, 0 outside the domain: the whole design stays in the computation.
 * A row whose weight is not above 0 adds nothing, whatever its value. NaN where a counting row has NaN, and where the
 * design's rule for a stratum with one cluster is `fail` and there is one. Under `average`, strata count at each stage.
 *
 * @param columns  one value per row; the weights of the design are applied here
 * @returns one matrix in row-major order, as many rows as columns were given
 * @throws RangeError  for columns of unequal length
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 4.3 and 5.5; Bellhouse (1985), Journal of
 *   Official Statistics 1, 323–329; R survey 4.1-1 `svyrecvar()`
 * @example
 * covarianceOfTotals({ weights: Float64Array.of(2, 2, 2), strata: null, stages: [], lonely: "fail", rowCount: 3 }, [Float64Array.of(1, 2, 3)]); // => Float64Array.of(12)
 */
export function covarianceOfTotals(design: SurveyDesign, columns: readonly Float64Array[]): Float64Array {
  const index = designIndex(design);
  const { leafOfRow, stages } = index;
  const width = columns.length;
  const totals = new Float64Array(stages.at(-1)!.clusterCount * width);
  for (let c = 0; c < width; c++) {
    const column = columns[c]!;
    if (column.length !== design.rowCount) {
      throw new RangeError(
        `Cannot compute variances: a column has ${column.length} of ${design.rowCount} rows`,
      );
    }
    for (let row = 0; row < column.length; row++) {
      const weight = design.weights[row]!;
      if (weight > 0) totals[leafOfRow[row]! * width + c]! += weight * column[row]!;
    }
  }
  return covarianceOfLeaves(index, design.lonely, null, totals, width);
}

/**
 * The same from the totals of leaves, such as those in which a domain has rows; leaves that are not named have 0.
 *
 * @param leaves  ascending; null for all
 * @param totals  leaf after leaf, `width` numbers each; overwritten
 */
export function covarianceOfLeaves(
  index: DesignIndex,
  lonely: LonelyRule,
  leaves: Int32Array | null,
  totals: Float64Array,
  width: number,
): Float64Array {
  const sum = new Float64Array(width * width);
  let ids = leaves;
  let count = leaves === null ? index.stages.at(-1)!.clusterCount : leaves.length;
  for (let s = index.stages.length - 1; s >= 0; s--) {
    const stage = index.stages[s]!;
    addStage(stage, lonely, ids, count, totals, width, sum);
    if (s === 0) break;
    const up = gather(stage, ids, count, totals, width);
    ids = up;
    count = up.length;
  }
  return sum;
}

/** Below this share of units not drawn, a stratum represents itself. */
const DRAWN_WHOLE = 1e-7;

/** The finite population correction: 0 where all were drawn. */
function shareNotDrawn(drawn: number, there: number): number {
  if (there === Number.POSITIVE_INFINITY) return 1;
  const left = (there - drawn) / there;
  return left < DRAWN_WHOLE ? 0 : left;
}

function addStage(
  stage: StageIndex,
  lonely: LonelyRule,
  ids: Int32Array | null,
  count: number,
  totals: Float64Array,
  width: number,
  sum: Float64Array,
): void {
  const here = new Float64Array(width * width);
  const mean = new Float64Array(width);
  let [runs, lonelyRuns] = [0, 0];
  for (let start = 0; start < count; ) {
    const parent = stage.parent[ids === null ? start : ids[start]!]!;
    let end = start + 1;
    while (end < count && stage.parent[ids === null ? end : ids[end]!] === parent) end++;
    runs++;
    const drawn = stage.sampled[parent]!;
    const left = shareNotDrawn(drawn, stage.population[parent]!);
    if (left > 0) {
      if (drawn > 1) {
        mean.fill(0);
        for (let k = start; k < end; k++) {
          for (let c = 0; c < width; c++) mean[c]! += totals[k * width + c]! / drawn;
        }
        const scale = (stage.rate[parent]! * left * drawn) / (drawn - 1);
        addSquares(here, totals, start, end, mean, scale, width);
        // Clusters of the sample in which the domain has nobody have the total 0.
        addProduct(here, mean, mean, 0, 0, scale * (drawn - (end - start)), width);
      } else if (lonely === "adjust") {
        // Linearised values have mean 0 over the sample.
        addProduct(here, totals, totals, start * width, start * width, stage.rate[parent]! * left, width);
      } else if (lonely === "average") lonelyRuns++;
      else if (lonely === "fail") here.fill(Number.NaN);
    }
    start = end;
  }
  const scale = lonelyRuns === 0 ? 1 : runs / (runs - lonelyRuns);
  // Where every stratum has one cluster there is nothing to average: 0 × ∞ is NaN.
  for (let k = 0; k < sum.length; k++) sum[k]! += here[k]! * scale;
}

function addSquares(
  sum: Float64Array,
  totals: Float64Array,
  start: number,
  end: number,
  mean: Float64Array,
  scale: number,
  width: number,
): void {
  for (let k = start; k < end; k++) {
    const from = k * width;
    for (let a = 0; a < width; a++) {
      const away = scale * (totals[from + a]! - mean[a]!);
      for (let b = 0; b < width; b++) sum[a * width + b]! += away * (totals[from + b]! - mean[b]!);
    }
  }
}

function addProduct(
  sum: Float64Array,
  left: Float64Array,
  right: Float64Array,
  fromLeft: number,
  fromRight: number,
  scale: number,
  width: number,
): void {
  for (let a = 0; a < width; a++) {
    const times = scale * left[fromLeft + a]!;
    for (let b = 0; b < width; b++) sum[a * width + b]! += times * right[fromRight + b]!;
  }
}

/** Totals added up by parent, in place; returns the parents. */
function gather(
  stage: StageIndex,
  ids: Int32Array | null,
  count: number,
  totals: Float64Array,
  width: number,
): Int32Array {
  const parents = new Int32Array(count);
  let place = -1;
  for (let k = 0; k < count; k++) {
    const parent = stage.parent[ids === null ? k : ids[k]!]!;
    const isNew = place < 0 || parents[place] !== parent;
    if (isNew) parents[++place] = parent;
    for (let c = 0; c < width; c++) {
      const value = totals[k * width + c]!;
      if (isNew) totals[place * width + c] = value;
      else totals[place * width + c]! += value;
    }
  }
  return parents.slice(0, place + 1);
}
