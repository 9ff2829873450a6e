/** The lowest point of a function of one number. */

export type Minimum = { readonly at: number; readonly value: number };

// The larger part of a golden section, and the smaller.
const LARGER = (Math.sqrt(5) - 1) / 2;
const SMALLER = 1 - LARGER;

/**
 * Where a function is lowest between two points, by golden sections, and by parabolas where three points fit one: a
 * local minimum if there are several. At the ends only as near as `tolerance`.
 *
 * @param options.tolerance  of the place, 1e-8 if not said; the square root of the machine's precision is the least
 *   that makes sense
 * @throws RangeError  for a low end that is not below the high one, or a tolerance not above 0
 * @see Brent (1973), Algorithms for Minimization without Derivatives, chapter 5
 * @example
 * minimiseOnInterval((x) => (x - 2) ** 2, 0, 5).at.toFixed(6); // => "2.000000"
 */
export function minimiseOnInterval(
  objective: (x: number) => number,
  low: number,
  high: number,
  options: { readonly tolerance?: number } = {},
): Minimum {
  const { tolerance = 1e-8 } = options;
  if (!(low < high && tolerance > 0)) throw new RangeError(`Cannot minimise from ${low} to ${high}`);
  let [from, to] = [low, high];
  let best = from + SMALLER * (to - from);
  let value = objective(best);
  // The second and third lowest points; with the lowest they make the parabola.
  let [second, secondValue, third, thirdValue] = [best, value, best, value];
  let step = 0;
  let stepBefore = 0;
  for (;;) {
    const middle = (from + to) / 2;
    if (Math.abs(best - middle) + (to - from) / 2 <= 2 * tolerance) return { at: best, value };
    const vertex = vertexStep(best, value, second, secondValue, third, thirdValue);
    // A parabola must lead inside, and by less than half the step before the last.
    const isTrusted =
      Math.abs(vertex) < Math.abs(stepBefore) / 2 && best + vertex > from && best + vertex < to;
    stepBefore = isTrusted ? step : best < middle ? to - best : from - best;
    step = isTrusted ? vertex : SMALLER * stepBefore;
    if (Math.abs(step) < tolerance) step = best < middle ? tolerance : -tolerance;
    const x = best + step;
    const found = objective(x);
    if (found <= value) {
      if (x < best) to = best;
      else from = best;
      [third, thirdValue, second, secondValue, best, value] = [second, secondValue, best, value, x, found];
      continue;
    }
    if (x < best) from = x;
    else to = x;
    if (found <= secondValue || second === best) {
      [third, thirdValue, second, secondValue] = [second, secondValue, x, found];
    } else if (found <= thirdValue || third === best || third === second) {
      [third, thirdValue] = [x, found];
    }
  }
}

/** From a to the vertex of the parabola through three points; NaN where there is none. */
function vertexStep(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const left = (a - b) * (fa - fc);
  const right = (a - c) * (fa - fb);
  const under = 2 * (left - right);
  return -((a - b) * left - (a - c) * right) / under;
}
