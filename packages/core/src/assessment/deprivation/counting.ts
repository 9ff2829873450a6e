/** Counting deprivations: who is deprived in how many respects at once, how many people that is, and how deeply. */

export type DeprivationCount = {
  /** For each person the weighted share of dimensions with a deprivation, 0 to 1; NaN where one is not known. */
  readonly score: Float64Array;
  /** Persons of whom every dimension is known; all shares below are shares of them. */
  readonly counted: number;
  /** Share of people who are poor: deprived in at least the poverty cutoff. */
  readonly headcount: number;
  /** Mean score of the poor; NaN where nobody is. */
  readonly intensity: number;
  /** Headcount × intensity. */
  readonly adjustedHeadcount: number;
  /** The same with each deprivation counted by its depth, and by its depth squared. */
  readonly adjustedGap: number;
  readonly adjustedSquaredGap: number;
  readonly dimensions: readonly {
    /** Share of people deprived in it. */
    readonly uncensoredHeadcount: number;
    /** Share of people who are poor and deprived in it. */
    readonly censoredHeadcount: number;
    /** Its part of the adjusted headcount; the parts add up to 1. NaN where nobody is poor. */
    readonly contribution: number;
  }[];
};

// Three weights of a third add up to 1, whatever the rounding says.
const TIE = 1e-9;

/**
 * How far each value falls short of a cutoff, as a share of it: 0 at the cutoff and above.
 *
 * @param values  one per person, NaN where missing; at least 0
 * @param deprivationCutoff  above 0; who is below it is deprived
 * @throws RangeError  for a cutoff that is not above 0
 * @example
 * Array.from(deprivationDepth([3, 4, 9], 4)); // => [0.25, 0, 0]
 */
export function deprivationDepth(values: ArrayLike<number>, deprivationCutoff: number): Float64Array {
  if (!(deprivationCutoff > 0)) {
    throw new RangeError(`Cannot take shares of a cutoff of ${deprivationCutoff}: it must be above 0`);
  }
  return Float64Array.from(values, (value) =>
    value >= deprivationCutoff ? 0 : (deprivationCutoff - value) / deprivationCutoff,
  );
}

/**
 * Count deprivations by the dual cutoff of Alkire and Foster. A person with a dimension that is not known is left out.
 *
 * @param depths  for each dimension one number per person: 0 if not deprived, else how deeply, up to 1 (which stands
 *   for a deprivation without degrees); NaN where not known
 * @param options.weights  of the dimensions, at least 0, relative
 * @param options.povertyCutoff  0 to 1; who reaches it (within 1e-9) is poor. At 0 everybody with any deprivation is
 * @throws RangeError  for columns of unequal length, other weights than dimensions, or a cutoff outside 0 to 1
 * @see Alkire & Foster (2011), Journal of Public Economics 95, 476–487. doi:10.1016/j.jpubeco.2010.11.006
 * @example
 * countDeprivations([[0, 1, 1, 0], [0, 0, 1, 0]], { weights: [1, 1], povertyCutoff: 0.5 }).headcount; // => 0.5
 * countDeprivations([[0, 1, 1, 0], [0, 0, 1, 0]], { weights: [1, 1], povertyCutoff: 0.5 }).intensity; // => 0.75
 */
export function countDeprivations(
  depths: readonly ArrayLike<number>[],
  options: { readonly weights: ArrayLike<number>; readonly povertyCutoff: number },
): DeprivationCount {
  const { povertyCutoff } = options;
  const shares = sharesOf(options.weights, depths.length);
  const length = depths[0]?.length ?? 0;
  if (depths.some((column) => column.length !== length)) {
    throw new RangeError("Cannot count deprivations: columns must be of one length");
  }
  if (!(povertyCutoff >= 0 && povertyCutoff <= 1)) {
    throw new RangeError(`Cannot take ${povertyCutoff} for a poverty cutoff: it must lie in [0, 1]`);
  }
  const score = new Float64Array(length);
  const sums = { poor: 0, score: 0, gap: 0, squared: 0 };
  const deprived = new Float64Array(depths.length);
  const censored = new Float64Array(depths.length);
  let counted = 0;
  for (let person = 0; person < length; person++) {
    const own = depths.map((column) => column[person]!);
    score[person] = own.some(Number.isNaN)
      ? Number.NaN
      : own.reduce((sum, depth, k) => sum + (depth > 0 ? shares[k]! : 0), 0);
    if (Number.isNaN(score[person]!)) continue;
    counted++;
    const isPoor = score[person]! > 0 && score[person]! >= povertyCutoff - TIE;
    if (isPoor) sums.poor++;
    own.forEach((depth, k) => {
      if (!(depth > 0)) return;
      deprived[k]!++;
      if (!isPoor) return;
      censored[k]!++;
      sums.score += shares[k]!;
      sums.gap += shares[k]! * depth;
      sums.squared += shares[k]! * depth * depth;
    });
  }
  return {
    score,
    counted,
    headcount: sums.poor / counted,
    intensity: sums.score / sums.poor,
    adjustedHeadcount: sums.score / counted,
    adjustedGap: sums.gap / counted,
    adjustedSquaredGap: sums.squared / counted,
    dimensions: shares.map((share, k) => ({
      uncensoredHeadcount: deprived[k]! / counted,
      censoredHeadcount: censored[k]! / counted,
      contribution: (share * censored[k]!) / sums.score,
    })),
  };
}

function sharesOf(weights: ArrayLike<number>, count: number): readonly number[] {
  const all = Array.from(weights);
  const total = all.reduce((a, b) => a + b, 0);
  if (all.length !== count || !all.every((weight) => weight >= 0) || !(total > 0)) {
    throw new RangeError(`Cannot weigh ${count} dimensions by ${all.join(", ") || "nothing"}`);
  }
  return all.map((weight) => weight / total);
}
