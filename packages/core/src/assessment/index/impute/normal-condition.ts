/** What a normal distribution says of the values that a unit misses, given those it has. */

import { choleskyFactor, choleskySolve } from "../../../numerics/index.ts";

/** Units that miss the same columns. */
export type Pattern = {
  readonly observed: readonly number[];
  readonly missing: readonly number[];
  readonly units: readonly number[];
};

/** Units by what they miss; those that miss everything tell nothing and are left out. */
export function patternsOf(columns: readonly Float64Array[]): readonly Pattern[] {
  const byKey = new Map<string, { observed: number[]; missing: number[]; units: number[] }>();
  const unitCount = columns[0]?.length ?? 0;
  for (let u = 0; u < unitCount; u++) {
    const key = columns.map((column) => (Number.isNaN(column[u]!) ? "0" : "1")).join("");
    if (!key.includes("1")) continue;
    let pattern = byKey.get(key);
    if (pattern === undefined) {
      const all = columns.map((_, k) => k);
      pattern = {
        observed: all.filter((k) => key[k] === "1"),
        missing: all.filter((k) => key[k] === "0"),
        units: [],
      };
      byKey.set(key, pattern);
    }
    pattern.units.push(u);
  }
  return [...byKey.values()];
}

export type Conditional = {
  expect(value: (k: number) => number): Float64Array;
  /** Of the missing, given the observed; row after row. */
  readonly covariance: Float64Array;
};

/** The distribution of what a pattern misses, given what it has; null where the observed columns are collinear. */
export function conditionOn(
  { observed, missing }: Pattern,
  mean: Float64Array,
  covariance: Float64Array,
): Conditional | null {
  const p = mean.length;
  const o = observed.length;
  const m = missing.length;
  const among = new Float64Array(o * o);
  observed.forEach((a, i) => {
    observed.forEach((b, j) => {
      among[i * o + j] = covariance[a * p + b]!;
    });
  });
  const factor = choleskyFactor(among, o, 1e-10);
  if (factor === null) return null;
  // Regression of each missing column on the observed ones.
  const slopes = missing.map((k) =>
    choleskySolve(
      factor,
      Float64Array.from(observed, (a) => covariance[a * p + k]!),
    ),
  );
  const rest = new Float64Array(m * m);
  missing.forEach((k, i) => {
    missing.forEach((l, j) => {
      let explained = 0;
      observed.forEach((a, q) => {
        explained += slopes[i]![q]! * covariance[a * p + l]!;
      });
      rest[i * m + j] = covariance[k * p + l]! - explained;
    });
  });
  return {
    covariance: rest,
    expect: (value) =>
      Float64Array.from(missing, (k, i) =>
        observed.reduce((sum, a, q) => sum + slopes[i]![q]! * (value(a) - mean[a]!), mean[k]!),
      ),
  };
}
