/** Auxiliary variables turned into columns at right angles, so that calibration is well posed whatever they are. */

/** One variable over cells, and its total in the population. */
export type Auxiliary = {
  /** Of the attribute, such as "sex" or "household size". */
  readonly margin: string;
  /** The category that is counted; "" for the sum of a number. */
  readonly category: string;
  readonly values: Float64Array;
  readonly total: number;
};

export type AuxiliaryBasis = {
  /** At right angles and of length 1, when cells count with their weight. */
  readonly directions: readonly Float64Array[];
  /** What the totals ask of each direction. */
  readonly targets: Float64Array;
  /** Variables that follow from earlier ones, while their totals do not. */
  readonly contradicted: readonly { readonly auxiliary: Auxiliary; readonly implied: number }[];
};

/** What is left of a variable, relative to it, when it follows from earlier ones. */
const DEPENDENT = 1e-9;
const DISAGREE = 1e-9;

/**
 * Orthonormal columns that span the variables, by Gram and Schmidt's steps, each taken twice.
 *
 * @param weights  of the cells
 * @see Giraud, Langou & Rozložník (2005), Computers & Mathematics with Applications 50, 1069–1075 (twice is enough).
 * doi:10.1016/j.camwa.2005.08.009
 * @example
 * orthonormalBasis([{ margin: "people", category: "", values: Float64Array.of(1, 1), total: 8 }], Float64Array.of(2, 2)).targets[0]; // => 4
 */
export function orthonormalBasis(auxiliaries: readonly Auxiliary[], weights: Float64Array): AuxiliaryBasis {
  const directions: Float64Array[] = [];
  const targets: number[] = [];
  const contradicted: { auxiliary: Auxiliary; implied: number }[] = [];
  for (const auxiliary of auxiliaries) {
    const rest = auxiliary.values.slice();
    const length = Math.sqrt(product(rest, rest, weights));
    let implied = 0;
    for (let pass = 0; pass < 2; pass++) {
      directions.forEach((direction, k) => {
        const along = product(direction, rest, weights);
        for (let c = 0; c < rest.length; c++) rest[c]! -= along * direction[c]!;
        implied += along * targets[k]!;
      });
    }
    const left = Math.sqrt(product(rest, rest, weights));
    if (left > DEPENDENT * length) {
      directions.push(rest.map((each) => each / left));
      targets.push((auxiliary.total - implied) / left);
    } else if (!agree(auxiliary.total, implied)) contradicted.push({ auxiliary, implied });
  }
  return { directions, targets: Float64Array.from(targets), contradicted };
}

function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= DISAGREE * Math.max(Math.abs(a), Math.abs(b));
}

function product(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += weights[c]! * a[c]! * b[c]!;
  return sum;
}
