/** The regularised incomplete beta function, from which the tails of t and F follow. */

/**
 * Regularised incomplete beta function: the probability that a beta variable lies at or below `x`.
 *
 * @param x  in [0, 1]
 * @param a  above 0
 * @param b  above 0
 * @throws RangeError  for x outside [0, 1], or a or b not above 0
 * @see NIST Digital Library of Mathematical Functions, 8.17.22 (continued fraction), https://dlmf.nist.gov/8.17
 * @example
 * incompleteBeta(0.5, 1, 1).toFixed(12); // => "0.500000000000"
 * incompleteBeta(1, 3, 0.5); // => 1
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) {
    throw new RangeError(`Cannot compute the incomplete beta function at ${x} for ${a} and ${b}`);
  }
  if (x === 0 || x === 1) return x;
  // The fraction converges fast below the mean; above it, the other tail is computed.
  if (x > (a + 1) / (a + b + 2)) return 1 - tail(1 - x, b, a);
  return tail(x, a, b);
}

function tail(x: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return (front * fraction(x, a, b)) / a;
}

// Some √max(a, b) terms are needed.
const MOST_TERMS = 20_000;

/** Lentz's method from the front; a zero on the way is replaced by something that does not show. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const held = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / held(1 - ((a + b) * x) / (a + 1));
  let result = d;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    const before = result;
    for (const term of [even, odd]) {
      d = 1 / held(1 + term * d);
      c = held(1 + term / c);
      result *= c * d;
    }
    if (Math.abs(result - before) < 1e-16 * Math.abs(result)) break;
  }
  return result;
}

/**
 * Natural logarithm of the gamma function, for arguments above 0, by Stirling's series after moving the argument up.
 *
 * @see NIST Digital Library of Mathematical Functions, 5.11.1 and 5.5.1, https://dlmf.nist.gov/5.11
 * @example
 * Math.abs(logGamma(5) - Math.log(24)) < 1e-14; // => true
 */
export function logGamma(value: number): number {
  let z = value;
  let product = 1;
  while (z < 12) {
    product *= z;
    z++;
  }
  const w = 1 / (z * z);
  const series =
    (1 / 12 +
      w * (-1 / 360 + w * (1 / 1260 + w * (-1 / 1680 + w * (1 / 1188 + w * (-691 / 360_360 + w / 156)))))) /
    z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
