/** What the calendar of seasons draws: when each season runs, what it brings, and how series go over the year. */

export type SeasonRow = {
  readonly id: string;
  readonly title: string;
  /** A free word, such as rain, lean or planting. */
  readonly kind: string;
  /** Months 1–12, both included; a season that ends before it begins runs over the new year. */
  readonly begins: number;
  readonly ends: number;
  /** Titles of the threats it brings. */
  readonly threats: readonly string[];
  /** The month by whose end somebody must have acted. */
  readonly actBy?: number;
};

export type MonthlyProfile = {
  readonly id: string;
  readonly title: string;
  readonly unitOfMeasure: string;
  /** Twelve, from January: shares of the year's total, or ratios to the mean; null where not known. */
  readonly months: readonly (number | null)[];
  /** How many years it rests on. */
  readonly years: number;
  /** What the months are; told by their sum where nothing is said. */
  readonly measure?: "share" | "ratio";
};

export type SeasonsData = {
  /** The month of the year that it is, 1–12. */
  readonly month: number;
  readonly rows: readonly SeasonRow[];
  readonly profiles: readonly MonthlyProfile[];
};

export const yearMonths: readonly number[] = Array.from({ length: 12 }, (_, i) => i + 1);

/** How many months from one month of the year to the next time it is another. */
export function monthsUntil(from: number, to: number): number {
  return (to - from + 12) % 12;
}

export function runsIn({ begins, ends }: Pick<SeasonRow, "begins" | "ends">, month: number): boolean {
  return monthsUntil(begins, month) <= monthsUntil(begins, ends);
}

/** What runs now, the oldest first; then what comes, the next first. */
export function sortedSeasons({ month, rows }: Pick<SeasonsData, "month" | "rows">): readonly SeasonRow[] {
  const order = (row: SeasonRow): number =>
    runsIn(row, month) ? -1 - monthsUntil(row.begins, month) : monthsUntil(month, row.begins);
  return rows.toSorted((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
}

/** A season that does not run yet and has a month to act by that comes before it. */
export function nextToActOn({
  month,
  rows,
}: SeasonsData): (SeasonRow & { readonly actBy: number }) | undefined {
  return sortedSeasons({ month, rows })
    .filter((row): row is SeasonRow & { readonly actBy: number } => row.actBy !== undefined)
    .filter((row) => !runsIn(row, month) && monthsUntil(month, row.actBy) <= monthsUntil(month, row.begins))
    .toSorted((a, b) => monthsUntil(month, a.actBy) - monthsUntil(month, b.actBy))[0];
}

/** The bars of a season within the year; two where it runs over the new year. */
export type SeasonPiece = {
  /** First and last month. */
  readonly from: number;
  readonly to: number;
  /** Whether it comes from the old year or goes on in the new one. */
  readonly fromOld: boolean;
  readonly intoNew: boolean;
};

export function seasonPieces({ begins, ends }: Pick<SeasonRow, "begins" | "ends">): readonly SeasonPiece[] {
  if (begins <= ends) return [{ from: begins, to: ends, fromOld: false, intoNew: false }];
  return [
    { from: 1, to: ends, fromOld: true, intoNew: false },
    { from: begins, to: 12, fromOld: false, intoNew: true },
  ];
}

export function measureOf({ months, measure }: MonthlyProfile): "share" | "ratio" {
  if (measure !== undefined) return measure;
  const sum = months.reduce<number>((total, value) => total + (value ?? 0), 0);
  return sum <= 1.01 ? "share" : "ratio";
}
