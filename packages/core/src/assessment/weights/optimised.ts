/** Weights under which each criterion has the importance in the index that was stated for it. */

import { drawDirichlet, leastSquares, moments, type RandomStream } from "../../numerics/index.ts";

export type OptimisedWeights = {
  /** At least 0, adding up to 1. */
  readonly weights: Float64Array;
  /** Importance of each criterion under these weights, and the same as shares of their sum. */
  readonly importances: Float64Array;
  readonly shares: Float64Array;
  /** Root of the mean squared difference between these shares and the stated ones, and the largest difference. */
  readonly residual: number;
  readonly largestGap: number;
  /** How many of the starts came to the same residual (within 1e-6): few, and there may be better ones. */
  readonly starts: number;
  readonly agreeing: number;
};

/**
 * Weights, at least 0, whose importances stand in the stated ratio as nearly as they can. The first start is the
 * stated ratio itself, the second equal weights, the others are drawn.
 *
 * @param stated  relative importances, at least 0, not all 0
 * @param options.importances  importance of each criterion under given weights, smooth in them; as correlations
 *   with the index are (`meanImportances`)
 * @param options.starts  at least 1
 * @throws RangeError  for stated importances below 0 or all 0, or without any start
 * @see Becker et al. (2017), Ecological Indicators 80, 12–22. doi:10.1016/j.ecolind.2017.03.056; COINr's
 *   `get_opt_weights(optype = "balance")`, whose aim it shares
 * @example
 * Array.from(optimiseWeights([3, 1], { importances: (w) => w, random: () => 0.5, starts: 2 }).weights); // => [0.75, 0.25]
 */
export function optimiseWeights(
  stated: ArrayLike<number>,
  options: {
    readonly importances: (weights: Float64Array) => ArrayLike<number>;
    readonly random: RandomStream;
    readonly starts?: number;
  },
): OptimisedWeights {
  const { importances, random, starts = 12 } = options;
  const target = sharesFrom(Float64Array.from(stated));
  if (!(target.length > 0 && target.every((each) => each >= 0))) {
    throw new RangeError(`Cannot optimise weights for importances ${Array.from(stated).join(", ")}`);
  }
  if (!(starts >= 1)) throw new RangeError(`Cannot optimise weights from ${starts} starts`);
  // Squares are at least 0, so no weight needs a bound of its own.
  const weightsOf = (roots: Float64Array): Float64Array => sharesFrom(roots.map((each) => each * each));
  const gapsOf = (weights: Float64Array): Float64Array => {
    const shares = sharesFrom(Float64Array.from(importances(weights)));
    return target.map((each, k) => shares[k]! - each);
  };
  const equal = Array.from(target, () => 1 / target.length);
  const found = Array.from({ length: starts }, (_, start) => {
    const from = start === 0 ? target : start === 1 ? equal : drawDirichlet(random, equal, target.length);
    // From a weight of exactly 0 no slope leads away.
    const roots = Float64Array.from(from, (each) => Math.sqrt(Math.max(each, 1e-4)));
    const { x, squares } = leastSquares((at) => gapsOf(weightsOf(at)), roots);
    return { weights: weightsOf(x), residual: Math.sqrt(squares / target.length) };
  });
  const best = found.reduce((so, each) => (each.residual < so.residual ? each : so));
  const reached = Float64Array.from(importances(best.weights));
  const shares = sharesFrom(reached);
  return {
    weights: best.weights,
    importances: reached,
    shares,
    residual: best.residual,
    largestGap: shares.reduce((most, each, k) => Math.max(most, Math.abs(each - target[k]!)), 0),
    starts,
    agreeing: found.filter(({ residual }) => residual <= best.residual + 1e-6).length,
  };
}

/** NaN throughout where they do not add up to more than 0. */
function sharesFrom(values: Float64Array): Float64Array {
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((each) => (sum > 0 ? each / sum : Number.NaN));
}

/**
 * Pearson's correlation of each column with the weighted arithmetic mean of them all, as a function of the weights.
 *
 * @param columns  one for each criterion, of one length, without gaps
 * @throws RangeError  for a gap, a column that does not vary, or columns of unequal length
 * @example
 * Array.from(meanImportances([[1, 2, 3], [3, 2, 1]])([1, 0])); // => [1, -1]
 */
export function meanImportances(
  columns: readonly ArrayLike<number>[],
): (weights: ArrayLike<number>) => Float64Array {
  const centred = columns.map((column, k) => {
    const { n, mean, standardDeviation } = moments(column);
    if (n !== columns[0]!.length || n !== column.length || !(standardDeviation > 1e-14 * Math.abs(mean))) {
      throw new RangeError(
        `Cannot correlate column ${k}: it has gaps, does not vary or is of another length`,
      );
    }
    return Float64Array.from(column, (each) => each - mean);
  });
  const covariances = centred.map((a) =>
    centred.map((b) => a.reduce((sum, each, i) => sum + each * b[i]!, 0)),
  );
  return (weights) => {
    const withIndex = covariances.map((row) => row.reduce((sum, each, k) => sum + each * weights[k]!, 0));
    const variance = withIndex.reduce((sum, each, k) => sum + each * weights[k]!, 0);
    return Float64Array.from(withIndex, (each, k) => each / Math.sqrt(variance * covariances[k]![k]!));
  };
}
