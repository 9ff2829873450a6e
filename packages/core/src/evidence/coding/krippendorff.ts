/** Krippendorff's alpha: how far coders agree beyond chance, with any number of coders and with gaps. */

export const codeScales = ["nominal", "ordinal"] as const;

/** `nominal`: two codes are the same or not. `ordinal`: grades, further apart the more codes lie between them. */
export type CodeScale = (typeof codeScales)[number];

export type KrippendorffAlpha = {
  /** 1 where all agree, 0 for chance, below 0 where they disagree more than that; NaN where no code differs. */
  readonly alpha: number;
  /** Answers with two codes or more, and all codes on them. */
  readonly units: number;
  readonly codes: number;
  /** Disagreement seen, and what chance would give. */
  readonly observed: number;
  readonly expected: number;
};

/**
 * Krippendorff's alpha: 1 − observed ÷ expected disagreement. An answer with one code alone counts for nothing.
 *
 * @param coders  `coders[coder][unit]` as numbers, NaN for a gap; for `ordinal` their order counts, not their size
 * @throws RangeError  for coders of unequal length
 * @see Krippendorff (2004), Content Analysis, 2nd ed., chapter 11; (2011), Computing Krippendorff's alpha-reliability,
 *   https://repository.upenn.edu/handle/20.500.14332/2089; Hayes & Krippendorff (2007), doi:10.1080/19312450709336664
 * @example
 * krippendorffAlpha([[1, 2, 3, 3], [1, 2, 3, 3]], "nominal").alpha; // => 1
 * krippendorffAlpha([[1, 1], [1, 1]], "nominal").alpha; // => NaN
 */
export function krippendorffAlpha(coders: readonly ArrayLike<number>[], scale: CodeScale): KrippendorffAlpha {
  const length = coders[0]?.length ?? 0;
  if (coders.some((coder) => coder.length !== length)) {
    throw new RangeError("Cannot compare coders: they must have the same answers before them");
  }
  const units = Array.from({ length }, (_, unit) =>
    coders.map((coder) => coder[unit]!).filter((code) => !Number.isNaN(code)),
  ).filter((codes) => codes.length > 1);
  const names = [...new Set(units.flat())].sort((a, b) => a - b);
  const totals = names.map((name) => units.flat().filter((code) => code === name).length);
  const n = totals.reduce((sum, each) => sum + each, 0);
  const place = new Map(names.map((name, k) => [name, k]));
  const apart = distances(totals, scale);
  let observed = 0;
  for (const codes of units) {
    let within = 0;
    for (const a of codes) for (const b of codes) within += apart[place.get(a)!]![place.get(b)!]!;
    observed += within / (codes.length - 1) / n;
  }
  let expected = 0;
  totals.forEach((a, i) => {
    totals.forEach((b, j) => {
      expected += (a * b * apart[i]![j]!) / (n * (n - 1));
    });
  });
  const alpha = expected > 0 ? 1 - observed / expected : Number.NaN;
  return { alpha, units: units.length, codes: n, observed, expected };
}

/** Squared distances between codes. */
function distances(totals: readonly number[], scale: CodeScale): readonly (readonly number[])[] {
  return totals.map((a, i) =>
    totals.map((b, j) => {
      if (i === j) return 0;
      if (scale === "nominal") return 1;
      const between = totals.slice(Math.min(i, j), Math.max(i, j) + 1).reduce((sum, each) => sum + each, 0);
      return (between - (a + b) / 2) ** 2;
    }),
  );
}
