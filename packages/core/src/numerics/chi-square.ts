/** Upper tail of the chi-square distribution, for whole degrees of freedom. */

/**
 * Probability that a chi-square variable with `degrees` degrees of freedom exceeds `value`.
 *
 * @param degrees  whole, at least 1
 * @throws RangeError  for other degrees of freedom, or a value that is no number
 * @see NIST Digital Library of Mathematical Functions, 8.7.3 and 8.9.2. https://dlmf.nist.gov/8
 * @example
 * chiSquareTail(2, 2) - Math.exp(-1) < 1e-15; // => true
 */
export function chiSquareTail(value: number, degrees: number): number {
  if (!(Number.isInteger(degrees) && degrees >= 1))
    throw new RangeError(`Cannot take chi-square with ${degrees} degrees of freedom`);
  if (Number.isNaN(value)) throw new RangeError("Cannot take the tail of chi-square beyond NaN");
  if (value <= 0) return 1;
  if (value === Number.POSITIVE_INFINITY) return 0;
  const a = degrees / 2;
  const x = value / 2;
  const scale = Math.exp(a * Math.log(x) - x - logGammaOfHalves(degrees));
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x);
}

/** ln Γ(n/2), from Γ(½) = √π and Γ(1) = 1 upward. */
function logGammaOfHalves(n: number): number {
  let sum = n % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
  for (let k = n % 2 === 0 ? 2 : 1; k < n; k += 2) sum += Math.log(k / 2);
  return sum;
}

/** γ(a, x) / (xᵃ e⁻ˣ) = Σ xᵏ / (a (a+1) … (a+k)). */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Γ(a, x) / (xᵃ e⁻ˣ) by its continued fraction, evaluated as Lentz does. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let result = d;
  for (let k = 1; k < 1000; k++) {
    const factor = -k * (k - a);
    b += 2;
    d = 1 / (factor * d + b);
    c = b + factor / c;
    result *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return result;
}
