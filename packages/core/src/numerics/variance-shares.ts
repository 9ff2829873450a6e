/** Sobol′ indices: which inputs the variance of a result comes from. */

/**
 * Results of a sample in the design of Saltelli: rows of two independent samples A and B, and for each input the
 * rows of A with that input taken from B.
 */
export type SaltelliResults = {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
  /** One column for each input. */
  readonly ab: readonly ArrayLike<number>[];
};

/** Shares of the variance of a result, one entry for each input; NaN where the result never changes. */
export type VarianceShares = {
  /** What the input explains on its own. */
  readonly first: Float64Array;
  /** With everything it does together with others. */
  readonly total: Float64Array;
  /** Variance of the result over A and B (n − 1). */
  readonly variance: number;
};

export type VarianceSharesOptions = {
  /** Rows to use, with repetitions where a row counts more than once; all of them if left out. */
  readonly rows?: ArrayLike<number>;
  /** Whether the mean is taken off first, which spares the first-order estimate its noise; default true. */
  readonly centred?: boolean;
};

/**
 * First-order and total indices: Σ b (ab − a) / n and Σ (a − ab)² / 2n over the variance. Estimates from a small
 * sample may fall below 0 or above 1; they are left as they are.
 *
 * @throws RangeError  for columns of unequal length, or none
 * @see Saltelli et al. (2010), Computer Physics Communications 181, 259–270. doi:10.1016/j.cpc.2009.09.018
 * @see Jansen (1999), Computer Physics Communications 117, 35–43. doi:10.1016/S0010-4655(98)00154-4; numbers of
 *   COINr 1.1.14 `SA_estimate()` with `centred: false`
 * @example
 * Array.from(varianceShares({ a: [1, 2, 3], b: [3, 1, 2], ab: [[3, 1, 2], [1, 2, 3]] }).total); // => [1.25, 0]
 */
export function varianceShares(
  results: SaltelliResults,
  options: VarianceSharesOptions = {},
): VarianceShares {
  const { a, b, ab } = results;
  if (a.length === 0 || [b, ...ab].some((column) => column.length !== a.length)) {
    throw new RangeError("Cannot share out a variance: A, B and every AB need the same rows, one at least");
  }
  const { rows = Uint32Array.from({ length: a.length }, (_, row) => row), centred = true } = options;
  const n = rows.length;
  let sum = 0;
  for (let r = 0; r < n; r++) sum += a[rows[r]!]! + b[rows[r]!]!;
  const mean = sum / (2 * n);
  let squares = 0;
  for (let r = 0; r < n; r++) squares += (a[rows[r]!]! - mean) ** 2 + (b[rows[r]!]! - mean) ** 2;
  const measured = squares / (2 * n - 1);
  // Results that differ by rounding only do not vary.
  const variance = measured > (1e-12 * Math.max(1, Math.abs(mean))) ** 2 ? measured : 0;
  const shift = centred ? mean : 0;
  const first = new Float64Array(ab.length);
  const total = new Float64Array(ab.length);
  ab.forEach((column, i) => {
    let own = 0;
    let all = 0;
    for (let r = 0; r < n; r++) {
      const row = rows[r]!;
      const moved = column[row]! - a[row]!;
      own += (b[row]! - shift) * moved;
      all += moved * moved;
    }
    first[i] = variance > 0 ? own / n / variance : Number.NaN;
    total[i] = variance > 0 ? all / (2 * n) / variance : Number.NaN;
  });
  return { first, total, variance };
}
