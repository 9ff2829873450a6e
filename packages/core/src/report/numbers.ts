/** Numbers as people read them, in the reader's language. */

const locale = "en";

/** A score with two decimals; an en dash where there is none. */
export function formatScore(score: number): string {
  return Number.isNaN(score)
    ? "–"
    : new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(score);
}

/**
 * A share as a percentage.
 *
 * @example
 * formatPercent(0.653); // => "65 %"
 */
export function formatPercent(share: number): string {
  return Number.isNaN(share)
    ? "–"
    : `${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(share * 100)} %`;
}

/**
 * A value of any size with at most four significant digits.
 *
 * @example
 * formatValue(1234.567); // => "1,235"
 * formatValue(0.012345); // => "0.01235"
 */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return "–";
  const large = Math.abs(value) >= 1000;
  return new Intl.NumberFormat(
    locale,
    large ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 4 },
  ).format(value);
}
