/** What a treatment returns, and how it marks what it did to each unit. */

/** The mark of a value that the treatment left as it was. */
export const UNTOUCHED = 0;
/** Lowered to the next value below. */
export const LOWERED = 1;
/** Raised to the next value above. */
export const RAISED = 2;
/** Carried to another scale, as every value of its column. */
export const TRANSFORMED = 3;

export type Treated = {
  /** One per unit, NaN where missing; the values given are left unchanged. */
  readonly values: Float64Array;
  /** One mark per unit: `UNTOUCHED`, `LOWERED`, `RAISED` or `TRANSFORMED`. */
  readonly marks: Uint8Array;
  /** How many units have a mark other than `UNTOUCHED`. */
  readonly count: number;
};

/**
 * Describe a column after treatment by an increasing function of every value; what it cannot carry over is NaN.
 *
 * @example
 * Array.from(transformed(Float64Array.of(1, NaN, 0), Math.log).values); // => [0, NaN, NaN]
 */
export function transformed(values: Float64Array, to: (value: number) => number): Treated {
  const marks = new Uint8Array(values.length);
  let count = 0;
  const after = values.map((value, u) => {
    if (Number.isNaN(value)) return value;
    marks[u] = TRANSFORMED;
    count++;
    const result = to(value);
    return Number.isFinite(result) ? result : Number.NaN;
  });
  return { values: after, marks, count };
}

/**
 * Describe a column in which single values were moved.
 *
 * @example
 * moved(Float64Array.of(1, 9), Float64Array.of(1, 5)).count; // => 1
 */
export function moved(before: Float64Array, after: Float64Array): Treated {
  const marks = after.map((value, u) =>
    value < before[u]! ? LOWERED : value > before[u]! ? RAISED : UNTOUCHED,
  );
  return {
    values: after,
    marks: Uint8Array.from(marks),
    count: marks.reduce((sum, mark) => sum + (mark === UNTOUCHED ? 0 : 1), 0),
  };
}

/**
 * Describe a column that a treatment has nothing to do in.
 *
 * @example
 * unchanged(Float64Array.of(1, 1)).count; // => 0
 */
export function unchanged(values: Float64Array): Treated {
  return { values: values.slice(), marks: new Uint8Array(values.length).fill(UNTOUCHED), count: 0 };
}
