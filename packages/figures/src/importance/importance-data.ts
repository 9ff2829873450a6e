/** What the figure of importance draws: each part's weight beside what it really counts for. */

export type ImportanceRow = {
  readonly id: string;
  readonly title: string;
  /** Share of the weight among its siblings, 0 to 1. */
  readonly weight: number;
  /** Share of the real importance among its siblings; null where it cannot be said. */
  readonly importance: number | null;
  /** Share of the variance above that it explains. */
  readonly explained: number | null;
};

export type ImportanceData = {
  readonly within: string;
  readonly rows: readonly ImportanceRow[];
  /** Importance over weight below which a part counts for too little, and above which for too much. */
  readonly under: number;
  readonly over: number;
  /** Explained share below which a part is silent. */
  readonly silent: number;
};

export type KnownImportance = ImportanceRow & { readonly importance: number; readonly explained: number };

/** Rows with an importance, that which counts for least against its weight first. */
export function knownImportance({ rows }: Pick<ImportanceData, "rows">): readonly KnownImportance[] {
  return rows
    .filter((row): row is KnownImportance => row.importance !== null && row.explained !== null)
    .toSorted((a, b) => a.importance / a.weight - b.importance / b.weight || (a.id < b.id ? -1 : 1));
}
