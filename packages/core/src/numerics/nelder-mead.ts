/** The lowest point of a function of several numbers, without derivatives. */

export type SimplexMinimum = {
  readonly at: Float64Array;
  readonly value: number;
  readonly evaluations: number;
  /** Whether the simplex became small before the evaluations ran out. */
  readonly converged: boolean;
};

type Vertex = { readonly at: Float64Array; readonly value: number };

/**
 * Nelder and Mead's simplex, with their coefficients 1, 2, ½ and ½. It ends where the values at the corners differ by
 * no more than `tolerance` of themselves. A value that is no number counts as ∞, so a function may refuse places.
 *
 * @param start  one corner; the objective must be a number there
 * @param options.steps  to the other corners, one along each axis, none 0
 * @param options.tolerance  1e-12 if not said
 * @param options.evaluations  at most so many, 2,000 times the number of axes if not said
 * @throws RangeError  for no axis, unequal lengths or a step of 0
 * @see Nelder & Mead (1965), The Computer Journal 7, 308–313. doi:10.1093/comjnl/7.4.308
 * @example
 * nelderMead(([x, y]) => (x - 1) ** 2 + (y + 2) ** 2, [0, 0], { steps: [1, 1] }).at[1].toFixed(4); // => "-2.0000"
 */
export function nelderMead(
  objective: (at: Float64Array) => number,
  start: ArrayLike<number>,
  options: {
    readonly steps: ArrayLike<number>;
    readonly tolerance?: number;
    readonly evaluations?: number;
  },
): SimplexMinimum {
  const axes = start.length;
  const { steps, tolerance = 1e-12, evaluations: most = 2000 * axes } = options;
  if (axes === 0 || steps.length !== axes) {
    throw new RangeError(`Cannot minimise along ${axes} axes with ${steps.length} steps`);
  }
  let evaluations = 0;
  function look(at: Float64Array): Vertex {
    evaluations++;
    const value = objective(at);
    return { at, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  }
  const corners = [look(Float64Array.from(start))];
  for (let k = 0; k < axes; k++) {
    if (!(Math.abs(steps[k]!) > 0)) throw new RangeError(`Cannot minimise with a step of ${steps[k]}`);
    const at = Float64Array.from(start);
    at[k]! += steps[k]!;
    corners.push(look(at));
  }
  for (;;) {
    corners.sort((a, b) => a.value - b.value);
    const [best, worst] = [corners[0]!, corners[axes]!];
    const converged = worst.value - best.value <= tolerance * (Math.abs(best.value) + tolerance);
    if (converged || evaluations >= most) return { ...best, evaluations, converged };
    const centre = centreOf(corners, axes);
    const reflected = look(between(centre, worst.at, -1));
    if (reflected.value < best.value) {
      const expanded = look(between(centre, worst.at, -2));
      corners[axes] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < corners[axes - 1]!.value) {
      corners[axes] = reflected;
    } else {
      const outside = reflected.value < worst.value;
      const contracted = look(between(centre, outside ? reflected.at : worst.at, 0.5));
      if (contracted.value < Math.min(reflected.value, worst.value)) corners[axes] = contracted;
      else for (let k = 1; k <= axes; k++) corners[k] = look(between(best.at, corners[k]!.at, 0.5));
    }
  }
}

/** Of all corners but the worst. */
function centreOf(corners: readonly Vertex[], axes: number): Float64Array {
  const centre = new Float64Array(axes);
  for (let k = 0; k < axes; k++) for (let j = 0; j < axes; j++) centre[j]! += corners[k]!.at[j]! / axes;
  return centre;
}

function between(from: Float64Array, to: Float64Array, share: number): Float64Array {
  return from.map((value, j) => value + share * (to[j]! - value));
}
