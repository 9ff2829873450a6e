/** How numbers are written for people: one place, so that a score looks the same in text, table and figure. */

const score = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const tick = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const fourDigits = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });
const list = new Intl.ListFormat("en", { type: "unit", style: "short" });

/** Stands where there is no number. */
export const noNumber = "–";

function isThere(value: number | null): value is number {
  return value !== null && Number.isFinite(value);
}

/**
 * A score with two decimals.
 *
 * @example
 * formatScore(0.734); // => "0.73"
 * formatScore(null); // => "–"
 */
export function formatScore(value: number | null): string {
  return isThere(value) ? score.format(value) : noNumber;
}

const signed = new Intl.NumberFormat("en", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: "exceptZero",
});

/**
 * A change of a score, with its sign.
 *
 * @example
 * formatSigned(0.034); // => "+0.03"
 * formatSigned(-0.034); // => "−0.03"
 * formatSigned(-0.001); // => "0.00"
 */
export function formatSigned(value: number | null): string {
  return isThere(value) ? signed.format(value).replace("-", "−") : noNumber;
}

/**
 * A figure that may be below 0, with two decimals and a true minus sign.
 *
 * @example
 * formatCorrelation(-0.716); // => "−0.72"
 */
export function formatCorrelation(value: number | null): string {
  return formatScore(value)
    .replace(/^-0\.00$/, "0.00")
    .replace("-", "−");
}

/** A share of 0–1 as a percentage, with a true minus sign, never minus zero; the space does not break. */
export function formatShare(value: number | null): string {
  if (!isThere(value)) return noNumber;
  return `${whole
    .format(value * 100)
    .replace(/^-0$/, "0")
    .replace("-", "−")}\u00a0%`;
}

/**
 * A share of runs as a percentage, never rounded to certainty: nearly all is ">99 %", nearly none "<1 %".
 *
 * @example
 * formatChance(0.998); // => ">99\u00a0%"
 * formatChance(1); // => "100\u00a0%"
 */
export function formatChance(value: number | null): string {
  if (!isThere(value)) return noNumber;
  const percent = Math.round(value * 100);
  if (percent === 100 && value < 1 - 1e-9) return ">99\u00a0%";
  if (percent === 0 && value > 1e-9) return "<1\u00a0%";
  return formatShare(value);
}

export function formatCount(value: number | null): string {
  return isThere(value) ? whole.format(value) : noNumber;
}

/**
 * A value in any unit of measure, with at most four significant digits.
 *
 * @example
 * formatValue(1234.567); // => "1,235"
 * formatValue(0.012345); // => "0.01235"
 */
export function formatValue(value: number | null): string {
  if (!isThere(value)) return noNumber;
  return (Math.abs(value) >= 1000 ? whole : fourDigits).format(value);
}

/**
 * A mark on an axis, as short as it can be.
 *
 * @example
 * formatTick(0.2); // => "0.2"
 */
export function formatTick(value: number): string {
  return tick.format(value);
}

/** Two ends of an interval as figures; inside a sentence the catalogue places them. */
export function formatRange(low: number | null, high: number | null): string {
  return isThere(low) && isThere(high) ? `${formatScore(low)}–${formatScore(high)}` : noNumber;
}

/** Names one after another, as the language lists them. */
export function formatList(names: readonly string[]): string {
  return list.format(names);
}
