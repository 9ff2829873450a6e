/** A singular value decomposition by one-sided Jacobi rotations. */

/** One direction in the space of columns, of length 1, and the length of the columns' combination along it. */
export type SingularDirection = { readonly direction: Float64Array; readonly norm: number };

const RIGHT_ANGLE = 1e-15;
const NOTHING = 1e-30;

/**
 * Rotate columns, two at a time, until all stand at right angles: their lengths are then the singular values,
 * the rotations the right singular vectors, small values as exact as large ones.
 *
 * @param columns  of one length, without NaN
 * @see Demmel & Veselić (1992), SIAM Journal on Matrix Analysis 13, 1204–1245. doi:10.1137/0613074
 * @example
 * orthogonalise([[3, 4], [0, 0]]).map(({ norm }) => norm); // => [5, 0]
 */
export function orthogonalise(columns: readonly ArrayLike<number>[]): readonly SingularDirection[] {
  const count = columns.length;
  const turned = columns.map((column) => Float64Array.from(column));
  const directions = turned.map((_, k) => Float64Array.from({ length: count }, (__, i) => (i === k ? 1 : 0)));
  const all = turned.reduce((sum, column) => sum + dot(column, column), 0);
  for (let sweep = 0, moved = true; moved && sweep < 60; sweep++) {
    moved = false;
    for (let p = 0; p < count; p++) {
      for (let q = p + 1; q < count; q++) {
        const own = dot(turned[p]!, turned[p]!);
        const other = dot(turned[q]!, turned[q]!);
        const both = dot(turned[p]!, turned[q]!);
        // A column of nothing but rounding has no direction to set right.
        if (!(Math.min(own, other) > NOTHING * all)) continue;
        if (!(Math.abs(both) > RIGHT_ANGLE * Math.sqrt(own * other))) continue;
        moved = true;
        const half = (other - own) / (2 * both);
        const tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.hypot(1, half));
        const cosine = 1 / Math.hypot(1, tangent);
        rotate(turned[p]!, turned[q]!, cosine, cosine * tangent);
        rotate(directions[p]!, directions[q]!, cosine, cosine * tangent);
      }
    }
  }
  return turned.map((column, k) => ({
    direction: directions[k]!,
    norm: Math.sqrt(dot(column, column)),
  }));
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

function rotate(a: Float64Array, b: Float64Array, cosine: number, sine: number): void {
  for (let i = 0; i < a.length; i++) {
    const first = a[i]!;
    a[i] = cosine * first - sine * b[i]!;
    b[i] = sine * first + cosine * b[i]!;
  }
}
