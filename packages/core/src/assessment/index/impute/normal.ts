/** Imputation from a multivariate normal distribution: what it expects in a gap, or a draw from what may be there. */

import { choleskyFactor, drawGamma, drawNormal, type RandomStream } from "../../../numerics/index.ts";
import { conditionOn, patternsOf } from "./normal-condition.ts";
import { fitNormal, type NormalFitOptions, type NormalModel, standardised } from "./normal-model.ts";

export type NormalImputed = {
  /** The columns with gaps filled by their conditional means; as given where nothing could be filled. */
  readonly columns: readonly Float64Array[];
  /** How far a filled value may stray: the conditional standard deviation; NaN where nothing was filled. */
  readonly conditionalDeviation: readonly Float64Array[];
  readonly model: NormalModel;
};

/**
 * Fill the gaps of a component's indicators with what a multivariate normal distribution expects there, given the
 * unit's other values. Columns that are constant or infinite somewhere are left out; a unit without any value in the
 * others keeps its gaps; a singular model fills nothing.
 *
 * @param columns  the indicators of one component, each with one value per unit, NaN where missing
 * @see `fitNormal` for the source
 * @example
 * imputeNormal([Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 1, 4, NaN)]).columns[1].some(Number.isNaN); // => false
 */
export function imputeNormal(
  columns: readonly Float64Array[],
  options: NormalFitOptions = {},
): NormalImputed {
  const model = fitNormal(columns, options);
  const conditionalDeviation = columns.map((column) => new Float64Array(column.length).fill(Number.NaN));
  const filled = fillGaps(columns, model, (expected, covariance, place) => {
    const m = expected.length;
    place.forEach(({ column, unit, deviation }, i) => {
      conditionalDeviation[column]![unit] = Math.sqrt(Math.max(0, covariance[i * m + i]!)) * deviation;
    });
    return expected;
  });
  return { columns: filled, conditionalDeviation, model };
}

/**
 * Fill the gaps with one draw from the fitted distribution, given the unit's other values.
 * Means and covariances are taken as known: with the same model again and again the spread is a little too small, so
 * many imputations draw the model too (`drawNormalModel`).
 *
 * @param model  from `fitNormal` or `drawNormalModel` on the same columns
 * @see Rubin (1987), Multiple Imputation for Nonresponse in Surveys. doi:10.1002/9780470316696
 */
export function drawNormalImputation(
  columns: readonly Float64Array[],
  model: NormalModel,
  random: RandomStream,
): readonly Float64Array[] {
  return fillGaps(columns, model, (expected, covariance) => {
    const m = expected.length;
    const factor = choleskyFactor(covariance, m);
    const draws = Float64Array.from({ length: m }, () => drawNormal(random));
    return expected.map((mean, i) => {
      // Gaps that determine each other have no joint density: each then strays on its own.
      if (factor === null) return mean + draws[i]! * Math.sqrt(Math.max(0, covariance[i * m + i]!));
      let value = mean;
      for (let k = 0; k <= i; k++) value += factor[i * m + k]! * draws[k]!;
      return value;
    });
  });
}

/**
 * What the distribution may be as well, given the data: covariances from the inverse Wishart distribution around those
 * that were fitted, means around theirs. Gaps count as if they had been observed, so where they are many the spread is
 * still a little too small; with no more units than columns the model stays what it is.
 *
 * @param model  from `fitNormal` on the same columns
 * @see Schafer (1997), Analysis of Incomplete Multivariate Data, section 5.2.2. doi:10.1201/9781439821862
 */
export function drawNormalModel(
  columns: readonly Float64Array[],
  model: NormalModel,
  random: RandomStream,
): NormalModel {
  const p = model.used.length;
  const n = patternsOf(model.used.map((c) => columns[c]!)).reduce((sum, { units }) => sum + units.length, 0);
  const root = choleskyFactor(model.covariance, p);
  if (model.outcome === "singular" || root === null || n - 1 <= p) return model;
  // Bartlett's factor A of a Wishart draw; then Σ = R Rᵀ with R = √n · C A⁻ᵀ, C the factor of the fitted covariance.
  const factor = new Float64Array(p * p);
  for (let i = 0; i < p; i++) {
    factor[i * p + i] = Math.sqrt(2 * drawGamma(random, (n - 1 - i) / 2));
    for (let k = 0; k < i; k++) factor[i * p + k] = drawNormal(random);
  }
  const drawn = new Float64Array(p * p);
  for (let row = 0; row < p; row++) {
    for (let k = 0; k < p; k++) {
      let rest = Math.sqrt(n) * root[row * p + k]!;
      for (let j = 0; j < k; j++) rest -= drawn[row * p + j]! * factor[k * p + j]!;
      drawn[row * p + k] = rest / factor[k * p + k]!;
    }
  }
  const strays = Float64Array.from({ length: p }, () => drawNormal(random) / Math.sqrt(n));
  const times = (row: number, of: (j: number) => number): number => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += drawn[row * p + j]! * of(j);
    return sum;
  };
  return {
    ...model,
    mean: model.mean.map((each, row) => each + times(row, (j) => strays[j]!)),
    covariance: Float64Array.from({ length: p * p }, (_, at) =>
      times(Math.floor(at / p), (j) => drawn[(at % p) * p + j]!),
    ),
  };
}

type Place = { readonly column: number; readonly unit: number; readonly deviation: number };

/** Fill each unit's gaps with what `choose` makes of their expectation and covariance on the model's scale. */
function fillGaps(
  columns: readonly Float64Array[],
  model: NormalModel,
  choose: (expected: Float64Array, covariance: Float64Array, places: readonly Place[]) => Float64Array,
): readonly Float64Array[] {
  const filled = columns.map((column) => column.slice());
  if (model.outcome === "singular") return filled;
  const standard = standardised(columns, model);
  for (const pattern of patternsOf(standard)) {
    if (pattern.missing.length === 0) continue;
    const conditional = conditionOn(pattern, model.mean, model.covariance);
    if (conditional === null) continue;
    for (const unit of pattern.units) {
      const places = pattern.missing.map((k) => ({
        column: model.used[k]!,
        unit,
        deviation: model.deviations[k]!,
      }));
      const expected = conditional.expect((k) => standard[k]![unit]!);
      const chosen = choose(expected, conditional.covariance, places);
      pattern.missing.forEach((k, i) => {
        filled[model.used[k]!]![unit] = model.centres[k]! + chosen[i]! * model.deviations[k]!;
      });
    }
  }
  return filled;
}
