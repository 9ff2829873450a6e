/** What the coverage figure draws: how much is measured of each component under each freedom. */

export type CoverageCell = {
  readonly component: string;
  readonly freedom: string;
  /** How many indicators stand here. */
  readonly indicators: number;
  /** Share of their values that are present, 0–1; null where there is no indicator. */
  readonly present: number | null;
  /** Why the cell is empty, in the reader's language. */
  readonly reason?: string;
};

export type CoverageData = {
  readonly components: readonly { readonly id: string; readonly title: string }[];
  readonly freedoms: readonly { readonly id: string; readonly title: string }[];
  /** Cells not listed are empty, for no reason given. */
  readonly cells: readonly CoverageCell[];
};

/** The cell of a component under a freedom. */
export function cellAt(data: CoverageData, component: string, freedom: string): CoverageCell {
  const found = data.cells.find((cell) => cell.component === component && cell.freedom === freedom);
  return found ?? { component, freedom, indicators: 0, present: null };
}

/** Every cell, row by row. */
export function allCells(data: CoverageData): CoverageCell[] {
  return data.components.flatMap((component) =>
    data.freedoms.map((freedom) => cellAt(data, component.id, freedom.id)),
  );
}

/** Reasons for empty cells in order of appearance: the number a cell shows is the place in this list. */
export function reasonsListed(data: CoverageData): string[] {
  const reasons = allCells(data).flatMap((cell) =>
    cell.indicators === 0 && cell.reason !== undefined ? [cell.reason] : [],
  );
  return [...new Set(reasons)];
}
