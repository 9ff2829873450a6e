/** The standard normal distribution: probabilities below a point, and points below which a probability lies. */

/** Coefficients from the lowest power to the highest. */
type Polynomial = readonly number[];

function evaluate(polynomial: Polynomial, x: number): number {
  let sum = 0;
  for (let k = polynomial.length - 1; k >= 0; k--) sum = sum * x + polynomial[k]!;
  return sum;
}

const central = {
  over: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
    67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  under: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
    28729.085735721943, 5226.495278852854,
  ],
} as const;

const middle = {
  over: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
    0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  under: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
    0.0005475938084995345, 1.0507500716444169e-9,
  ],
} as const;

const far = {
  over: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
    0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  under: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
} as const;

function ratio(
  { over, under }: { readonly over: Polynomial; readonly under: Polynomial },
  x: number,
): number {
  return evaluate(over, x) / evaluate(under, x);
}

/**
 * The point below which a standard normal variable falls with probability `p`; −∞ at 0, ∞ at 1. Exact to about 1e-15 of itself.
 *
 * @throws RangeError  for a probability outside [0, 1]
 * @see Wichura (1988), algorithm AS 241, Applied Statistics 37, 477–484. doi:10.2307/2347330
 * @example
 * normalQuantile(0.5); // => 0
 * normalQuantile(0.975).toFixed(12); // => "1.959963984540"
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`Cannot take normal quantile ${p}: it must lie in [0, 1]`);
  const fromMiddle = p - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) return fromMiddle * ratio(central, 0.180625 - fromMiddle * fromMiddle);
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return p === 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const root = Math.sqrt(-Math.log(tail));
  const size = root <= 5 ? ratio(middle, root - 1.6) : ratio(far, root - 5);
  return fromMiddle < 0 ? -size : size;
}

const errorNear = {
  over: [3209.3775891384694, 377.485237685302, 113.86415415105016, 3.1611237438705655, 0.18577770618460315],
  under: [2844.236833439171, 1282.6165260773723, 244.02463793444417, 23.601290952344122, 1],
} as const;

const errorMiddle = {
  over: [
    1230.3393547979972, 2051.0783778260716, 1712.0476126340707, 881.952221241769, 298.6351381974001,
    66.11919063714163, 8.883149794388377, 0.5641884969886701, 2.1531153547440383e-8,
  ],
  under: [
    1230.3393548037495, 3439.3676741437216, 4362.619090143247, 3290.7992357334597, 1621.3895745666903,
    537.1811018620099, 117.6939508913125, 15.744926110709835, 1,
  ],
} as const;

const errorFar = {
  over: [
    0.0006587491615298378, 0.016083785148742275, 0.12578172611122926, 0.36034489994980445,
    0.30532663496123236, 0.016315387137302097,
  ],
  under: [
    0.0023352049762686918, 0.06051834131244132, 0.5279051029514285, 1.8729528499234673, 2.568520192289822, 1,
  ],
} as const;

/**
 * The probability that a standard normal variable falls below `x`, exact to some 1e-15 of itself near 0 and to what
 * rounding `x` leaves, 1e-16 × x², far in the lower tail.
 *
 * @see Cody (1969), Mathematics of Computation 23, 631–637. doi:10.1090/S0025-5718-1969-0247736-4
 * @example
 * normalProbability(0); // => 0.5
 * normalProbability(Number.NEGATIVE_INFINITY); // => 0
 */
export function normalProbability(x: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  const y = Math.abs(x) * Math.SQRT1_2;
  if (y <= 0.46875) return 0.5 + 0.5 * Math.sign(x) * y * ratio(errorNear, y * y);
  if (y > 38) return x < 0 ? 0 : 1;
  const scaled =
    y <= 4 ? ratio(errorMiddle, y) : (1 / Math.sqrt(Math.PI) - ratio(errorFar, 1 / (y * y)) / (y * y)) / y;
  // The square in two parts: rounding it at once would cost digits in the tail.
  const rounded = Math.trunc(y * 16) / 16;
  const upper = Math.exp(-rounded * rounded) * Math.exp(-(y - rounded) * (y + rounded)) * scaled;
  return x < 0 ? upper / 2 : 1 - upper / 2;
}
