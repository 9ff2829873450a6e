/** A season: months of the year in which people expect something, good or bad. */

export type Season = {
  readonly id: string;
  readonly title: string;
  /** A free word, such as rain, lean, planting, harvest, school or movement. */
  readonly kind: string;
  /** First and last month, 1 to 12; it runs over the new year where it ends before it begins. */
  readonly begins: number;
  readonly ends: number;
  /** Empty where it is everywhere. */
  readonly unit: string;
  /** Threats that it brings or worsens. */
  readonly threats: readonly string[];
  readonly source: string;
  readonly note: string;
};

/**
 * Whether a month lies in a season, its ends with it.
 *
 * @param month  1 to 12
 * @example
 * isInSeason({ begins: 11, ends: 2 }, 1); // => true
 * isInSeason({ begins: 11, ends: 2 }, 3); // => false
 */
export function isInSeason({ begins, ends }: Pick<Season, "begins" | "ends">, month: number): boolean {
  return begins <= ends ? month >= begins && month <= ends : month >= begins || month <= ends;
}

/**
 * How many months there are from one month of the year to the next time it is another; 0 if it is.
 *
 * @example
 * monthsUntil(11, 2); // => 3
 */
export function monthsUntil(from: number, to: number): number {
  return (((to - from) % 12) + 12) % 12;
}
