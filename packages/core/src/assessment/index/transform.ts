/** Transforms that straighten a skewed scale; applied to values and goalposts alike. */

import type { Transform } from "../../framework/index.ts";

/**
 * One value on its transformed scale. `log` of 0 or less is −∞, which a clamped goalpost scale holds at its low end.
 *
 * @example
 * transformValue(Math.E, "log"); // => 1
 * transformValue(0, "log"); // => -Infinity
 */
export function transformValue(value: number, transform: Transform): number {
  switch (transform) {
    case "none":
      return value;
    case "log":
      return value > 0 ? Math.log(value) : Number.isNaN(value) ? Number.NaN : Number.NEGATIVE_INFINITY;
    case "log1p":
      return value > -1 ? Math.log1p(value) : Number.isNaN(value) ? Number.NaN : Number.NEGATIVE_INFINITY;
  }
}
