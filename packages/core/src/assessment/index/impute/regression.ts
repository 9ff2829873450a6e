/** Regression imputation: a gap takes what the indicators that go with it best let one expect. */

import { choleskyFactor, choleskySolve, moments } from "../../../numerics/index.ts";

export type RegressionImputeOptions = {
  /** How many of the other indicators may speak for one; default 3. */
  readonly maximumPredictors?: number;
  /** Units that must have the indicator and all its predictors; default 10, and always two more than predictors. */
  readonly minimumCases?: number;
};

/** How one gap was filled. */
export type RegressionFill = {
  readonly column: number;
  readonly unit: number;
  /** Columns it was expected from, the closest first. */
  readonly predictors: readonly number[];
  readonly cases: number;
  /** Standard deviation of the residuals, with n − predictors − 1 degrees of freedom. */
  readonly residualDeviation: number;
};

/**
 * Fill gaps by least squares on the other indicators that the unit has: those most correlated with the indicator, as
 * many as the options allow. A predictor that others determine, or that leaves too few cases, is dropped from the
 * weakest; a gap for which none remains stays open. Guesses never serve as predictors.
 *
 * @param columns  each with one value per unit, NaN where missing; equal correlations go by their order
 * @throws RangeError  for less than one predictor
 * @see Little & Rubin (2019), Statistical Analysis with Missing Data, section 4.2.2. doi:10.1002/9781119482260
 * @example
 * imputeByRegression([Float64Array.of(1, 2, 3, 4), Float64Array.of(3, 5, 7, NaN)], { minimumCases: 3 }).columns[1][3]; // => 9
 */
export function imputeByRegression(
  columns: readonly Float64Array[],
  { maximumPredictors = 3, minimumCases = 10 }: RegressionImputeOptions = {},
): { readonly columns: readonly Float64Array[]; readonly fills: readonly RegressionFill[] } {
  if (!(maximumPredictors >= 1)) {
    throw new RangeError(`Cannot impute by regression on ${maximumPredictors} indicators`);
  }
  const fills: RegressionFill[] = [];
  const filled = columns.map((column, target) => {
    if (!column.some(Number.isNaN)) return column;
    const closest = closestColumns(columns, target, minimumCases);
    // Units that have the same predictors share a fit.
    const fits = new Map<string, Fit | null>();
    return column.map((value, unit) => {
      if (!Number.isNaN(value)) return value;
      const known = closest.filter((c) => Number.isFinite(columns[c]![unit]!)).slice(0, maximumPredictors);
      const key = known.join();
      if (!fits.has(key)) fits.set(key, fitLongest(columns, target, known, minimumCases));
      const fit = fits.get(key) ?? null;
      if (fit === null) return value;
      const { predictors, cases, residualDeviation } = fit;
      fills.push({ column: target, unit, predictors, cases, residualDeviation });
      return predictors.reduce(
        (sum, c, k) => sum + fit.slopes[k]! * (columns[c]![unit]! - fit.centres[k]!),
        fit.mean,
      );
    });
  });
  return { columns: filled, fills };
}

/** Columns by how strongly they go with the target, those with too few common units or no correlation left out. */
function closestColumns(columns: readonly Float64Array[], target: number, minimumCases: number): number[] {
  const strength = columns.map((_, c) => {
    if (c === target) return Number.NaN;
    const cases = completeCases(columns, [c, target]);
    if (cases.length < Math.max(3, minimumCases)) return Number.NaN;
    const [a, b] = [c, target].map((each) => standardise(pick(columns[each]!, cases)).values);
    return Math.abs(dot(a!, b!)) / (cases.length - 1);
  });
  return columns
    .map((_, c) => c)
    .filter((c) => strength[c]! > 1e-9)
    .sort((a, b) => {
      const difference = strength[b]! - strength[a]!;
      // Rounding must not choose between columns that are equally close.
      return Math.abs(difference) > 1e-9 ? difference : a - b;
    });
}

type Fit = {
  readonly predictors: readonly number[];
  readonly slopes: readonly number[];
  readonly centres: readonly number[];
  readonly mean: number;
  readonly cases: number;
  readonly residualDeviation: number;
};

/** The fit on as many of the predictors as it bears; null if on none. */
function fitLongest(
  columns: readonly Float64Array[],
  target: number,
  known: readonly number[],
  minimumCases: number,
): Fit | null {
  for (let size = known.length; size > 0; size--) {
    const fit = fitOn(columns, target, known.slice(0, size), minimumCases);
    if (fit !== null) return fit;
  }
  return null;
}

function fitOn(
  columns: readonly Float64Array[],
  target: number,
  predictors: readonly number[],
  minimumCases: number,
): Fit | null {
  const k = predictors.length;
  const cases = completeCases(columns, [...predictors, target]);
  if (cases.length < Math.max(minimumCases, k + 2)) return null;
  const response = standardise(pick(columns[target]!, cases));
  const standard = predictors.map((c) => standardise(pick(columns[c]!, cases)));
  if (!(response.deviation > 0) || standard.some(({ deviation }) => !(deviation > 0))) return null;
  const products = new Float64Array(k * k);
  standard.forEach((a, i) => {
    standard.forEach((b, j) => {
      products[i * k + j] = dot(a.values, b.values);
    });
  });
  const factor = choleskyFactor(products, k, 1e-8);
  if (factor === null) return null;
  const slopes = choleskySolve(
    factor,
    Float64Array.from(standard, ({ values }) => dot(values, response.values)),
  );
  const residual = response.values.map((value, i) =>
    standard.reduce((rest, { values }, q) => rest - slopes[q]! * values[i]!, value),
  );
  return {
    predictors,
    slopes: standard.map(({ deviation }, q) => (slopes[q]! * response.deviation) / deviation),
    centres: standard.map(({ mean }) => mean),
    mean: response.mean,
    cases: cases.length,
    residualDeviation: response.deviation * Math.sqrt(dot(residual, residual) / (cases.length - k - 1)),
  };
}

function completeCases(columns: readonly Float64Array[], among: readonly number[]): readonly number[] {
  const cases: number[] = [];
  for (let u = 0; u < columns[among[0]!]!.length; u++) {
    if (among.every((c) => Number.isFinite(columns[c]![u]!))) cases.push(u);
  }
  return cases;
}

function pick(column: Float64Array, units: readonly number[]): Float64Array {
  return Float64Array.from(units, (u) => column[u]!);
}

function standardise(values: Float64Array): {
  readonly values: Float64Array;
  readonly mean: number;
  readonly deviation: number;
} {
  const { mean, standardDeviation } = moments(values);
  // Equal values differ from their mean by no more than rounding.
  const deviation = standardDeviation > 1e-13 * Math.abs(mean) ? standardDeviation : 0;
  return { values: values.map((value) => (deviation > 0 ? (value - mean) / deviation : 0)), mean, deviation };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
