/** Risk that a record of a sample is matched with the right person of the population. */

import type { KeyFrequencies } from "./key-frequencies.ts";

export type RiskOptions = {
  /** `exact` is the formula as derived; `approximate` shortens it where more than two persons share the keys. */
  readonly method: "exact" | "approximate";
};

/**
 * Estimate each record's risk of re-identification: the mean of 1/F over the population counts F that a sample count
 * of fk leaves possible, F being negative binomial with success probability fk ÷ Fk.
 *
 * Without weights, or where the weights add up to less than the persons, the sample is taken for the population and
 * the risk is 1 ÷ fk.
 *
 * @returns one number per record, 0 to 1
 * @throws RangeError  for columns of unequal length, or a count that is not above 0
 * @see Benedetti & Franconi (1998), New Techniques and Technologies for Statistics; Templ, Kowarik & Meindl (2015).
 * doi:10.18637/jss.v067.i04; sdcMicro 5.8.1 `indivRisk()`
 * @example
 * reidentificationRisk({ sample: [4], population: [4] }, { method: "exact" })[0]; // => 0.25
 * reidentificationRisk({ sample: [2], population: [84.5] }, { method: "exact" })[0].toFixed(6); // => "0.022042"
 */
export function reidentificationRisk(
  { sample, population }: { readonly [K in keyof KeyFrequencies]: ArrayLike<number> },
  { method }: RiskOptions,
): Float64Array {
  if (sample.length !== population.length) {
    throw new RangeError(
      `Cannot compare ${sample.length} sample counts with ${population.length} of the population`,
    );
  }
  const known = new Map<string, number>();
  return Float64Array.from({ length: sample.length }, (_, i) => {
    const f = sample[i]!;
    const share = f / population[i]!;
    if (!(Number.isInteger(f) && f > 0 && share > 0)) {
      throw new RangeError(`Cannot state the risk of ${f} persons who stand for ${population[i]}`);
    }
    const key = `${f} ${share}`;
    let risk = known.get(key);
    if (risk === undefined) {
      risk = riskOf(f, Math.min(1, share), method);
      known.set(key, risk);
    }
    return risk;
  });
}

function riskOf(f: number, p: number, method: RiskOptions["method"]): number {
  const rest = 1 - p;
  if (method === "approximate" && f > 2) return p / (f - rest);
  return p * integral(f, p, rest);
}

/**
 * ∫₀¹ (1 − t)^(f−1) ÷ (1 − qt) dt, which is ₂F₁(1, 1; f + 1; q) ÷ f and, times p, the mean of 1/F. The power
 * series is quick where q is small or f large. Else it is reached from f = 1, where it is −ln p ÷ q, step by step;
 * an error shrinks by p/q at each step.
 */
function integral(f: number, p: number, q: number): number {
  if (q <= 0.5 || f > 100) {
    let term = 1 / f;
    let sum = term;
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= (q * k) / (f + k);
      sum += term;
    }
    return sum;
  }
  let value = -Math.log(p) / q;
  for (let k = 1; k < f; k++) value = (1 / k - p * value) / q;
  return value;
}

export type GlobalRisk = {
  /** Records of the file that are expected to be matched rightly if every one is tried. */
  readonly expectedReidentifications: number;
  /** The same as a share of all records: the mean of their risks. NaN without records. */
  readonly share: number;
};

/**
 * Sum individual risks over the file.
 *
 * @example
 * globalRisk([0.5, 0.25, 0.25]).expectedReidentifications; // => 1
 */
export function globalRisk(risks: ArrayLike<number>): GlobalRisk {
  let sum = 0;
  for (let i = 0; i < risks.length; i++) sum += risks[i]!;
  return { expectedReidentifications: sum, share: sum / risks.length };
}
