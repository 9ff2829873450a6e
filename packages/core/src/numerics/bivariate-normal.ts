/** Probabilities of two standard normal variables that are correlated. */

import { normalProbability } from "./normal-distribution.ts";

type Rule = readonly { readonly point: number; readonly weight: number }[];

/** Points and weights of Gauss–Legendre quadrature on −1 to 1: the rules of the source, by size of the correlation. */
const weakRule = gaussLegendre(6);
const middleRule = gaussLegendre(12);
const strongRule = gaussLegendre(20);

function ruleFor(rho: number): Rule {
  const size = Math.abs(rho);
  return size < 0.3 ? weakRule : size < 0.75 ? middleRule : strongRule;
}

/**
 * The probability that X ≤ x and Y ≤ y, for standard normal X and Y with correlation `rho`; exact to about 1e-15.
 * Either bound may be infinite.
 *
 * @param rho  in [−1, 1]
 * @throws RangeError  for a correlation outside [−1, 1]
 * @see Genz (2004), Statistics and Computing 14, 251–260. doi:10.1023/B:STCO.0000035304.20635.31
 * @example
 * bivariateNormalProbability(0, 0, 0.5).toFixed(12); // => "0.333333333333"
 * bivariateNormalProbability(Number.POSITIVE_INFINITY, 0, 0.5); // => 0.5
 */
export function bivariateNormalProbability(x: number, y: number, rho: number): number {
  if (!(rho >= -1 && rho <= 1)) {
    throw new RangeError(`Cannot take a bivariate normal probability of correlation ${rho}`);
  }
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (x === Number.NEGATIVE_INFINITY || y === Number.NEGATIVE_INFINITY) return 0;
  if (x === Number.POSITIVE_INFINITY) return normalProbability(y);
  if (y === Number.POSITIVE_INFINITY) return normalProbability(x);
  if (rho === 0) return normalProbability(x) * normalProbability(y);
  // The source speaks of upper tails; by symmetry they are lower tails of the bounds with their signs turned.
  const found = Math.abs(rho) < 0.925 ? moderate(-x, -y, rho) : strong(-x, -y, rho);
  return Math.min(1, Math.max(0, found));
}

/**
 * The density of two standard normal variables with correlation `rho`, which is also how fast the probability below
 * (x, y) grows with the correlation. 0 at infinite bounds.
 *
 * @param rho  in (−1, 1)
 * @see Plackett (1954), Biometrika 41, 351–360. doi:10.1093/biomet/41.3-4.351
 * @example
 * bivariateNormalDensity(0, 0, 0).toFixed(12); // => "0.159154943092"
 */
export function bivariateNormalDensity(x: number, y: number, rho: number): number {
  if (!(Number.isFinite(x) && Number.isFinite(y))) return 0;
  const rest = (1 - rho) * (1 + rho);
  return Math.exp(-(x * x - 2 * rho * x * y + y * y) / (2 * rest)) / (2 * Math.PI * Math.sqrt(rest));
}

/** Upper tail, integrated over the arcsine of the correlation. */
function moderate(h: number, k: number, rho: number): number {
  const product = h * k;
  const half = (h * h + k * k) / 2;
  const arc = Math.asin(rho) / 2;
  let sum = 0;
  for (const { point, weight } of ruleFor(rho)) {
    const sine = Math.sin(arc * (point + 1));
    sum += weight * Math.exp((sine * product - half) / (1 - sine * sine));
  }
  return (sum * arc) / (2 * Math.PI) + normalProbability(-h) * normalProbability(-k);
}

/** Upper tail near perfect correlation: the tail at ±1, less an integral whose leading terms are known. */
function strong(h: number, kGiven: number, rho: number): number {
  const k = rho < 0 ? -kGiven : kGiven;
  const product = h * k;
  const lost = Math.abs(rho) < 1 ? belowPerfect(h, k, product, (1 - rho) * (1 + rho)) : 0;
  if (rho > 0) return lost + normalProbability(-Math.max(h, k));
  if (h >= k) return -lost;
  const between =
    h < 0 ? normalProbability(k) - normalProbability(h) : normalProbability(-h) - normalProbability(-k);
  return between - lost;
}

function belowPerfect(h: number, k: number, product: number, rest: number): number {
  const root = Math.sqrt(rest);
  const apart = (h - k) ** 2;
  const c = (4 - product) / 8;
  const d = (12 - product) / 80;
  let known = 0;
  const exponent = -(apart / rest + product) / 2;
  if (exponent > -100) {
    known =
      root * Math.exp(exponent) * (1 - (c * (apart - rest) * (1 - d * apart)) / 3 + c * d * rest * rest);
  }
  if (product > -100) {
    const distance = Math.sqrt(apart);
    const tail = Math.sqrt(2 * Math.PI) * normalProbability(-distance / root);
    known -= Math.exp(-product / 2) * tail * distance * (1 - (c * apart * (1 - d * apart)) / 3);
  }
  const half = root / 2;
  let sum = 0;
  for (const { point, weight } of strongRule) {
    const square = (half * (1 + point)) ** 2;
    const power = -(apart / square + product) / 2;
    if (!(power > -100)) continue;
    const near = Math.sqrt(1 - square);
    const leading = 1 + c * square * (1 + 5 * d * square);
    const exact = Math.exp((-product / 2) * (square / (1 + near) ** 2)) / near;
    sum += weight * Math.exp(power) * (leading - exact);
  }
  return (half * sum - known) / (2 * Math.PI);
}

/** Zeros of the Legendre polynomial by Newton's method from Chebyshev's points, with their weights. */
function gaussLegendre(count: number): Rule {
  return Array.from({ length: count }, (_, i) => {
    let point = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 10; step++) {
      let [before, now] = [1, point];
      for (let n = 2; n <= count; n++)
        [before, now] = [now, ((2 * n - 1) * point * now - (n - 1) * before) / n];
      slope = (count * (point * now - before)) / (point * point - 1);
      point -= now / slope;
    }
    return { point, weight: 2 / ((1 - point * point) * slope * slope) };
  });
}
