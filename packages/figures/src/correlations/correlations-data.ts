/** What the figure of correlations draws: the parts of one node, and every pair of them. */

export type CorrelationPart = { readonly id: string; readonly title: string };

export type CorrelationPair = {
  /** Ids of the two parts. */
  readonly a: string;
  readonly b: string;
  /** Null where it cannot be computed. */
  readonly pearson: number | null;
  readonly spearman: number | null;
  readonly kendall: number | null;
  /** Places that have both scores. */
  readonly units: number;
};

export type CorrelationsData = {
  /** Title of the node whose parts they are. */
  readonly within: string;
  readonly parts: readonly CorrelationPart[];
  readonly pairs: readonly CorrelationPair[];
  /** Absolute correlation from which two parts say the same, and the one at which they pull apart. */
  readonly redundant: number;
  readonly opposing: number;
};

export type KnownPair = CorrelationPair & { readonly pearson: number };

/** Pairs with a correlation, the strongest first. */
export function knownPairs({ pairs }: CorrelationsData): readonly KnownPair[] {
  return pairs
    .filter((pair): pair is KnownPair => pair.pearson !== null)
    .toSorted((x, y) => Math.abs(y.pearson) - Math.abs(x.pearson) || (x.a + x.b < y.a + y.b ? -1 : 1));
}

/** The pair of two parts, whichever is named first; undefined where there is none. */
export function pairOf({ pairs }: CorrelationsData, a: string, b: string): CorrelationPair | undefined {
  return pairs.find((pair) => (pair.a === a && pair.b === b) || (pair.a === b && pair.b === a));
}
