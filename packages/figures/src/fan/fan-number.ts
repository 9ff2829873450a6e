/** Numbers of a forecast, no finer than it knows. */

import { formatValue } from "@salus/core";
import type { FanStep } from "./fan-data.ts";

/**
 * A number of a step, to a hundredth of the width of its band; counts of one and more to the whole.
 *
 * @example
 * fanNumber(21.7, { low: 3, high: 75 }); // => "22"
 * fanNumber(104.28, { low: 98, high: 112 }); // => "104.3"
 */
export function fanNumber(value: number, { low, high }: Pick<FanStep, "low" | "high">): string {
  const width = Math.abs(high - low);
  if (!(width > 0)) return formatValue(value);
  const decimals = Math.min(6, Math.max(0, Math.ceil(-Math.log10(width / 50))));
  const rounded = Number(value.toFixed(decimals));
  return formatValue(rounded === 0 ? 0 : rounded);
}
