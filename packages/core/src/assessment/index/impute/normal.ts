/** Imputation from a multivariate normal distribution: what it expects in a gap, or a draw from what may be there. */

import { choleskyFactor, drawNormal, type RandomStream } from "../../../numerics/index.ts";
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
 * Fill the gaps with one draw from the fitted distribution, given the unit's other values: one of many imputations.
 * Means and covariances are taken as known, so the spread of draws is a little too small where units are few.
 *
 * @param model  from `fitNormal` on the same columns
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
