import { formatTick } from "@salus/core";

/**
 * A weight with its sign, to a tenth.
 *
 * @example
 * signedWeight(-2.5); // => "−2.5"
 */
export function signedWeight(weight: number): string {
  const size = formatTick(Math.round(Math.abs(weight) * 10) / 10);
  return size === "0" ? size : `${weight < 0 ? "−" : "+"}${size}`;
}
