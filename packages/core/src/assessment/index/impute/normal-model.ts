/** A multivariate normal distribution fitted to columns with gaps, by expectation and maximisation. */

import { extent, moments } from "../../../numerics/index.ts";
import { type Conditional, conditionOn, type Pattern, patternsOf } from "./normal-condition.ts";

export type NormalFitOptions = {
  /** Stop when no mean or covariance of the standardised columns moves by more; default 1e-12. */
  readonly tolerance?: number;
  /** Give up after so many rounds; default 10,000. */
  readonly maximumRounds?: number;
};

/** The distribution of the columns that could be used, each standardised. */
export type NormalModel = {
  /** Positions of those columns: not constant, without infinite values. */
  readonly used: readonly number[];
  /** What their values were standardised by. */
  readonly centres: readonly number[];
  readonly deviations: readonly number[];
  readonly mean: Float64Array;
  /** Row after row, divided by n. */
  readonly covariance: Float64Array;
  readonly rounds: number;
  /** `singular`: some columns determine others or there are too few units, so nothing can be expected from it. */
  readonly outcome: "converged" | "not-converged" | "singular";
};

/**
 * Fit means and covariances by maximum likelihood. Deterministic.
 *
 * @param columns  each with one value per unit, NaN where missing
 * @see Dempster, Laird & Rubin (1977), J. R. Statist. Soc. B 39, 1–38. doi:10.1111/j.2517-6161.1977.tb01600.x
 * @see Little & Rubin (2019), Statistical Analysis with Missing Data, section 11.2. doi:10.1002/9781119482260
 * @example
 * fitNormal([Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 1, 4, NaN)]).outcome; // => "converged"
 */
export function fitNormal(
  columns: readonly Float64Array[],
  { tolerance = 1e-12, maximumRounds = 10_000 }: NormalFitOptions = {},
): NormalModel {
  const used = columns.map((_, c) => c).filter((c) => isUsable(columns[c]!));
  const scales = used.map((c) => moments(columns[c]!));
  const centres = scales.map(({ mean }) => mean);
  const deviations = scales.map(({ standardDeviation }) => standardDeviation);
  const standard = standardised(columns, { used, centres, deviations });
  return { used, centres, deviations, ...climb(standard, tolerance, maximumRounds) };
}

/** The columns that a model uses, on its scale. */
export function standardised(
  columns: readonly Float64Array[],
  { used, centres, deviations }: Pick<NormalModel, "used" | "centres" | "deviations">,
): readonly Float64Array[] {
  return used.map((c, k) => columns[c]!.map((value) => (value - centres[k]!) / deviations[k]!));
}

function isUsable(column: Float64Array): boolean {
  return column.every((value) => Number.isNaN(value) || Number.isFinite(value)) && extent(column).range > 0;
}

type Climbed = Pick<NormalModel, "mean" | "covariance" | "rounds" | "outcome">;

/** Rounds of expectation and maximisation, until they no longer move. */
function climb(columns: readonly Float64Array[], tolerance: number, maximumRounds: number): Climbed {
  const p = columns.length;
  const patterns = patternsOf(columns);
  const n = patterns.reduce((sum, { units }) => sum + units.length, 0);
  let mean = new Float64Array(p);
  let covariance = new Float64Array(p * p);
  // Standardised columns: begin as if they were independent.
  for (let k = 0; k < p; k++) covariance[k * p + k] = 1;
  for (let round = 1; round <= maximumRounds; round++) {
    const sums = new Float64Array(p);
    const products = new Float64Array(p * p);
    for (const pattern of patterns) {
      const conditional = conditionOn(pattern, mean, covariance);
      if (conditional === null) return { mean, covariance, rounds: round, outcome: "singular" };
      addExpected(pattern, conditional, columns, { sums, products });
    }
    const nextMean = sums.map((sum) => sum / n);
    const next = products.map(
      (product, at) => product / n - nextMean[Math.floor(at / p)]! * nextMean[at % p]!,
    );
    const change = Math.max(furthest(mean, nextMean), furthest(covariance, next));
    mean = nextMean;
    covariance = next;
    if (change <= tolerance) return { mean, covariance, rounds: round, outcome: "converged" };
  }
  return { mean, covariance, rounds: maximumRounds, outcome: "not-converged" };
}

/** Expected sums and products of a pattern's units; what is missing adds its conditional covariance. */
function addExpected(
  { missing, units }: Pattern,
  conditional: Conditional,
  columns: readonly Float64Array[],
  into: { readonly sums: Float64Array; readonly products: Float64Array },
): void {
  const p = columns.length;
  const m = missing.length;
  const row = new Float64Array(p);
  for (const u of units) {
    for (let k = 0; k < p; k++) row[k] = columns[k]![u]!;
    const expected = conditional.expect((k) => row[k]!);
    missing.forEach((k, i) => {
      row[k] = expected[i]!;
    });
    for (let a = 0; a < p; a++) {
      into.sums[a]! += row[a]!;
      for (let b = 0; b < p; b++) into.products[a * p + b]! += row[a]! * row[b]!;
    }
  }
  missing.forEach((k, i) => {
    missing.forEach((l, j) => {
      into.products[k * p + l]! += units.length * conditional.covariance[i * m + j]!;
    });
  });
}

function furthest(before: Float64Array, after: Float64Array): number {
  return after.reduce((most, value, i) => Math.max(most, Math.abs(value - before[i]!)), 0);
}
